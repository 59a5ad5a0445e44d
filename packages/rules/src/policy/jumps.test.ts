import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse, stringify } from 'yaml'
import { examplePool, exampleFiles } from '../mechanisms/example-pool.ts'
import type { Over } from '../mechanisms/example-pool.ts'
import { FIGURE_NAMES } from '../contributions/figures.ts'
import { formatJump, jumpsIn } from './jumps.ts'
import { loadPolicies } from './load.ts'

const source = { document: 'example', article: '第一条' }

/** A figure with its values from 2024, 2025 … on. */
const dated = (title: string, values: readonly unknown[], over: object = {}) => ({
  title,
  ...over,
  values: values.map((value, index) => ({ from: `${String(2024 + index)}-01-01`, source, value })),
})
const told = (over: Over): string[] => jumpsIn(examplePool(over)).map(formatJump)
const rate = (values: readonly unknown[], over: object = {}): Over => ({
  inpatient: { share: { along: 'bill', bands: [{ fund: dated('住院支付比例', values, over) }] } },
})
const deductible = (values: readonly unknown[]): Over => ({
  inpatient: { deductible: { mechanism: 'once-a-year', amount: dated('起付标准', values) } },
})

test('more than half of the figure before, up or down, is told; half of it is not', () => {
  assert.deepEqual(told(deductible([800, 1200, 600])), [])
  assert.equal(told(deductible([800, 1200.01])).length, 1)
  assert.equal(told(deductible([800, 399.99])).length, 1)
  assert.deepEqual(told(deductible([800, 400])), [])
})

test('it says the figure, both values with their days, and where the new one stands', () => {
  const [line] = told(rate([80, 85, 8]))
  assert.match(line!, /^pools\/910100-example\/benefits\.yaml:\d+:\d+ 提醒：/)
  assert.match(
    line!,
    /“住院支付比例”从 2026-01-01 起是8%，而此前（2025-01-01 起）是85%，相差超过一半。怎么办：核对小数点/,
  )
})

test("the person's share is measured and told as the file states it", () => {
  assert.deepEqual(told(rate([70, 45], { states: 'person' })), [])
  assert.equal(told(rate([20, 8], { states: 'person' })).length, 1)
  const [line] = told(rate([20, 85], { states: 'person' }))
  assert.match(line!, /是个人负担85%（基金支付15%），而此前（2024-01-01 起）是个人负担20%（基金支付80%）/)
})

test('what is open or without a limit is measured against nothing; nought is measured', () => {
  assert.deepEqual(told(rate(['open', 80])), [])
  assert.deepEqual(told(rate([80, 'open'])), [])
  const limit = (values: readonly unknown[]): Over => ({
    employee: {
      limits: [
        { name: 'yearly', per: 'year', covers: ['inpatient'], amount: dated('年度限额', values, { unit: 'yuan' }) },
      ],
    },
  })
  assert.deepEqual(told(limit(['none', 200_000])), [])
  assert.deepEqual(told(limit([200_000, 'none'])), [])
  assert.equal(told(limit([0, 200_000])).length, 1)
})

test('an entry of several cells is told once, and cells that go on or follow another are not told', () => {
  const table = (cells: unknown, later: unknown): Over => ({
    inpatient: {
      share: {
        along: 'bill',
        bands: [
          {
            fund: {
              title: '住院支付比例',
              by: ['level', 'category'],
              values: [
                { from: '2024-01-01', source, table: cells },
                { from: '2025-01-01', source, table: later },
              ],
            },
          },
        ],
      },
    },
  })
  const rest = { any: 30 }
  const follows = { active: 20, retired: { like: { category: 'active' }, times: 1.1 }, 'founding-worker': 20 }
  assert.deepEqual(told(table({ tier3: follows, rest }, { tier3: { 'founding-worker': 22 } })), [])
  const lines = told(table({ tier3: follows, rest }, { tier3: { active: 60 }, rest: { any: 20 } }))
  assert.equal(lines.length, 1)
  assert.match(lines[0]!, /住院支付比例（三级医院、在职）/)
  const [all] = told(table({ tier3: follows, rest }, { rest: { any: 90 } }))
  assert.match(all!, /相差超过一半（同样的还有 \d+ 格）/)
})

test('a row of the away-from-home table is measured against the row of its name in the version before', () => {
  const files = exampleFiles()
  const path = 'pools/910100-example/away.yaml'
  const away = parse(files.get(path)!) as { versions: object[] }
  const rows = (prepay: number) => [{ name: 'everything-else', then: { prepay }, source }]
  away.versions = [10, 15, 60].map((prepay, index) => ({
    from: `${String(2024 + index)}-01-01`,
    decide: 'first-that-fits',
    rows: rows(prepay),
  }))
  const { release, faults } = loadPolicies(files.set(path, stringify(away)))
  assert.deepEqual(faults, [])
  assert.match(
    jumpsIn(release).map(formatJump).join('\n'),
    /^\S+away\.yaml:\d+:\d+ 提醒：[^\n]*从 2026-01-01 起是60%[^\n]*是15%[^\n]*$/,
  )
})

test('a rule of contributions that jumps is told as well; what was open before is measured against nothing', () => {
  const open = (name: string) => dated(name, ['open'])
  const tree: Record<string, Record<string, unknown>> = {}
  for (const name of FIGURE_NAMES) {
    const [section, key] = name.split('.') as [string, string]
    tree[section] = { ...tree[section], [key]: open(name) }
  }
  tree['rates'] = { employer: dated('单位缴费比例', ['open', 80]), employee: dated('个人缴费比例', [1.5, 15]) }
  const text = stringify({ title: '缴费', ...tree })
  const { release, faults } = loadPolicies(new Map(exampleFiles()).set('pools/910100-example/contributions.yaml', text))
  assert.deepEqual(faults, [])
  const [jump, ...more] = jumpsIn(release).map(formatJump)
  assert.match(jump!, /“个人缴费比例”从 2025-01-01 起是15%，而此前（2024-01-01 起）是1.5%/)
  assert.deepEqual(more, [])
})
