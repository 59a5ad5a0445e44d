export { recordAfter, recordEvents, recordWritten, runRecordCommand, undoneOf } from './commands.ts'
export type {
  LivingKind,
  RecordDecision,
  RecordKind,
  RecordKinds,
  RecordLine,
  RemindContext,
  } from './kind.ts'
export { noticeKindOf, stepTitlesOf, taskKindsOf } from './kinds.ts'
export { closed, dayWords, noticeOf } from './notice.ts'
export type { NewNotice, NoticeKind, ToldEvent } from './notice.ts'
export { recordContentOf, recordRows, sharedKind } from './shared.ts'
export type { RecordContent, SharedRow } from './shared.ts'
export { stepRows, theProgram } from './steps.ts'
export type { Acting, Move, StepTable } from './steps.ts'
export { asTask, findTask, noteTasks, openTasks, updateDeskTasks } from './tasks.ts'
export type { DeskTask } from './tasks.ts'
