export { deskMonthlyRoutes } from './desk-routes.ts'
export { ownMonthlyRoutes } from './own-routes.ts'
export { postingsOf } from './postings.ts'
export { applyByMessage, withdrawByMessage } from './messages.ts'
