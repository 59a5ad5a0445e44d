export {
  enterPerson,
  fieldPlace,
  findPerson,
  findPersonNoByIdNumber,
  findPersonNosByName,
  findPersonNosByPhone,
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
