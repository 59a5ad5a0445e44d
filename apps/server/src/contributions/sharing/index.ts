export { carryShares } from './carry.ts'
export { shareRoutes } from './routes.ts'
