export { findInstitution, listInstitutions, type Institution, type InstitutionOnDay } from './institutions.ts'
export { institutionRoutes } from './routes.ts'
export { indexInstitutionNames } from './search.ts'
