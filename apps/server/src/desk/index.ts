export { checkIdOf, committedUnchecked, openChecks } from './checks.ts'
export { asTask, findTask, openTasks, updateDeskTasks } from './tasks.ts'
export type { DeskEventPayload, DeskTask } from './tasks.ts'
