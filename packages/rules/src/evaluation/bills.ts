/** One person's bills of a year as an evaluation reads them, whether they were made up or stand in the records. */
import { formatDay } from '../days.ts'
import { PreparedCase } from '../engine/prepared.ts'
import { formatYuan } from '../money.ts'
import type { Release } from '../policy/release.ts'
import { CaseReader } from '../quote/reader.ts'
import type { QuoteCase } from '../quote/types.ts'
import { ageOn } from './age.ts'
import type { Lived } from './lived.ts'
import { makeReady } from './ready.ts'

/** What a bill is counted under. */
interface BillKeys {
  pool: string
  category: string
  /** Completed years on the last day; undefined where not known. */
  age: number | undefined
  level: string
  kind: string
  place: string
}

/** One person's bills in order. */
export interface PersonBills {
  /** How many. */
  readonly count: number
  /** Bills of one name share their sums of the year: those of one pool and insurance. */
  yearOf(index: number): string
  keys(index: number): BillKeys
  /** Makes a bill ready under a policy, with the sums it brings along; false where the policy finds the case invalid. */
  makeReady(index: number, release: Release, into: PreparedCase): boolean
  /** What the accounts would hold at a bill, in fen, had none of the person's bills of the year taken anything. */
  balances(index: number): { currentFen: number; pastFen: number }
  /** The bill as the contract writes it, without sums of the year and accounts. */
  text(index: number): QuoteCase
}

/** The bills of a generated person. */
export class LivedBills implements PersonBills {
  private readonly lived: Lived
  private readonly funds: { currentFen: number; pastFen: number }

  constructor(lived: Lived) {
    this.lived = lived
    this.funds = { currentFen: lived.currentYearFen, pastFen: lived.pastYearFen }
  }

  get count(): number {
    return this.lived.visits.length
  }

  yearOf(): string {
    return this.lived.pool
  }

  keys(index: number): BillKeys {
    const { pool, category, birthDay, visits } = this.lived
    const { level, kind, place, to } = visits[index]!
    return { pool, category, age: ageOn(birthDay, to), level, kind, place: place.code }
  }

  makeReady(index: number, release: Release, into: PreparedCase): boolean {
    return makeReady(release, this.lived, this.lived.visits[index]!, into)
  }

  balances(): { currentFen: number; pastFen: number } {
    return this.funds
  }

  text(index: number): QuoteCase {
    const { pool, insurance, category, tier, contracted, assistance, birthDay, visits } = this.lived
    const visit = visits[index]!
    const { filing } = visit
    return {
      pool,
      insurance,
      person: {
        category,
        ...(insurance === 'resident' ? { residentTier: tier } : {}),
        contracted,
        age: ageOn(birthDay, visit.to),
        ...(assistance === undefined ? {} : { assistance }),
      },
      visit: {
        kind: visit.kind,
        place: visit.place.code,
        from: formatDay(visit.from),
        to: formatDay(visit.to),
        emergency: visit.emergency,
        institution: { level: visit.level, designated: visit.designated, networked: visit.networked },
      },
      filing: filing
        ? {
            type: filing.type,
            destination: filing.destination.code,
            from: formatDay(filing.from),
            to: filing.to === undefined ? null : formatDay(filing.to),
          }
        : null,
      route: visit.route,
      fees: {
        total: formatYuan(visit.totalFen),
        outOfScope: formatYuan(visit.outOfScopeFen),
        overCeiling: formatYuan(visit.overCeilingFen),
        ownShare: formatYuan(visit.ownShareFen),
        specialDrugs: formatYuan(visit.specialDrugsFen),
      },
    }
  }
}

/** A settlement as the records have it: its case, and what the accounts paid. */
interface StoredBill {
  case: QuoteCase
  currentFen: number
  pastFen: number
}

/** The bills of somebody in the records, in the order in which they were settled. */
export class StoredBills implements PersonBills {
  private readonly bills: readonly StoredBill[]
  private readonly funds: readonly { currentFen: number; pastFen: number }[]
  private static readonly scratch = new CaseReader(new PreparedCase())

  constructor(bills: readonly StoredBill[], release: Release) {
    this.bills = bills
    const { scratch } = StoredBills
    let [current, past] = [0, 0]
    this.funds = bills.map((bill) => {
      scratch.read(bill.case, release)
      const { currentYear, pastYear } = scratch.prepared
      const had = { currentFen: currentYear + current, pastFen: pastYear + past }
      current += bill.currentFen
      past += bill.pastFen
      return had
    })
  }

  get count(): number {
    return this.bills.length
  }

  yearOf(index: number): string {
    const { pool, insurance } = this.bills[index]!.case
    return `${pool} ${insurance}`
  }

  keys(index: number): BillKeys {
    const { pool, person, visit } = this.bills[index]!.case
    return {
      pool,
      category: person.category,
      age: person.age,
      level: visit.institution.level,
      kind: visit.kind,
      place: visit.place,
    }
  }

  makeReady(index: number, release: Release, into: PreparedCase): boolean {
    return new CaseReader(into).read(this.bills[index]!.case, release)
  }

  balances(index: number): { currentFen: number; pastFen: number } {
    return this.funds[index]!
  }

  text(index: number): QuoteCase {
    const { pool, insurance, person, visit, filing, route, fees } = this.bills[index]!.case
    return { pool, insurance, person, visit, filing: filing ?? null, route, fees }
  }
}
