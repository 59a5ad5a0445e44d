export { PolicyRefusal, filingLawOf, openRelease } from './release.ts'
export { policyRoutes } from './routes.ts'
