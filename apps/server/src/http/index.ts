export { acceptJsonBodies, readJson } from './body.ts'
export { errorRoutes } from './errors.ts'
export { healthRoutes } from './health.ts'
export { createLog, redact } from './logging.ts'
export { serveMetrics } from './metrics.ts'
export { servePages } from './pages.ts'
export {
  answerBrokenConnection,
  answerOddRequests,
  answerProblems,
  problemMediaType,
  sendProblem,
  toProblem,
} from './problems.ts'
export { describeApi, serveReference } from './reference.ts'
export { recordRoutes } from './routes.ts'
export type { RouteTable } from './routes.ts'
export { refuseUnstorable } from './storable.ts'
export { compileValidator, describeFaults } from './validation.ts'
