/**
 * What the simulation knows of accounts for itself: what runs credit, take and turn over, worked out from what was acknowledged. The server
 * is asked for nothing but the average wage by which a run says that it went.
 */
import assert from 'node:assert/strict'
import { defaultPolicyFolder, loadPolicyFolder } from '@yidi/policy-folder'
import { calculateContribution, formatYuan, parseYuan } from '@yidi/rules'

const { release } = loadPolicyFolder(defaultPolicyFolder)
const pool = '339900'

/** What the two funds of an account hold, or what moved them; fen. */
export interface FundsFen {
  currentYear: number
  pastYear: number
}

/** What runs did to the account of one person. */
interface Moved {
  byRuns: FundsFen
  /** Own parts that were credited and not taken out again, by month. */
  creditedFen: Map<string, number>
  /** What came into current-year funds: all of it since the end of last year. */
  incomeFen: number
}

/** Everything about runs over accounts that was acknowledged. */
export interface AccountBooks {
  moved: Map<string, Moved>
  /** Own pensions that the desk entered. */
  pensions: Map<string, string>
  /** Runs by kind and period, with how far they came. */
  runs: Map<string, 'waiting' | 'done'>
  /** The year's interest in percent, where the agency has entered it. */
  ratePercent: number | undefined
}

export const newAccountBooks = (): AccountBooks => ({
  moved: new Map(),
  pensions: new Map(),
  runs: new Map(),
  ratePercent: undefined,
})

/** What runs moved on the account of a person. */
export function movedOf({ moved }: AccountBooks, personNo: string): Moved {
  const known = moved.get(personNo)
  if (known !== undefined) return known
  const none: Moved = { byRuns: { currentYear: 0, pastYear: 0 }, creditedFen: new Map(), incomeFen: 0 }
  moved.set(personNo, none)
  return none
}

const sumOf = (amounts: Iterable<number>): number => [...amounts].reduce((sum, fen) => sum + fen, 0)

/** Takes an amount out of current-year funds first; gives what that moves. */
function takenOut(held: FundsFen, fen: number): FundsFen {
  const current = Math.min(fen, held.currentYear)
  return { currentYear: -current, pastYear: current - fen }
}

function add(moved: Moved, { currentYear, pastYear }: FundsFen): void {
  moved.byRuns.currentYear += currentYear
  moved.byRuns.pastYear += pastYear
}

/** Own parts that are paid by now, by month, are credited; what was given back is taken out. False where the account does not hold it. */
export function creditOwnParts(moved: Moved, held: FundsFen, paidFen: ReadonlyMap<string, number>): boolean {
  const months = new Set([...paidFen.keys(), ...moved.creditedFen.keys()])
  const due = [...months].map((month) => (paidFen.get(month) ?? 0) - (moved.creditedFen.get(month) ?? 0))
  const inFen = sumOf(due.filter((fen) => fen > 0))
  const outFen = -sumOf(due.filter((fen) => fen < 0))
  const before = { ...held, currentYear: held.currentYear + inFen }
  if (outFen > before.currentYear + before.pastYear) return false
  const out = takenOut(before, outFen)
  const change = { currentYear: inFen + out.currentYear, pastYear: out.pastYear }
  add(moved, change)
  moved.incomeFen += change.currentYear
  moved.creditedFen = new Map(paidFen)
  return true
}

function calculate(kind: string, more: Record<string, unknown>): Record<string, string> {
  const result = calculateContribution(release, { id: kind, pool, kind, ...more })
  assert.ok(result.outcome === 'settled', JSON.stringify(result))
  return result as unknown as Record<string, string>
}

/** The month's credit of somebody retired. */
export function creditRetired(
  moved: Moved,
  of: { month: string; averageWage: string; birthDay: string; pension: string },
): void {
  const { accountCredit } = calculate('month', { ...of, category: 'retired' })
  const fen = parseYuan(accountCredit!)
  add(moved, { currentYear: fen, pastYear: 0 })
  moved.incomeFen += fen
}

/** The account's part of the year's premium, as far as it goes; gives what is said of it, in yuan. */
export function payPremium(moved: Moved, held: FundsFen, year: number): { fromAccount: string; owed: string } {
  const account = formatYuan(held.currentYear + held.pastYear)
  const { fromAccount, owed } = calculate('critical-premium', { year, account })
  add(moved, takenOut(held, parseYuan(fromAccount!)))
  return { fromAccount: fromAccount!, owed: owed! }
}

/** Last year's end: what is left of what was there then turns over, with interest on what both funds held. */
export function turnYear(moved: Moved, held: FundsFen, opening: FundsFen, ratePercent: number): void {
  const { pastYear } = calculate('year-end', {
    currentYear: formatYuan(opening.currentYear),
    pastYear: formatYuan(opening.pastYear),
    interestRate: (ratePercent / 100).toFixed(6),
  })
  const interestFen = parseYuan(pastYear!) - opening.currentYear - opening.pastYear
  const leftFen = Math.max(0, held.currentYear - Math.max(0, moved.incomeFen))
  add(moved, { currentYear: -leftFen, pastYear: leftFen + interestFen })
}
