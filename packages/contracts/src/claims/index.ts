export * from './bill.ts'
