export { committedUnchecked, openChecks } from './checks.ts'
export { tellOverdue } from './overdue.ts'
export { queueRoutes } from './routes.ts'
