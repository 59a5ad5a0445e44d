/**
 * What the simulation knows for itself of the months of institutions and regions: what was settled where, what was applied for,
 * refused, paid, cleared and carried over. The server is not asked; it has to come to the same.
 */
import assert from 'node:assert/strict'
import type { ClearingLineState, ClearingState, MonthlyState } from '@yidi/contracts'
import type { VisitKind } from '@yidi/rules'

/** A settlement at an institution as it was acknowledged, or its undoing (below nought). Money is fen. */
export interface Settled {
  institution: string
  /** Where the institution is, which pays it. */
  region: string
  /** Where the person is insured. */
  pool: string
  kind: VisitKind
  visit: string
  /** In which it was booked, `YYYY-MM`. */
  month: string
  fundFen: number
  accountFen: number
  totalFen: number
}

export type MonthOf = Pick<Settled, 'institution' | 'region' | 'month' | 'kind'>

/** A line of an application. */
export interface MonthLine {
  no: number
  settlement: string
  visit: string
  /** The settlement that it undoes. */
  undoes: string | undefined
  pool: string
  payableFen: number
  fundFen: number
  /** Whether it has to be decided. */
  drawn: boolean
  decided: boolean
  refusedFen: number
  /** What was taken off a settlement and is given back, because it was undone whole. */
  restoredFen: number
  objected: boolean
  answered: boolean
  /** What clearings took back of it. */
  withdrawnFen: number
  /** The clearing that holds it. */
  clearing: Clearing | undefined
}

/** What a batch of an office may pay. */
interface ToPay<State> {
  id: string
  state: State
  /** Whose finance pays. */
  office: string
  /** Whose account it is paid to, in `MonthBooks.accounts`. */
  payee: string
  /** Once it is approved. */
  dueFen: number
  /** The account that the batch took. */
  taken: number
}

export interface Application extends MonthOf, ToPay<MonthlyState> {
  what: 'application'
  lines: readonly MonthLine[]
}

export interface ClearedLine {
  no: number
  line: MonthLine
  institution: string
  state: ClearingLineState
  amountFen: number
  withdrawnFen: number
  answered: boolean
}

export interface Clearing extends ToPay<ClearingState> {
  what: 'clearing'
  region: string
  pool: string
  lines: readonly ClearedLine[]
}

export type Payable = Application | Clearing

export interface OfficeBatch {
  batchId: string
  office: string
  state: 'drawn' | 'confirmed' | 'ended' | 'dropped'
  payments: { no: number; of: Payable; isOpen: boolean }[]
}

/** Everything that was acknowledged. */
export interface MonthBooks {
  /** By the number of the settlement or of its undoing. */
  known: Map<string, Settled>
  /** Which settlement an undoing takes back, as far as its number is known. */
  undoings: Map<string, string>
  /** By institution, month and kind. */
  sums: Map<string, MonthOf & Pick<Settled, 'fundFen' | 'accountFen' | 'totalFen'>>
  /** What the book of its region owes an institution. */
  owed: Map<string, number>
  /** What the book of a pool owes a region, by `pairOf`. */
  pairs: Map<string, number>
  /** What a pool has prepaid to a region, by `pairOf`. */
  prepaid: Map<string, number>
  /** What an institution owes from before; not above nought. */
  carried: Map<string, number>
  /** How many accounts of a payee were confirmed. */
  accounts: Map<string, number>
  applications: Application[]
  clearings: Clearing[]
  batches: OfficeBatch[]
}

export const newMonthBooks = (): MonthBooks => ({
  ...{ known: new Map(), undoings: new Map(), sums: new Map(), owed: new Map(), pairs: new Map(), prepaid: new Map() },
  ...{ carried: new Map(), accounts: new Map(), applications: [], clearings: [], batches: [] },
})

export const pairOf = ({ pool, region }: { pool: string; region: string }): string => `${pool} ${region}`

export const add = (to: Map<string, number>, key: string, fen: number): void => {
  to.set(key, (to.get(key) ?? 0) + fen)
}

/** What a line owes, or no longer owes, in both books. */
export function moveOwed(
  { owed, pairs }: MonthBooks,
  { institution, region }: Pick<MonthOf, 'institution' | 'region'>,
  pool: string,
  fen: number,
): void {
  add(owed, institution, fen)
  if (pool !== region) add(pairs, pairOf({ pool, region }), fen)
}

