export { deskHomeRoutes } from './routes.ts'
