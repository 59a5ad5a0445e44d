/** One person's year under one policy: each bill is reckoned from the sums and balances that the bills before it have left. */
import { Bill } from '../engine/bill.ts'
import { SETTLED, UNDETERMINED, compute, newEnded } from '../engine/compute.ts'
import type { Ending } from '../engine/compute.ts'
import { PreparedCase, loadBill } from '../engine/prepared.ts'
import { putYear, yearAfter, yearOfCase } from '../engine/year.ts'
import type { YearFen } from '../engine/year.ts'
import { formatYuan } from '../money.ts'
import type { Release } from '../policy/release.ts'
import type { QuoteCase } from '../quote/types.ts'
import { yearText } from '../quote/year-text.ts'
import type { PersonBills } from './bills.ts'

/** The path of one policy: `begin` a person, `reckon` their bills in order; the amounts of the last one stand in `bill`. */
export class YearPath {
  readonly release: Release
  /** How the last bill ended; its amounts stand in `bill` unless it is undetermined. */
  ending: Ending = UNDETERMINED
  readonly bill = new Bill()
  private readonly prepared = new PreparedCase()
  private readonly ended = newEnded()
  private readonly years = new Map<string, YearFen>()
  private usedCurrent = 0
  private usedPast = 0

  constructor(release: Release) {
    this.release = release
  }

  /** Begins the year of another person. */
  begin(): void {
    this.years.clear()
    this.usedCurrent = 0
    this.usedPast = 0
  }

  /** Reckons a person's next bill and goes on from it. */
  reckon(bills: PersonBills, index: number): void {
    const { prepared, bill, ended, years } = this
    this.ending = UNDETERMINED
    if (!bills.makeReady(index, this.release, prepared)) {
      prepared.pool = undefined
      return
    }
    const name = bills.yearOf(index)
    const year = years.get(name)
    if (year) putYear(prepared, year)
    else years.set(name, yearOfCase(prepared))
    const { currentFen, pastFen } = bills.balances(index)
    prepared.currentYear = Math.max(0, currentFen - this.usedCurrent)
    prepared.pastYear = Math.max(0, pastFen - this.usedPast)
    const { pool } = prepared.pool!
    const segment = prepared.day < pool.firstDay || pool.benefitsOpen ? undefined : prepared.pool!.on(prepared.day)
    if (!segment) return
    loadBill(bill, prepared)
    bill.trace = undefined
    compute(segment, bill, ended)
    this.ending = ended.ending
    if (ended.ending !== SETTLED) return
    years.set(name, yearAfter(bill, ended))
    this.usedCurrent += bill.accountCurrent
    this.usedPast += bill.accountPast
  }

  /** The bill that was reckoned last, as the contract writes it, with the sums and balances that it was reckoned from. */
  text(bills: PersonBills, index: number, id: string): QuoteCase {
    const { prepared } = this
    const text = { id, ...bills.text(index) }
    if (prepared.pool === undefined) return text
    const accounts = {
      currentYear: formatYuan(prepared.currentYear),
      pastYear: formatYuan(prepared.pastYear),
    }
    return {
      ...text,
      yearToDate: yearText(prepared.pool, yearOfCase(prepared)),
      ...(prepared.currentYear + prepared.pastYear > 0 || text.insurance === 'employee' ? { accounts } : {}),
    }
  }
}
