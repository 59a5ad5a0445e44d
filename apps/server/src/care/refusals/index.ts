export { CareRefusal, refusal, refuse } from './refusal.ts'
export type { CareRefusals, Refusal } from './registry.ts'
