/**
 * What the rules of oversight are told. Whoever runs them reads these facts from what was settled; the rules know no database and no
 * clock. Days are day numbers (days.ts), minutes whole minutes since 1970-01-01 00:00 as a clock in Shanghai shows them, money is whole
 * fen, quantities are whole ten-thousandths. A settlement that was undone is no fact; a claim by hand (`route` manual) is one.
 */
import type { FilingType } from '../filing/filing-types.ts'
import type { InstitutionLevel, Route, VisitKind } from '../quote/words.ts'

/** One line of a bill. */
export interface FactLine {
  /** Code of the catalogue. */
  code: string
  name: string
  medicine: boolean
  amountFen: number
  /** Ten-thousandths. */
  quantity: number
  /** Price of one, in millionths of a yuan. */
  priceMicro: number
  /** The most that one may cost, in fen; null: no ceiling is known. */
  ceilingFen: number | null
  day: number
  /** For how many days the medicine lasts; null: nobody said, and no rule guesses it. */
  daysSupply: number | null
  /** 出院带药 */
  discharge: boolean
  doctor: string | null
}

/** One settlement of a person, in force. */
export interface FactVisit {
  settlementId: string
  visitId: string
  personNo: string
  /** Code of the pool that settled. */
  pool: string
  institution: string
  level: InstitutionLevel
  /** Six digits: where the institution stands. */
  place: string
  kind: VisitKind
  route: Route
  emergency: boolean
  from: number
  to: number
  settledMinute: number
  totalFen: number
  inScopeFen: number
  fundFen: number
  accountFen: number
  cashFen: number
  /** The deductible that this bill bore. */
  deductibleFen: number
  /** Codes of diseases, the first diagnosis first. */
  diseases: readonly string[]
  doctor: string | null
  /** Number of the invoice; empty: none is known. */
  invoice: string
  /** The filing that it was settled by. */
  filing: string | null
  lines: readonly FactLine[]
}

/** A filing of a person that was in force at some time; `to` null: no end. */
export interface FactFiling {
  id: string
  type: FilingType
  /** Codes of the destinations. */
  places: readonly string[]
  from: number
  to: number | null
}

/** Days for which medicine was registered to be taken abroad (浙人社发〔2016〕113号 第四十条). */
export interface FactAbroad {
  from: number
  to: number | null
}

/** What is known of one person in the time looked at: all that a rule of scope `person` asks. */
export interface PersonFacts {
  personNo: string
  pool: string
  birthDay: number
  sex: 'male' | 'female'
  deathDay: number | null
  /** By `from`, then by `settledMinute`; rules do not rest on the order. */
  visits: readonly FactVisit[]
  filings: readonly FactFiling[]
  abroad: readonly FactAbroad[]
}

/** One settlement as the month of an institution shows it. */
export interface MonthVisit {
  settlementId: string
  personNo: string
  day: number
  /** The minute in which it was settled. */
  minute: number
  kind: VisitKind
  totalFen: number
  fundFen: number
  accountFen: number
  /** The same for bills whose lines have the same codes and quantities, in whatever order; empty: no lines are known (`linesKeyOf`). */
  linesKey: string
  /** How many lines the bill has. */
  lineCount: number
  doctor: string | null
}

/** What one doctor wrote in a month at an institution. */
export interface DoctorMonth {
  doctor: string
  visits: number
  totalFen: number
}

/** What an institution billed of one item in a month. */
export interface ItemMonth {
  code: string
  name: string
  visits: number
  /** Ten-thousandths. */
  quantity: number
  amountFen: number
}

/** One institution in one month, settled by one pool: what a rule of scope `institution-month` asks. */
export interface InstitutionMonthFacts {
  institution: string
  level: InstitutionLevel
  pool: string
  /** `YYYY-MM` */
  month: string
  visits: readonly MonthVisit[]
  doctors: readonly DoctorMonth[]
  items: readonly ItemMonth[]
}

/** The sums of one institution in one month, set beside those of its peers. */
export interface PeerMonth extends Pick<InstitutionMonthFacts, 'institution' | 'doctors' | 'items'> {
  visits: number
  totalFen: number
  fundFen: number
}

/** Every institution of a level in a month, of one pool: what a rule of scope `peers` asks. */
export interface PeerFacts {
  level: InstitutionLevel
  pool: string
  month: string
  institutions: readonly PeerMonth[]
}

/** The key by which bills with the same lines are found: codes with their quantities, in the order of the codes. */
export function linesKeyOf(lines: readonly Pick<FactLine, 'code' | 'quantity'>[]): string {
  return lines
    .map(({ code, quantity }) => `${code}*${String(quantity)}`)
    .sort()
    .join(' ')
}

/** The sums of an institution's month, for `PeerFacts`. */
export function peerMonthOf({ institution, visits, doctors, items }: InstitutionMonthFacts): PeerMonth {
  const sum = (of: (visit: MonthVisit) => number): number => visits.reduce((all, visit) => all + of(visit), 0)
  return {
    ...{ institution, doctors, items, visits: visits.length },
    totalFen: sum((visit) => visit.totalFen),
    fundFen: sum((visit) => visit.fundFen),
  }
}
