export { treasuryRoutes } from './routes.ts'
export { showFunds } from './funds.ts'
export { bankBalances } from './show.ts'
