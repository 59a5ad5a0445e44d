export { deskMonthlyRoutes } from './desk-routes.ts'
export { ownMonthlyRoutes } from './own-routes.ts'
export { applyByMessage, withdrawByMessage } from './messages.ts'
export { lockTakings, undoneIn } from './restore.ts'
