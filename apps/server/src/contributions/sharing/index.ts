export { carryShares } from './carry.ts'
export { sharesOf } from './read.ts'
export { shareRoutes } from './routes.ts'
