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
export {
  benefitOn,
  enrolmentOn,
  readStanding,
  yearOf,
  type Enrolment,
  type Standing,
  type YearOfPerson,
} from './standing.ts'
export { isUnderWay, refuseUnlessConfirmed, unsettledVisits, type UnsettledVisit } from './unsettled.ts'
export { renewNameIndex } from './name-index.ts'
export { nothingUndoes, runPersonCommand, type PersonDecision, type UndoneSince } from './command.ts'
export { rowsByRecord, stepRows, theProgram, undoneAfter } from './steps.ts'
export type { Acting, Move, StepTable } from './steps.ts'
