export { activationPaperRoutes } from './activation-routes.ts'
export { filingPaperRoutes, guidePaperRoutes } from './routes.ts'
