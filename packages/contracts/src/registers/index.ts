export * from './machine.ts'
export * from './special-category.ts'
