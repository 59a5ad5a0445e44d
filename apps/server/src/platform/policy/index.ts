export { PolicyRefusal, filingLawOf, openRelease, refuseLeftOut, sharedRelease } from './release.ts'
export { policyRoutes } from './routes.ts'
