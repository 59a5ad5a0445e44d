export { chooseDraft, ownPool } from './drafts.ts'
export { savedDraftRoutes } from './routes.ts'
