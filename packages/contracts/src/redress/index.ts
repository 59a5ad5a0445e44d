export * from './complaint-machine.ts'
export * from './complaint-messages.ts'
export * from './reconsideration.ts'
