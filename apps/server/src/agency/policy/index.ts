export { keepableDraft } from './draft.ts'
export { policyDeskRoutes } from './routes.ts'
