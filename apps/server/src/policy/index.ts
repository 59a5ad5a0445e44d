export { PolicyRefusal, openRelease } from './release.ts'
export { policyRoutes } from './routes.ts'
