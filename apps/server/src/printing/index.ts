export { filingPaperRoutes, guidePaperRoutes } from './routes.ts'
