export { enrolmentRoutes } from './routes.ts'
