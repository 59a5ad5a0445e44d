/** Our own engine as a contestant: compiled cases without and with explanation, and the string door. */
import { loadPolicyFolder } from '@yidi/policy-folder'
import { quote, type QuoteCase, type Release } from '@yidi/rules'
import { Bill } from '../../packages/rules/src/engine/bill.ts'
import { SETTLED, compute, newEnded } from '../../packages/rules/src/engine/compute.ts'
import { explain } from '../../packages/rules/src/engine/explain.ts'
import { PreparedCase, loadBill } from '../../packages/rules/src/engine/prepared.ts'
import type { Segment } from '../../packages/rules/src/engine/segment.ts'
import { CaseReader } from '../../packages/rules/src/quote/reader.ts'

/** The policies of this repository; throws when they have a fault. */
export function loadRelease(): Release {
  const { release, faults } = loadPolicyFolder()
  if (faults.length > 0) throw new Error(`the policy folder has faults: ${faults[0]!.file} ${faults[0]!.message}`)
  return release
}

/** A case made ready: integers and interned codes, and the tables in force on its day. */
export interface Ready {
  prepared: PreparedCase
  segment: Segment
}

/** Makes cases ready once, outside the timing; a case without figures on its day is left out. */
export function makeReady(release: Release, cases: readonly QuoteCase[]): Ready[] {
  return cases.flatMap((each) => {
    const prepared = new PreparedCase()
    const reader = new CaseReader(prepared)
    if (!reader.read(each, release))
      throw new Error(`invalid: ${JSON.stringify(each)} ${JSON.stringify(reader.errors)}`)
    const segment = prepared.pool!.on(prepared.day)
    return segment && !segment.pool.benefitsOpen ? [{ prepared, segment }] : []
  })
}

const bill = new Bill()
const ended = newEnded()

/** All amounts of a ready case; the fund's part in fen, or -1 when it is not settled. */
export function computeReady({ prepared, segment }: Ready): number {
  bill.trace = undefined
  loadBill(bill, prepared)
  compute(segment, bill, ended)
  return ended.ending === SETTLED ? bill.fundPool : -1
}

/** The same with the explanation as data (what a settlement stores). */
export function traceReady({ prepared, segment }: Ready): number {
  bill.trace = []
  loadBill(bill, prepared)
  compute(segment, bill, ended)
  return bill.trace.length
}

/** The same with every sentence written out. */
export function explainReady({ prepared, segment }: Ready): number {
  bill.trace = []
  loadBill(bill, prepared)
  compute(segment, bill, ended)
  return explain(bill.trace).length
}

/** The string door: money and days as text in, money as text out. */
export const stringDoor =
  (release: Release, explained: boolean) =>
  (each: unknown): unknown =>
    quote(release, each, { explain: explained })
