export {
  addFindable,
  enterPerson,
  fieldPlace,
  findPerson,
  findPersonNoByCard,
  findPersonNoByIdNumber,
  findPersonNosByName,
  removeFindable,
  type Findable,
  type Person,
} from './people.ts'
export { isUnderWay, refuseUnlessConfirmed, unsettledVisits, type UnsettledVisit } from './unsettled.ts'
export { renewNameIndex } from './name-index.ts'
export { runPersonCommand } from './command.ts'
export { recordUndone, stepRows, theProgram } from './steps.ts'
export type { Acting, Move, StepTable } from './steps.ts'
