export { dropUndelivered, handOver, redriveUndelivered, startJobs, undelivered } from './engine.ts'
export type { Job, Jobs, Send } from './engine.ts'
