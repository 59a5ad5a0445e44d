export * from './access/roles.ts'
export * from './errors/index.ts'
