export {
  answerCaller,
  callerKind,
  fileCaller,
  readCaller,
  returnCaller,
  routeCaller,
  withdrawCaller,
} from './caller.ts'
export type { CallerRecord } from './caller.ts'
