export { declareAccess, requireDeclarations } from './declarations.ts'
export type { Access } from './declarations.ts'
