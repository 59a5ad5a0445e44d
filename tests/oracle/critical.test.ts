/**
 * The critical-illness layer of the provincial pool (浙人社发〔2016〕113号, articles 14 to 16) by itself: bills large enough, and
 * years far enough, that each band and the limit of the year are met, before the threshold was lowered and since.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ask } from '../properties/engine.ts'
import { draws } from '../runs.ts'
import { differences } from './compare.ts'
import { validCase, writeFen } from './generate.ts'
import { oracle } from './oracle.ts'

const edges = [25_000, 30_000, 125_000, 150_000, 250_000, 300_000].map((yuan) => yuan * 100)
const compliantFen = fc.oneof(
  fc.tuple(fc.constantFrom(...edges), fc.integer({ min: -300_000, max: 2 })).map(([at, off]) => at + off),
  fc.integer({ min: 0, max: 40_000_000 }),
)
const paidFen = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: 37_000_000, max: 37_600_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 44_500_000, max: 45_100_000 }) },
)

test('engine and oracle agree on the critical-illness layer, on both sides of 2021', () => {
  const paid = { before: 0, since: 0 }
  fc.assert(
    fc.property(validCase, compliantFen, paidFen, (drawn, compliant, before) => {
      const visit = drawn['visit'] as Record<string, unknown>
      if (drawn['pool'] !== '339900' || (visit['kind'] !== 'inpatient' && visit['kind'] !== 'designated-disease'))
        return
      const given = {
        ...drawn,
        yearToDate: {
          ...(drawn['yearToDate'] as object | undefined),
          criticalCompliant: writeFen(compliant),
          criticalPaid: writeFen(before),
        },
      }
      const expected = oracle(given)
      if ('amounts' in expected && expected.amounts.fundCritical !== '0.00')
        paid[String(visit['to']) < '2021-01-01' ? 'before' : 'since'] += 1
      const notes = differences(ask(given), expected)
      assert.deepEqual(notes, [], `${notes.join('\n')}\n${JSON.stringify(given)}`)
    }),
    draws('the critical-illness layer', 2000),
  )
  assert.ok(paid.before > 0 && paid.since > 0, JSON.stringify(paid))
})
