export { credentialRoutes } from './routes.ts'
export { findToken, readTokenAt, tokenMark, visitOfToken } from './tokens.ts'
export type { KnownToken } from './tokens.ts'
