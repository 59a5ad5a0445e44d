export * from './audit-titles.ts'
export * from './messages.ts'
