export { credentialRoutes } from './routes.ts'
export { findToken, issueToken, readTokenAt, tokenMark, tokenMinutes, visitOfToken } from './tokens.ts'
export type { IssuedToken, KnownToken } from './tokens.ts'
