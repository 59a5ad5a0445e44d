export { lockPair } from './lock.ts'
export { prepaidFen, requirePrepaid } from './prepaid.ts'
export type { Pair } from './prepaid.ts'
export { clearingRoutes } from './routes.ts'
