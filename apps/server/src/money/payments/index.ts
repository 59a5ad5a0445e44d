export { finishBatches } from './carry-out.ts'
export { payingKinds } from './paying-kinds.ts'
export { paymentRoutes } from './routes.ts'
