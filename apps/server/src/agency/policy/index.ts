export { policyDeskRoutes } from './routes.ts'
