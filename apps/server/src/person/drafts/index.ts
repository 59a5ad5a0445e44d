export { draftSent, sweepDrafts } from './drafts.ts'
export { draftRoutes } from './routes.ts'
