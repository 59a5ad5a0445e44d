/** A dearer bill never leaves the patient, nor the fund, with less to pay than a cheaper one. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { validCase, writeFen } from '../oracle/generate.ts'
import { draws } from '../runs.ts'
import { fenOf, settled } from './engine.ts'

const more = fc.oneof(
  fc.integer({ min: 1, max: 5 }),
  fc.integer({ min: 1, max: 10_000 }),
  fc.integer({ min: 1, max: 40_000_000 }),
)

test('neither the person’s part nor the fund’s falls when the bill rises', () => {
  fc.assert(
    fc.property(validCase, more, (drawn, extraFen) => {
      const cheap = settled(drawn)
      if (!cheap) return
      const total = fenOf(cheap.amounts.total) + extraFen
      if (total > 9_000_000_000) return
      const dear = settled({ ...drawn, fees: { ...(drawn['fees'] as object), total: writeFen(total) } })
      assert.ok(dear, 'a dearer bill is settled as well')
      const fund = (result: typeof cheap) => fenOf(result.amounts.fundTotal)
      const person = (result: typeof cheap) => fenOf(result.amounts.total) - fund(result)
      assert.ok(person(dear) >= person(cheap))
      assert.ok(fund(dear) >= fund(cheap))
    }),
    draws('a dearer bill', 1500),
  )
})
