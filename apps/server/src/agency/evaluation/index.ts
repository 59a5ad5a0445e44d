export { evaluationJob, evaluationRoutes } from './routes.ts'
export { carryOnEvaluations } from './run.ts'
