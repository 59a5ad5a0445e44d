import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stringify } from 'yaml'
import { parseDay } from '../days.ts'
import { exampleFiles } from '../mechanisms/example-pool.ts'
import { loadPolicies } from '../policy/load.ts'
import { averageWagesUntil } from '../policy/view.ts'
import { FIGURE_NAMES } from './figures.ts'
import type { ContributionRuleName } from './figures.ts'
import { LawOn } from './law-on.ts'
import { residentYearFen } from './resident-year.ts'

const source = '{document: example, article: 第一条}'
/** What a test writes of a rule; `undefined` leaves it out. */
type Written = { unit?: string; value: string | number } | undefined

/** Every rule open, but for what a test is about. */
const rulesWith = (over: Partial<Record<ContributionRuleName, Written>> = {}): string => {
  const tree: Record<string, Record<string, object>> = {}
  for (const name of FIGURE_NAMES) {
    const written = name in over ? over[name] : { value: 'open' }
    if (written === undefined) continue
    const { value, ...unit } = written
    const values = [{ from: '2022-01-01', source: { document: 'example', article: '第一条' }, value }]
    const [section, key] = name.split('.') as [string, string]
    tree[section] = { ...tree[section], [key]: { title: name, ...unit, values } }
  }
  return stringify({ title: '缴费', ...tree })
}
const load = (text: string) =>
  loadPolicies(new Map(exampleFiles()).set('pools/910100-example/contributions.yaml', text))
const wages = (...values: string[]) =>
  load(
    `${rulesWith()}averageWage:\n  title: 年平均工资\n  values:\n${values.map((one) => `    - {${one}, source: ${source}}`).join('\n')}\n`,
  )

test('the average wage is one value a year; what is asked for a day is every year that has begun', () => {
  const { release, faults } = wages(
    'from: 2022-01-01, value: 60000',
    'from: 2023-01-01, to: 2023-12-31, value: 61234.5',
  )
  assert.deepEqual(faults, [])
  const pool = release.pools.get('910100')!
  const on = (day: string) => averageWagesUntil(pool, parseDay(day)).map((wage) => `${wage.from} ${wage.value}`)
  assert.deepEqual(on('2022-12-31'), ['2022-01-01 60000.00元'])
  assert.deepEqual(on('2024-05-06'), ['2022-01-01 60000.00元', '2023-01-01 61234.50元'])
})

test('a year left out, one without an end and a key that nobody reads are faults', () => {
  const messages = (text: ReturnType<typeof load>) => text.faults.map((fault) => `${fault.code} ${fault.value}`)
  assert.deepEqual(messages(wages('from: 2022-01-01, value: 60000')), ['wrong-value 2022-01-01'])
  assert.deepEqual(
    messages(wages('from: 2021-01-01, value: 60000', 'from: 2023-01-01, to: 2023-12-31, value: 61000')),
    ['wrong-value 2021-01-01'],
  )
  assert.deepEqual(messages(load(`${rulesWith()}bases: 60\n`)), ['unknown-key bases'])
})

test('a rule that is left out, a figure out of range, in another unit, and an unknown word are faults, told at their line', () => {
  const told = (name: ContributionRuleName, written: Written): string[] => {
    const text = rulesWith({ [name]: written })
    const lines = text.split('\n')
    return load(text).faults.map(({ code, value, line }) => `${code} ${value} | ${lines[line - 1]!.trim()}`)
  }
  assert.deepEqual(load(rulesWith()).faults, [])
  assert.deepEqual(told('rates.employer', { value: 8, unit: 'percent' }), [])
  assert.deepEqual(told('rates.employer', undefined), ['undecided rates.employer | title: 缴费'])
  assert.deepEqual(told('rates.employer', { value: 0.08 }), ['wrong-value 0.08 | value: 0.08'])
  assert.deepEqual(told('base.ceiling', { value: 300 }), [])
  assert.deepEqual(told('base.ceiling', { value: 3000 }), ['wrong-value 3000 | value: 3000'])
  assert.deepEqual(told('lateFee.dailyRate', { value: 5 }), ['wrong-value 5 | value: 5'])
  assert.deepEqual(told('base.floor', { value: 60, unit: 'yuan' }), ['wrong-value yuan | unit: yuan'])
  assert.deepEqual(told('exempt.retired', { value: 'pays-half' }), ['wrong-value pays-half | value: pays-half'])
  assert.match(load(rulesWith({ 'base.ceiling': { value: 3000 } })).faults[0]!.message, /超过 1000%/)
})

test('a pool without a contributions.yaml states nothing: every rule is open', () => {
  const { release, faults } = loadPolicies(exampleFiles())
  assert.deepEqual(faults, [])
  const law = new LawOn(release.pools.get('910100')!.pool.contributions, parseDay('2024-01-01'))
  assert.deepEqual(law.openOf(FIGURE_NAMES), FIGURE_NAMES)
  assert.throws(() => law.value('base.floor'), /base.floor is open/)
})

test('what a year costs a resident is told by tier, and open where nobody has said so', () => {
  const { release, faults } = load(rulesWith({ 'resident.firstTier': { value: 380, unit: 'yuan' } }))
  assert.deepEqual(faults, [])
  const law = new LawOn(release.pools.get('910100')!.pool.contributions, parseDay('2024-05-06'))
  assert.deepEqual([residentYearFen(law, 1), residentYearFen(law, 2)], [380_00, undefined])
})

test('before the first day in force the earliest figures hold, and from another day on another', () => {
  const { release } = load(
    rulesWith({ 'rates.employer': { value: 8 } }).replace(
      'value: 8\n',
      'value: 8\n      - from: 2024-01-01\n        source: { document: example, article: 第一条 }\n        value: 9\n',
    ),
  )
  const rate = (day: string) =>
    new LawOn(release.pools.get('910100')!.pool.contributions, parseDay(day)).value('rates.employer')
  assert.deepEqual([rate('1999-05-01'), rate('2023-12-31'), rate('2024-01-01')], [80_000, 80_000, 90_000])
})

test('a weak text without a word of how far it can be trusted is a fault, and what it states is one too', () => {
  const files = new Map(exampleFiles())
  const documents = files.get('documents.yaml')!.replace('short: 示例办法', 'short: 示例办法\n    weak: true')
  const { faults } = loadPolicies(files.set('documents.yaml', documents))
  assert.deepEqual(
    faults.filter(({ file }) => file === 'documents.yaml').map(({ code, value }) => `${code} ${value}`),
    ['missing-key trust'],
  )
  assert.deepEqual(
    [...new Set(faults.filter(({ file }) => file !== 'documents.yaml').map(({ code, value }) => `${code} ${value}`))],
    ['conflict example'],
  )
})
