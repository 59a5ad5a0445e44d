export * from './messages.ts'
export * from './settings.ts'
