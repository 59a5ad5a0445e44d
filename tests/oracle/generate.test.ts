/**
 * The random cases must reach what they are meant to reach; a generator that quietly stopped drawing referrals would
 * make every agreement worthless. Fixed seed, so that this is a fact and not a chance.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { BREAKERS, brokenCase } from './break.ts'
import { validCase } from './generate.ts'
import { oracle } from './oracle.ts'

const provinceOf = (drawn: Record<string, unknown>): string =>
  `province ${String((drawn['visit'] as Record<string, unknown>)['place']).slice(0, 2)}`

test('valid cases are valid, and reach every outcome, refusal, rate and pool', () => {
  const seen = new Map<string, number>()
  const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1)
  for (const drawn of fc.sample(validCase, { numRuns: 4000, seed: 20170101 })) {
    const result = oracle(drawn)
    assert.notEqual(result.outcome, 'invalid', JSON.stringify(drawn))
    if (result.outcome === 'invalid') continue
    const pool = String(drawn['pool'])
    count(`${pool} ${result.outcome}`)
    for (const code of result.codes) count(code)
    if (result.outcome !== 'settled') continue
    const { kind, to } = drawn['visit'] as { kind: string; to: string }
    count(`${pool} ${String(drawn['insurance'])} ${kind}`)
    if (result.amounts.fundCritical !== '0.00')
      count(to < '2021-01-01' ? 'critical before 2021' : 'critical since 2021')
    if (Object.values(result.yearToDate.counters ?? {}).some((sum) => sum === '150000.00')) count('150,000 reached')
    if (Object.values(result.yearToDate.counters ?? {}).some((sum) => sum === '1600.00' || sum === '2000.00'))
      count('1,600 or 2,000 reached')
    if (pool === '130500') count(`130500 ${provinceOf(drawn)}`)
    count(`${pool} rate ${result.prepaymentRate} ${result.provisional}`)
    if (result.amounts.accountPastYear !== '0.00') count('past-year account used')
    if (result.amounts.accountCurrentYear !== '0.00') count('current-year account used')
    if (result.amounts.deductible !== '0.00') count(`${pool} deductible`)
  }
  for (const what of [
    ...['339900', '330100', '331000', '130500'].flatMap((pool) => [
      `${pool} settled`,
      `${pool} refused`,
      `${pool} deductible`,
    ]),
    ...['339900 undetermined', '330100 undetermined', '331000 undetermined', '130500 undetermined'],
    ...['not-designated', 'not-networked', 'not-filed', 'no-account', 'before-in-force', 'open-figure'],
    ...['0.00', '0.10', '0.20'].map((rate) => `339900 rate ${rate} empty`),
    ...['0.00', '0.10', '0.20'].map((rate) => `339900 rate ${rate} filled`),
    ...['330100 rate 0.10 filled', '330100 rate 0.20 filled', '330100 rate 0.20 empty', '331000 rate 0.00 filled'],
    ...['past-year account used', 'current-year account used'],
    ...['critical before 2021', 'critical since 2021', '150,000 reached', '1,600 or 2,000 reached'],
    ...['330100 employee', '330100 resident'].flatMap((who) => [`${who} pharmacy`, `${who} designated-disease`]),
    ...['130500 resident inpatient', '130500 employee outpatient', '130500 province 11', '130500 province 31'],
  ]) {
    assert.ok((seen.get(what) ?? 0) >= 5, `too rare: ${what} (${seen.get(what) ?? 0})`)
  }
})

test('every fault alone makes a case invalid', () => {
  const [valid] = fc.sample(validCase, { numRuns: 1, seed: 7 })
  assert.ok(valid)
  for (const breaker of BREAKERS) {
    for (let way = 0; way < 15; way += 1) {
      const broken: Record<string, unknown> = structuredClone(valid)
      breaker.damage(broken, way)
      assert.equal(oracle(broken).outcome, 'invalid', `${breaker.name}: ${JSON.stringify(broken)}`)
    }
  }
})

test('broken cases are nearly always invalid: two faults may mend each other', () => {
  const drawn = fc.sample(brokenCase, { numRuns: 1000, seed: 3 })
  const mended = drawn.filter((broken) => oracle(broken.case).outcome !== 'invalid')
  assert.ok(mended.length < 10, JSON.stringify(mended.slice(0, 2)))
  for (const broken of mended) assert.equal(broken.faults.length, 2)
})
