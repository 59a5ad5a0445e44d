/**
 * The critical-illness layer of the provincial pool (浙人社发〔2016〕113号, articles 14 to 16) lacks only its threshold. Put one
 * in, as the province will one day, and engine and oracle must agree on the layer as well.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadPolicies, quote } from '@yidi/rules'
import { defaultPolicyFolder, readPolicyFolder } from '@yidi/policy-folder'
import fc from 'fast-check'
import { draws } from '../runs.ts'
import { differences } from './compare.ts'
import { validCase, writeFen } from './generate.ts'
import { oracle } from './oracle.ts'

const THRESHOLD_YUAN = 25_000

/** The policies with a threshold where the provincial pool has none. */
function policiesWithThreshold(): Map<string, string> {
  const files = readPolicyFolder(defaultPolicyFolder)
  const path = [...files.keys()].find((name) => name.includes('339900') && name.endsWith('benefits.yaml'))
  assert.ok(path)
  const text = files.get(path) ?? ''
  const [before = '', after = ''] = text.split('title: 大病保险起付标准')
  const stated = after.replace(/value: open(, note: [^}]*)?/, `value: ${THRESHOLD_YUAN}`)
  assert.notEqual(stated, after, 'the threshold is still open')
  return files.set(path, `${before}title: 大病保险起付标准${stated}`)
}

const edges = [0, 1, 5, 10].map((times) => times * THRESHOLD_YUAN * 100)
const compliantFen = fc.oneof(
  fc.tuple(fc.constantFrom(...edges), fc.integer({ min: -300_000, max: 2 })).map(([at, off]) => Math.max(0, at + off)),
  fc.integer({ min: 0, max: 40_000_000 }),
)
const paidFen = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: 37_000_000, max: 37_600_000 }) },
)

test('with a threshold, engine and oracle agree on the critical-illness layer', () => {
  const { release, faults } = loadPolicies(policiesWithThreshold())
  assert.deepEqual(faults, [])
  let paid = 0
  fc.assert(
    fc.property(validCase, compliantFen, paidFen, (drawn, compliant, before) => {
      const kind = (drawn['visit'] as Record<string, unknown>)['kind']
      if (drawn['pool'] !== '339900' || (kind !== 'inpatient' && kind !== 'designated-disease')) return
      const given = {
        ...drawn,
        yearToDate: {
          ...(drawn['yearToDate'] as object | undefined),
          criticalCompliant: writeFen(compliant),
          criticalPaid: writeFen(before),
        },
      }
      const expected = oracle(given, { criticalThresholdYuan: THRESHOLD_YUAN })
      if ('amounts' in expected && expected.amounts.fundCritical !== '0.00') paid += 1
      const notes = differences(quote(release, given), expected)
      assert.deepEqual(notes, [], `${notes.join('\n')}\n${JSON.stringify(given)}`)
    }),
    draws('the critical-illness layer', 2000),
  )
  assert.ok(paid > 0)
})
