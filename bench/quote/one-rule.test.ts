import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seeded } from '../measure.ts'
import { fundFenFlat, makeCases } from './one-rule.ts'
import { jsonRulesRival } from './rival-json-rules.ts'
import { publicodesRival } from './rival-publicodes.ts'
import { zenRival } from './rival-zen.ts'

test('the one rule, worked by hand', () => {
  // 10,000 yuan, tier3, active, first stay: (10000 - 800) × 82 %
  const first = { level: 'tier3', category: 'active', eligibleFen: 1_000_000, beforeFen: 0, borneFen: 0 } as const
  assert.equal(fundFenFlat(first), 754_400)
  // 20,000 after 30,000 and the deductible borne: 10000 × 86 % + 10000 × 92 %
  const across = {
    level: 'tier3',
    category: 'retired',
    eligibleFen: 2_000_000,
    beforeFen: 3_000_000,
    borneFen: 80_000,
  } as const
  assert.equal(fundFenFlat(across), 1_780_000)
  // Above the last band nothing is paid.
  assert.equal(fundFenFlat({ ...first, beforeFen: 40_000_000, borneFen: 80_000 }), 0)
  // 100.01 yuan above a borne deductible at a community centre: 88.0088 is 88.01.
  assert.equal(fundFenFlat({ ...first, level: 'community', eligibleFen: 10_001, borneFen: 30_000 }), 8_801)
})

test('the rivals give the same answers as the flat rule', async () => {
  const cases = makeCases(40, seeded(7))
  const expected = cases.map(fundFenFlat)
  assert.ok(new Set(expected).size > 20, 'the cases differ')
  const jsonRules = jsonRulesRival()
  const publicodes = publicodesRival()
  assert.deepEqual(await Promise.all(cases.map(jsonRules)), expected)
  assert.deepEqual(cases.map(publicodes), expected)
  const zen = zenRival()
  if (!('absent' in zen)) assert.deepEqual(await Promise.all(cases.map(zen.call)), expected)
})
