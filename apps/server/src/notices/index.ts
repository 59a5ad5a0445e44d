export { noticeRoutes } from './routes.ts'
export { noticeJobs } from './jobs.ts'
export type { Relay, RelayDeps } from './relay.ts'
