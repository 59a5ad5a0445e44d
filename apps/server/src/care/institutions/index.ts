export { applicationUnderWay, changeAgreement, longestAheadDays, readAgreement } from './agreements.ts'
export {
  designatedFor,
  suspendedFor,
  findInstitution,
  listInstitutions,
  type Institution,
  type InstitutionOnDay,
} from './institutions.ts'
export { holdInstitution } from './hold.ts'
export { generateDirectory } from './import/generate.ts'
export { importInstitutions } from './import/import.ts'
export { indexName, pieces, plainName, readSearch } from './names.ts'
export { institutionOf, requireSamePlace } from './one.ts'
export { institutionRoutes } from './routes.ts'
export { creditCodesOf, readFound, searchInstitutions } from './search.ts'
