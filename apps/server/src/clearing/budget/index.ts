export { lineTitle } from './commands.ts'
export { budgetInForce, budgetOf } from './read.ts'
export { budgetRoutes } from './routes.ts'
