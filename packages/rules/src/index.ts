export type * from './quote/types.ts'
export * from './cases/index.ts'
