export { claimRoutes } from './citizen-routes.ts'
export { claimCounterRoutes } from './counter-routes.ts'
export { claimDeskRoutes } from './desk-routes.ts'
export { claimMaterialRoutes } from './material-routes.ts'
