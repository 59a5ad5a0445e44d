/** What nobody can reckon says so, in a sentence, with its basis and whom to ask. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleCase, exampleFiles, examplePool, type Over } from '../mechanisms/example-pool.ts'
import { loadPolicies } from '../policy/load.ts'
import { quote } from './quote.ts'
import type { QuoteResult, Reason } from './types.ts'

const source = (article: string): object => ({ document: 'example', article })
const short = { name: '示例市（虚构）', short: '示例', telephone: '0000-12393' }

function undetermined(result: QuoteResult): Reason {
  assert.equal(result.outcome, 'undetermined', JSON.stringify(result))
  assert.deepEqual([result.provisional, result.openLayers], [[], []])
  assert.equal(result.reasons.length, 1)
  return result.reasons[0]!
}

const ask = (over: Over, bill: Parameters<typeof exampleCase>[0] = {}): Reason =>
  undetermined(quote(examplePool(over), exampleCase(bill)))

test('before the first day of the law that was entered', () => {
  const visit = { from: '2023-12-20', to: '2023-12-31' }
  assert.deepEqual(ask({ pool: short }, { visit }), {
    code: 'before-in-force',
    text: '示例的规定从 2024-01-01 起才录入，2023-12-31 的费用算不出来',
    basis: source('第一条'),
    hint: '请向示例医保经办机构询问（0000-12393）',
  })
  // The last day of a stay chooses the law.
  assert.equal(
    quote(examplePool(), exampleCase({ visit: { from: '2023-12-20', to: '2024-01-01' } })).outcome,
    'settled',
  )
})

test('a pool without a telephone names the number that every city has', () => {
  const visit = { from: '2023-12-20', to: '2023-12-31' }
  assert.equal(ask({}, { visit }).hint, '请向示例市（虚构）医保经办机构询问（区号加 12393）')
})

test('a pool whose benefits are open as a whole', () => {
  const files = exampleFiles({
    pool: { ...short, benefits: { open: ['支付比例', '起付标准'] }, bases: { open: source('第二条') } },
  })
  for (const file of ['away', 'benefits']) files.delete(`pools/910100-example/${file}.yaml`)
  const { release, faults } = loadPolicies(files)
  assert.deepEqual(faults, [])
  const reason = undetermined(quote(release, exampleCase()))
  assert.deepEqual(reason, {
    code: 'open-figure',
    text: '示例的报销比例等数字还没有公开文件可依，算不出金额',
    basis: source('第二条'),
    hint: '请向示例医保经办机构询问（0000-12393）',
    parameters: ['支付比例', '起付标准'],
  })
})

test('a row of the away-from-home table that is open', () => {
  const row = {
    name: 'abroad',
    title: '省外就医',
    when: { where: 'out-of-province' },
    then: { open: true },
    source: source('第三条'),
  }
  assert.deepEqual(ask({ pool: short, rows: [row] }, { visit: { place: '310115' } }), {
    code: 'open-figure',
    text: '现行规定没有给出这次需要的数字：省外就医',
    basis: source('第三条'),
    hint: '请向示例医保经办机构询问（0000-12393）',
    parameters: ['away.abroad'],
  })
})

test('a kind of visit that is open', () => {
  const day = { from: '2024-06-01', to: '2024-06-01' }
  const reason = ask({ pool: short }, { visit: { kind: 'designated-disease', ...day } })
  assert.equal(reason.text, '现行规定没有给出这次需要的数字：示例规定病种')
})

test('figures that are open are named together, with the basis of the first', () => {
  const open = (title: string, article: string): object => ({
    title,
    values: [{ from: '2024-01-01', source: source(article), value: 'open' }],
  })
  const reason = ask({
    pool: short,
    inpatient: {
      deductible: { mechanism: 'once-a-year', amount: open('住院起付标准', '第四条') },
      share: { along: 'bill', bands: [{ fund: open('住院支付比例', '第五条') }] },
    },
  })
  assert.deepEqual(reason, {
    code: 'open-figure',
    text: '现行规定没有给出这次需要的数字：住院起付标准、住院支付比例',
    basis: source('第四条'),
    hint: '请向示例医保经办机构询问（0000-12393）',
    parameters: ['employee.inpatient.deductible', 'employee.inpatient.band-1.fund'],
  })
})
