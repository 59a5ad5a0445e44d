import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FUNDS, FUND_FIELDS, findFund } from './funds.ts'
import { fundsOf } from './quote/fund-amounts.ts'
import { exampleCase, examplePool, readExample } from './mechanisms/example-pool.ts'
import { EXAMPLE } from './mechanisms/layer.ts'
import { quote } from './quote/quote.ts'
import type { QuoteResult } from './quote/types.ts'

type Priced = Extract<QuoteResult, { amounts: unknown }>

const release = examplePool({ pool: { assistance: { 'low-income': '低保对象' } }, employee: readExample(EXAMPLE) })

function priced(over: Parameters<typeof exampleCase>[0], law = release): Priced {
  const result = quote(law, exampleCase(over), { explain: true })
  assert.equal(result.outcome, 'settled')
  return result as Priced
}

test('critical illness and assistance one above the other: each fund is told with what it pays', () => {
  // 100 of 10,000 lie above the threshold; assistance pays 70 % of what is left of deductible and share.
  const yearToDate = { criticalCompliant: '19000.00' }
  const result = priced({ yearToDate, person: { assistance: 'low-income' } })
  const [pool, critical, assistance] = result.funds!
  assert.deepEqual(
    result.funds!.map(({ fund }) => fund),
    ['pool', 'critical-illness', 'assistance'],
  )
  assert.equal(pool!.amount, result.amounts.fundPool)
  assert.deepEqual([critical!.amount, assistance!.amount], ['600.00', '980.00'])
  assert.equal(result.amounts.fundCritical, '1580.00', 'what all layers pay, as the contract has it')
  const steps = result.explanation!.filter((step) => step.fund !== undefined)
  assert.deepEqual([...new Set(steps.map((step) => step.fund))], ['pool', 'critical-illness', 'assistance'])
  assert.equal(steps.at(-1)!.amount, '980.00')
})

test('a fund that pays nothing is not listed; a refused bill has none', () => {
  const funds = fundsOf(priced({ yearToDate: { criticalCompliant: '19000.00' } }))
  assert.deepEqual(
    funds.map(({ fund }) => fund),
    ['pool', 'critical-illness'],
  )
  const nothing = { ...priced({}).amounts, fundPool: '0.00', fundCritical: '0.00' }
  assert.deepEqual(fundsOf({ amounts: nothing }), [])
})

test('where critical illness is the only layer the contract says it all, and so does what was stored before', () => {
  const [critical] = readExample(EXAMPLE)['layers'] as unknown[]
  const result = priced(
    { yearToDate: { criticalCompliant: '19000.00' } },
    examplePool({ employee: { layers: [critical] } }),
  )
  assert.ok(!('funds' in result))
  assert.deepEqual(fundsOf(result), [
    { fund: 'pool', fen: Math.round(Number(result.amounts.fundPool) * 100) },
    { fund: 'critical-illness', fen: 60_000 },
  ])
})

test('two layers of one fund are one payer; a layer whose title does not say who pays is told with its fund', () => {
  const layers = (readExample(EXAMPLE)['layers'] as Record<string, unknown>[]).map((layer) => ({
    ...layer,
    fund: 'assistance',
    title: `${String(layer['name']).length}号倾斜`,
  }))
  const law = examplePool({ pool: { assistance: { 'low-income': '低保对象' } }, employee: { layers } })
  const result = priced({ yearToDate: { criticalCompliant: '19000.00' }, person: { assistance: 'low-income' } }, law)
  assert.deepEqual(result.funds!.slice(1), [{ fund: 'assistance', amount: '1580.00' }])
  const text = result.explanation!.find((step) => step.step === 'layer')!.text
  assert.match(text, /^16号倾斜（医疗救助）再为您付600\.00元/)
})

test('every fund has a name, a word of its own in the books and a field of the interface', () => {
  const all = Object.values(FUNDS)
  assert.equal(new Set(all.map(({ ledger }) => ledger)).size, all.length)
  assert.equal(new Set(all.map(({ title }) => title)).size, all.length)
  for (const { title, told } of all) {
    assert.match(title, /^\p{Script=Han}+$/u)
    for (const { field, type } of [told.employee, told.resident]) {
      assert.ok(FUND_FIELDS.includes(field), field)
      assert.match(type, /^\d{6}$/)
    }
  }
  assert.equal(findFund('assistance')?.title, '医疗救助')
  assert.equal(findFund('toString'), undefined)
})
