export { carryOnRuns } from './carry-on.ts'
export { listRuns } from './list.ts'
export { accountRoutes } from './routes.ts'
export { readyRun, startRun } from './start.ts'
