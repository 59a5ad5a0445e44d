export { draftSent, draftsBegun, sweepDrafts } from './drafts.ts'
export { draftRoutes } from './routes.ts'
