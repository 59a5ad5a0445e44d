export type * from './quote/types.ts'
