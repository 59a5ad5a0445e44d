export { cashierRoutes, feeListRoutes } from './routes.ts'
