export { activationDeskRoutes } from './activation-routes.ts'
export { enrolmentRoutes } from './routes.ts'
