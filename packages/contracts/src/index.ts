export * from './access/roles.ts'
export * from './errors/index.ts'
export * from './interface/index.ts'
