export { changeErrors, faultErrors, keepableDraft, pathErrors } from './draft.ts'
export { policyDeskRoutes } from './routes.ts'
export { poolOf } from './table.ts'
