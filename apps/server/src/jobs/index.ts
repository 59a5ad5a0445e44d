export { startJobs, undelivered } from './engine.ts'
export type { Job, Jobs, JobsDeps, Send } from './engine.ts'
