export * from './audit-titles.ts'
