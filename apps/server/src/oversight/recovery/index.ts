export { carryReclaims } from './carry-out.ts'
export { recoveryRoutes } from './routes.ts'
