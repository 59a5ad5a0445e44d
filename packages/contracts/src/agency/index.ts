export * from './figures.ts'
export * from './rulings.ts'
export * from './home.ts'
