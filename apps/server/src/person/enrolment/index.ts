export { activationPaperRoutes } from './activation-paper-routes.ts'
export { activationDeskRoutes } from './activation-routes.ts'
export { enrolmentRoutes } from './routes.ts'
export { requireSeenPerson } from './page.ts'
