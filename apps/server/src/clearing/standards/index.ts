export { standardsOn, standardUsed } from './in-force.ts'
export type { StandardInForce, StandardsInForce } from './in-force.ts'
export { standardRoutes } from './routes.ts'
