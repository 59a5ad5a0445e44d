export { noticeRoutes } from './routes.ts'
export { noticeJobs } from './jobs.ts'
export type { RelayDeps } from './relay.ts'
export { remind } from './reminders.ts'
