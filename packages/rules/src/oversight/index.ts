/**
 * The rules of oversight, a door of their own: what runs at night on the server, and no page has to fetch. Facts in, flags out.
 */
export { linesKeyOf, peerMonthOf } from './facts.ts'
export type {
  DoctorMonth,
  FactAbroad,
  FactFiling,
  FactLine,
  FactVisit,
  InstitutionMonthFacts,
  ItemMonth,
  MonthVisit,
  PeerFacts,
  PeerMonth,
  PersonFacts,
} from './facts.ts'
