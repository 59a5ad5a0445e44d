export {
  addFindable,
  enterPerson,
  fieldPlace,
  findPerson,
  findPersonNoByCard,
  findPersonNoByIdNumber,
  findPersonNosByName,
  findPersonNosByPhone,
  removeFindable,
  type Findable,
  type NewPerson,
  type Person,
} from './people.ts'
export {
  benefitOn,
  enrolmentOn,
  readStanding,
  yearOf,
  type BenefitStatus,
  type Enrolment,
  type Standing,
  type YearOfPerson,
} from './standing.ts'
export { runPersonCommand, type PersonDecision } from './command.ts'
