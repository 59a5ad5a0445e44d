/** What is open and not needed changes nothing; what is open and needed ends undetermined, or leaves its layer out. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { quote } from '../quote/quote.ts'
import type { QuoteCase, QuoteResult } from '../quote/types.ts'
import { amountsOf, exampleCase, examplePool } from './example-pool.ts'

const source = { document: 'example', article: '第一条' }
const figure = (title: string, value: unknown, unit?: string) => ({
  title,
  ...(unit ? { unit } : {}),
  values: [{ from: '2024-01-01', source, value }],
})
const table = (title: string, by: string[], cells: unknown, unit?: string) => ({
  title,
  by,
  ...(unit ? { unit } : {}),
  values: [{ from: '2024-01-01', source, table: cells }],
})
type Settled = Extract<QuoteResult, { outcome: 'settled' | 'refused' }>

const at = (level: string, over: Omit<Partial<QuoteCase>, 'visit' | 'person'> = {}): QuoteCase =>
  exampleCase({ ...over, visit: { institution: { level: level as 'tier3' } } })

const layer = (over: object) => ({
  layers: [
    {
      name: 'critical-illness',
      title: '大病保险',
      covers: ['inpatient'],
      along: 'year',
      base: ['share'],
      threshold: figure('大病起付', 1000),
      bands: [{ upTo: figure('第一段', 3000), pays: figure('第一段比例', 60) }, { pays: figure('第二段比例', 'open') }],
      ...over,
    },
  ],
})

/** The example pool pays 80 %: of 10,000 the person's share is 2,000. */
const outcome = (employee: object, over: Partial<QuoteCase> = {}): Settled => {
  const result = quote(examplePool({ employee: employee as never }), exampleCase(over as never))
  assert.equal(result.outcome, 'settled', JSON.stringify(result))
  return result as Settled
}

test('a layer pays the bands that the bill reaches, whatever is open above', () => {
  const reached = outcome(layer({}))
  assert.equal(reached.amounts.fundCritical, '600.00')
  assert.deepEqual(reached.openLayers, [])
  const above = outcome(layer({}), { yearToDate: { criticalCompliant: '1500.00' } })
  assert.equal(above.amounts.fundCritical, '0.00')
  assert.deepEqual(above.openLayers, ['critical-illness'])
})

test('the end of a band holds its last fen: the open band begins one fen later', () => {
  const last = outcome(layer({}), { yearToDate: { criticalCompliant: '1000.00' } })
  assert.deepEqual([last.amounts.fundCritical, last.openLayers], ['1200.00', []])
  const beyond = outcome(layer({}), { yearToDate: { criticalCompliant: '1000.01' } })
  assert.deepEqual([beyond.amounts.fundCritical, beyond.openLayers], ['0.00', ['critical-illness']])
})

test('below the threshold nothing is paid, and neither rate nor limit is asked', () => {
  const open = { bands: [{ pays: figure('比例', 'open') }], limit: figure('限额', 'open') }
  const below = outcome(layer({ ...open, threshold: figure('大病起付', 2000) }))
  assert.deepEqual([below.amounts.fundCritical, below.openLayers], ['0.00', []])
  const over = outcome(layer({ ...open, threshold: figure('大病起付', 1999) }))
  assert.deepEqual(over.openLayers, ['critical-illness'])
})

test('an open limit leaves a layer out that would pay, an open threshold always', () => {
  const limited = outcome(layer({ limit: figure('限额', 'open') }))
  assert.deepEqual([limited.amounts.fundCritical, limited.openLayers], ['0.00', ['critical-illness']])
  const threshold = outcome(layer({ threshold: figure('大病起付', 'open') }), { fees: { total: '0.00' } } as never)
  assert.deepEqual(threshold.openLayers, ['critical-illness'])
})

test('a band with an open end lies behind a year that has passed the stated end above it', () => {
  const bands = [
    { upTo: figure('第一段', 'open'), pays: figure('第一段比例', 60) },
    { upTo: figure('第二段', 5000), pays: figure('第二段比例', 70) },
    { pays: figure('第三段比例', 80) },
  ]
  const past = outcome(layer({ bands }), { yearToDate: { criticalCompliant: '5000.00' } })
  assert.deepEqual([past.amounts.fundCritical, past.openLayers], ['1600.00', []])
  assert.deepEqual(outcome(layer({ bands })).openLayers, ['critical-illness'])
})

