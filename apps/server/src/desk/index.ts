export { deskTaskKinds, findTask, openTasks, updateDeskTasks, waitingStates } from './tasks.ts'
export type { DeskTask, DeskTaskKind } from './tasks.ts'
