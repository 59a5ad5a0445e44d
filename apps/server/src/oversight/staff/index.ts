export { watchStaffOfYesterday } from './watch.ts'
export { staffFindingRoutes } from './routes.ts'
