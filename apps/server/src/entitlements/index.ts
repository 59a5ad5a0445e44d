export { entitlementRoutes } from './routes.ts'
export { diseaseFacts, diseaseMeant, diseasesOn, grantedDisease, openDisease, planDisease } from './diseases.ts'
export type { Applying, DiseaseApplication, DiseasePrivate, RegisteredDisease } from './diseases.ts'
export { abroadFacts, planAbroad, planReturn } from './abroad.ts'
