import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BillLine, SettlingFile, VisitRow } from '../../person/file/index.ts'
import { CareRefusal } from '../refusals/index.ts'
import { billOf, requireKnownCode, requireNotNegative } from './index.ts'

const visit = { visit_id: 'V1', place: '310100' } as VisitRow

/** A line as far as the choice of lines asks. */
const line = (amount_fen: number, more: Partial<BillLine> = {}): BillLine =>
  ({ amount_fen, batch: 'B1', settlement_id: null, known: true, catalogue_code: 'C1', ...more }) as BillLine

const of = (batch: string, ...lines: BillLine[]) => billOf({ lines } as unknown as SettlingFile, visit, batch)

const refusedAs = (name: string, values: unknown) => (error: unknown) => {
  assert.ok(error instanceof CareRefusal)
  assert.deepEqual(error.refusal, { name, values })
  return true
}

test('a settlement takes the open lines, of one batch or all', () => {
  const [one, two, settled] = [line(100), line(200, { batch: 'B2' }), line(300, { settlement_id: 'S1' })]
  assert.deepEqual(of('', one, two, settled), [one, two])
  assert.deepEqual(of('B2', one, two, settled), [two])
})

test('nothing to settle, everything settled, nothing of the batch, and less than nothing are refused by name', () => {
  assert.throws(() => of(''), refusedAs('nothing-to-settle', { visit: 'V1' }))
  assert.throws(
    () => of('', line(1, { settlement_id: 'S1' })),
    refusedAs('visit-settled', { visit: 'V1', settlement: 'S1' }),
  )
  assert.throws(() => of('B9', line(1)), refusedAs('batch-empty', { batch: 'B9' }))
  // No door lets refunds exceed their lines; were there such records all the same, no fund would be charged for them.
  assert.throws(
    () => {
      requireNotNegative(visit, [line(100), line(-101)])
    },
    refusedAs('bill-negative', { visit: 'V1' }),
  )
  requireNotNegative(visit, [line(100), line(-100)])
})

test('a stay that was settled to its end in the middle is closed by a bill of nothing, once it is discharged', () => {
  const settled = [line(1, { settlement_id: 'S1' })]
  const over = { ...visit, status: 'discharged' } as VisitRow
  assert.deepEqual(billOf({ lines: settled } as unknown as SettlingFile, over, ''), [])
  requireKnownCode(over, [])
})

test('a bill of which no code is known is refused with place and codes; one known code is enough', () => {
  const strange = line(1, { known: false, catalogue_code: 'X1' })
  const refused = refusedAs('no-code-known', { place: '310100', codes: ['X1'] })
  assert.throws(() => {
    requireKnownCode(visit, [strange])
  }, refused)
  requireKnownCode(visit, [strange, line(1)])
})
