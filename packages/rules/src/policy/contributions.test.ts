import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDay } from '../days.ts'
import { exampleFiles } from '../mechanisms/example-pool.ts'
import { loadPolicies } from './load.ts'
import { averageWagesUntil } from './view.ts'

const source = '{document: example, article: 第一条}'
const load = (text: string) =>
  loadPolicies(new Map(exampleFiles()).set('pools/910100-example/contributions.yaml', text))
const wages = (...values: string[]) =>
  load(
    `title: 缴费\naverageWage:\n  title: 年平均工资\n  values:\n${values.map((one) => `    - {${one}, source: ${source}}`).join('\n')}\n`,
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
  assert.deepEqual(messages(load('title: 缴费\nbase: 60\n')), ['unknown-key base'])
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
