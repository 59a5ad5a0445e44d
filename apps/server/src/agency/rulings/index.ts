export { rulingRoutes } from './routes.ts'
export { rulingsOn, targetTitle } from './rulings.ts'
export type { EnteredRuling } from './rulings.ts'
