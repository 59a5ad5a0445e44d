export { findInstitution, listInstitutions, type Institution, type InstitutionOnDay } from './institutions.ts'