test('the same of the pool’s own bands', () => {
  const bands = [
    { name: 'a', upTo: figure('第一段', 'open'), fund: figure('第一段比例', 60) },
    { name: 'b', upTo: figure('第二段', 20000), fund: figure('第二段比例', 70) },
    { name: 'c', upTo: figure('第三段', 'open'), fund: figure('第三段比例', 'open') },
  ]
  const release = examplePool({ inpatient: { share: { along: 'year', bands } } })
  const result = quote(release, exampleCase({ yearToDate: { inpatientEligible: '5000.00' } }))
  assert.equal(result.outcome, 'undetermined')
  const open = examplePool({ inpatient: { share: { along: 'year', bands: bands.slice(1) } } })
  assert.equal(amountsOf(open, exampleCase({ yearToDate: { inpatientEligible: '10000.00' } })).fundPool, '7000.00')
  const beyond = quote(open, exampleCase({ yearToDate: { inpatientEligible: '10000.01' } }))
  assert.equal(beyond.outcome, 'undetermined')
  const stated = [...bands.slice(0, 2), { name: 'c', fund: figure('第三段比例', 75) }]
  const past = examplePool({ inpatient: { share: { along: 'year', bands: stated } } })
  assert.equal(amountsOf(past, exampleCase({ yearToDate: { inpatientEligible: '20000.00' } })).fundPool, '7500.00')
})

const yearly = (cells: unknown) =>
  examplePool({
    inpatient: { deductible: { mechanism: 'once-a-year', amount: table('起付标准', ['level'], cells, 'yuan') } },
  })

test('who has borne a higher level’s deductible has met the open one of a lower level', () => {
  const release = yearly({ tier3: 900, tier2: 'open', rest: 300 })
  const borne = { yearToDate: { inpatientDeductible: '900.00' } }
  const met = amountsOf(release, at('tier2', borne))
  assert.deepEqual([met.deductible, met.fundPool], ['0.00', '8000.00'])
  assert.equal(quote(release, at('tier2', { yearToDate: { inpatientDeductible: '899.99' } })).outcome, 'undetermined')
  assert.equal(quote(release, at('tier2')).outcome, 'undetermined')
  assert.equal(quote(yearly({ tier3: 'open', rest: 300 }), at('tier3', borne)).outcome, 'undetermined')
  const rising = yearly({ tier3: 300, tier2: 'open', rest: 900 })
  assert.equal(quote(rising, at('tier2', borne)).outcome, 'undetermined', 'a table that does not fall shows nothing')
  const shown = quote(release, at('tier2', borne), { explain: true })
  const step = shown.outcome === 'settled' ? shown.explanation!.find((one) => one.step === 'deductible') : undefined
  assert.match(step!.text, /起付标准900\.00元已经付够/)
  assert.deepEqual(
    step!.parameters.map((one) => one.value),
    ['900.00元'],
  )
})

const perStay = (amount: unknown, factors: unknown) =>
  examplePool({
    inpatient: {
      deductible: {
        mechanism: 'per-stay',
        amount: figure('起付标准', amount),
        factors: table('折算', ['stay'], factors, 'factor'),
      },
    },
  })

test('a stay with a factor of nought bears nothing, whatever the open figure', () => {
  const release = perStay('open', { 1: 1, 2: 0.5, '3+': 0 })
  const third = amountsOf(release, exampleCase({ yearToDate: { inpatientStays: 2 } }))
  assert.deepEqual([third.deductible, third.fundPool], ['0.00', '8000.00'])
  assert.equal(quote(release, exampleCase({ yearToDate: { inpatientStays: 1 } })).outcome, 'undetermined')
  assert.equal(amountsOf(perStay(0, { '1+': 'open' }), exampleCase()).deductible, '0.00')
  assert.equal(quote(perStay(500, { '1+': 'open' }), exampleCase()).outcome, 'undetermined')
})

test('nothing left to share: an open deductible is not asked', () => {
  const release = yearly({ any: 'open' })
  const nothing = amountsOf(release, at('tier3', { fees: { total: '100.00', outOfScope: '100.00' } }))
  assert.deepEqual([nothing.deductible, nothing.cash], ['0.00', '100.00'])
})