/** A settlement was acknowledged. */
export function enterSettled(books: MonthBooks, id: string, settled: Settled): void {
  assert.ok(!books.known.has(id), `${id} is settled once`)
  books.known.set(id, settled)
  const { institution, region, month, kind, fundFen, accountFen, totalFen } = settled
  const key = `${institution} ${month} ${kind}`
  const sum = books.sums.get(key) ?? { institution, region, month, kind, fundFen: 0, accountFen: 0, totalFen: 0 }
  sum.fundFen += fundFen
  sum.accountFen += accountFen
  sum.totalFen += totalFen
  books.sums.set(key, sum)
  moveOwed(books, settled, settled.pool, fundFen + accountFen)
}

/** A settlement was taken back in a month, by an undoing of this number. */
export function enterUndone(books: MonthBooks, id: string, undoing: string, month: string): void {
  const settled = books.known.get(id)!
  const { fundFen, accountFen, totalFen } = settled
  const back = { fundFen: 0 - fundFen, accountFen: 0 - accountFen, totalFen: 0 - totalFen }
  enterSettled(books, undoing, { ...settled, ...back, month })
  books.undoings.set(undoing, id)
}

/** Applications whose lines are final. */
const final: ReadonlySet<MonthlyState> = new Set(['approved', 'paying', 'payment-returned', 'paid', 'closed'])

export const isFinal = ({ state }: Application): boolean => final.has(state)

export const leftOf = ({ payableFen, refusedFen, restoredFen, withdrawnFen }: MonthLine): number =>
  payableFen - refusedFen + restoredFen - withdrawnFen

/** The line of an approved application, or of this one, that undoes a settlement. */
export function undoingOf({ applications }: MonthBooks, settlement: string, here?: Application): MonthLine | undefined {
  return applications
    .filter((one) => isFinal(one) || one === here)
    .flatMap(({ lines }) => lines)
    .find(({ undoes }) => undoes === settlement)
}

/**
 * What the lines of an application that is being approved give back: an undoing took a settlement back whole, also what was taken off it
 * before; whichever of the two is approved last gives that part back.
 */
export function restoredBy(books: MonthBooks, application: Application): Map<MonthLine, number> {
  const approved = books.applications.filter((one) => isFinal(one) || one === application).flatMap(({ lines }) => lines)
  const restored = new Map<MonthLine, number>()
  for (const line of application.lines) {
    const undoing = undoingOf(books, line.settlement)
    const settled =
      line.undoes === undefined ? undoing && line : approved.find(({ settlement }) => settlement === line.undoes)
    const fen = settled === undefined ? 0 : settled.refusedFen + settled.withdrawnFen
    if (fen > 0) restored.set(line, fen)
  }
  return restored
}

/** What of a pool is not cleared with a region, up to a month. */
export function toClear(
  { applications }: MonthBooks,
  pair: { pool: string; region: string },
  month: string,
): { line: MonthLine; application: Application }[] {
  return applications
    .filter((one) => isFinal(one) && one.region === pair.region && one.month <= month)
    .flatMap((application) =>
      application.lines
        .filter((line) => line.pool === pair.pool && line.clearing === undefined && leftOf(line) !== 0)
        .map((line) => ({ line, application })),
    )
}

export const sumOf = <One>(some: readonly One[], fen: (one: One) => number): number =>
  some.reduce((sum, one) => sum + fen(one), 0)

/** The bank paid, or (`back`) sent back. */
export function movePaid({ owed, pairs }: MonthBooks, paid: Payable, back = false): void {
  const fen = back ? paid.dueFen : 0 - paid.dueFen
  if (paid.what === 'application') add(owed, paid.institution, fen)
  else add(pairs, pairOf(paid), fen)
}

/** Everything that is owed is applied for, approved, paid and cleared: what is left is what institutions and regions owe back. */
export function assertFinished(books: MonthBooks): void {
  for (const [institution, fen] of books.owed) {
    assert.equal(fen, books.carried.get(institution) ?? 0, `what is left of ${institution} is what it owes back`)
    assert.ok(fen <= 0)
  }
  for (const [pair, fen] of books.pairs) {
    const [pool, region] = pair.split(' ') as [string, string]
    const waits = sumOf(toClear(books, { pool, region }, '9999-12'), ({ line }) => leftOf(line))
    assert.equal(fen, waits, `what is left between ${pair} is what waits to be taken off`)
    assert.ok(fen <= 0)
  }
}
