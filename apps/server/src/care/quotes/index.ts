export { contributionRoutes } from './contributions.ts'
export { quoteRoutes } from './routes.ts'
