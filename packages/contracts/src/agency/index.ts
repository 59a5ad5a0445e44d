export * from './figures.ts'
export * from './rulings.ts'
