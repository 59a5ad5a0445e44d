export { maskIdNumber } from './mask.ts'
export { renewNameIndex } from './name-index.ts'
export {
  addFindable,
  enterPerson,
  fieldPlace,
  findPeopleShown,
  findPerson,
  findPersonNoByCard,
  findPersonNoByIdNumber,
  findPersonNosByName,
  removeFindable,
} from './people.ts'
export type { Findable, Person } from './people.ts'
export { isUnderWay, refuseUnlessConfirmed, unsettledVisits } from './unsettled.ts'
export type { UnsettledVisit } from './unsettled.ts'
