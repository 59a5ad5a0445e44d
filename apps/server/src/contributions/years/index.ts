export { yearProofRoutes } from './proof-routes.ts'
export { ownYearRoutes } from './own-routes.ts'
export { deskYearRoutes } from './routes.ts'
export { verifyTransfer } from './transfer.ts'
