import assert from 'node:assert/strict'
import { test } from 'node:test'
import { quote } from '../quote/quote.ts'
import { amountsOf, exampleCase, examplePool, readExample } from './example-pool.ts'
import { EXAMPLE } from './deductible-per-stay.ts'

const source = { document: 'example', article: '第一条' }

/** The example with what a later part bears. */
function withContinued(continued: unknown): Record<string, unknown> {
  const { deductible, ...rest } = readExample(EXAMPLE)
  return { ...rest, deductible: { ...(deductible as Record<string, unknown>), continued } }
}

const release = examplePool({ inpatient: readExample(EXAMPLE) })

test('by age and level, half for the second stay, none from the third', () => {
  const stay = (age: number, inpatientStays: number): string =>
    amountsOf(release, exampleCase({ person: { age }, yearToDate: { inpatientStays } })).deductible
  assert.deepEqual(
    [stay(17, 0), stay(18, 0), stay(18, 1), stay(18, 2), stay(18, 9)],
    ['500.00', '1000.00', '500.00', '0.00', '0.00'],
  )
})

const laterPart = exampleCase({
  person: { age: 40 },
  visit: { ...exampleCase().visit, continued: true },
  yearToDate: { inpatientStays: 1 },
})

test('a later part of a stay counts no further stay, and bears what the law says of it', () => {
  const continued = { title: '后一次', unit: 'factor', values: [{ from: '2024-01-01', source, value: 0 }] }
  const says = examplePool({ inpatient: withContinued(continued) })
  const part = quote(says, laterPart)
  assert.ok(part.outcome === 'settled')
  assert.equal(part.amounts.deductible, '0.00')
  assert.equal(part.yearToDate.inpatientStays, 1)
  assert.equal(amountsOf(says, { ...laterPart, visit: exampleCase().visit }).deductible, '500.00')
})

test('where the law does not say what a later part bears, nobody guesses', () => {
  const part = quote(release, laterPart)
  assert.equal(part.outcome, 'undetermined')
  assert.match(part.reasons[0]!.text, /分次结算的住院，后一次结算的起付标准/)
})

test('only a stay is settled in parts', () => {
  const bill = quote(release, exampleCase({ visit: { ...exampleCase().visit, kind: 'outpatient', continued: true } }))
  assert.ok(bill.outcome === 'invalid' && bill.errors.some(({ path }) => path === 'visit.continued'))
})
