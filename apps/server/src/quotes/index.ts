export { mostCases, quoteRoutes } from './routes.ts'
