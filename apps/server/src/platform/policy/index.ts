export { PolicyRefusal, filingLawOf, openRelease, sharedRelease } from './release.ts'
export { policyRoutes } from './routes.ts'
