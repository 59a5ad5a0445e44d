export { tellOverdue } from './overdue.ts'
export { queueRoutes } from './routes.ts'
