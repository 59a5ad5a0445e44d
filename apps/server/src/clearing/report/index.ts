export { fundReportRoutes } from './routes.ts'
