import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SumsMessage } from '@yidi/contracts'
import { examples } from './examples.ts'
import { poolOf } from './pools.ts'
import * as situations from './situation.ts'
import type { Situation } from './situation.ts'
import { pools } from './testing.ts'

const day = '2026-03-01'
const first = situations.firstSituation(day)
const settle = (situation: Situation) => situations.settle(situation, poolOf(pools, situation.pool))
const toCase = (situation: Situation) => situations.toCase(situation, poolOf(pools, situation.pool))

test('the provincial pool insures employees only', () => {
  const { insurance, category } = settle({ ...first, pool: '339900', insurance: 'resident', category: 'resident' })
  assert.deepEqual([insurance, category], ['employee', 'active'])
})

test('a pharmacy is a pharmacy, and a hospital is none', () => {
  assert.equal(settle({ ...first, kind: 'pharmacy' }).level, 'pharmacy')
  assert.equal(settle({ ...first, level: 'pharmacy' }).level, 'tier3')
})

test('a resident has a tier and no accounts', () => {
  const quoteCase = toCase({ ...first, insurance: 'resident', accounts: { currentYear: '5', pastYear: '5' } })
  assert.equal(quoteCase.person.residentTier, 1)
  assert.deepEqual(quoteCase.accounts, { currentYear: '0', pastYear: '0' })
})

test('a filing covers the place of the visit unless the person says otherwise', () => {
  assert.equal(toCase(first).filing?.destination, '310100')
  assert.equal(toCase({ ...first, filingElsewhere: true }).filing?.destination, '110100')
  assert.equal(toCase({ ...first, place: '110100', filingElsewhere: true }).filing?.destination, '310100')
})

test('an outpatient visit is of one day', () => {
  const { visit } = toCase({ ...first, kind: 'outpatient', from: '2026-02-01', to: day })
  assert.deepEqual([visit.from, visit.to], [day, day])
})

test('every example is as the rules of its pool would have it', () => {
  for (const example of examples) {
    const situation = { ...first, ...example.change }
    assert.deepEqual(settle(situation), situation, example.name)
  }
})

test('the page opens with the pool that is asked for, never with the example of another one', () => {
  const opening = (kept: Situation | undefined, asked: string | undefined): Situation =>
    situations.openingSituation(pools, kept, asked, day)
  assert.equal(opening(undefined, '130500').pool, '130500')
  assert.equal(opening({ ...first, pool: '331000' }, '130500').pool, '130500')
  assert.deepEqual(opening({ ...first, pool: '331000', level: 'tier2' }, '331000').level, 'tier2')
  assert.equal(opening({ ...first, pool: '331000' }, undefined).pool, '331000')
  assert.deepEqual(opening(undefined, undefined), first)
  assert.deepEqual(opening(undefined, '999999'), first)
})

test('whoever is logged in opens with the own insurance, category and tier; what was kept, or another pool, comes first', () => {
  const resident = {
    pool: '331000',
    insurance: 'resident',
    category: 'resident',
    residentTier: 2,
    contracted: false,
    assistance: null,
  } as const
  const opening = (kept?: Situation, asked?: string) => situations.openingSituation(pools, kept, asked, day, resident)
  const { pool, insurance, category, residentTier } = opening()
  assert.deepEqual({ pool, insurance, category, residentTier, contracted: false, assistance: null }, resident)
  assert.deepEqual(opening(undefined, '331000'), opening())
  assert.deepEqual([opening(undefined, '330100').pool, opening(undefined, '330100').category], ['330100', 'retired'])
  assert.deepEqual(opening(first), first)
})

test('the own group for assistance goes into the case where the pool names it, and into no other pool', () => {
  const named = { ...pools[0]!, assistance: [{ group: 'low-income', label: '低保对象' }] }
  const laws = [named, ...pools.slice(1)]
  const own = { ...first, pool: '330100', insurance: 'employee', category: 'active', residentTier: null } as const
  const opening = (assistance: string | null) =>
    situations.openingSituation(laws, undefined, undefined, day, { ...own, assistance })
  assert.equal(situations.toCase(opening('low-income'), named).person.assistance, 'low-income')
  assert.ok(!('assistance' in situations.toCase(opening(null), named).person))
  assert.ok(!('assistance' in situations.toCase(opening('given-up'), named).person))
  const moved = situations.toCase({ ...opening('low-income'), pool: '331000' }, poolOf(laws, '331000'))
  assert.ok(!('assistance' in moved.person))
})

test('whoever is led here from a visit means that visit, paid first; what is no word of the law is left out', () => {
  const at = { place: '110100', placeName: '北京市', level: 'tier2' } as const
  const asked = situations.visitAsked({ route: 'manual', kind: 'outpatient', emergency: true, filing: 'none' }, at)
  assert.deepEqual(asked, { ...at, route: 'manual', kind: 'outpatient', emergency: true, filing: 'none' })
  assert.deepEqual(
    situations.visitAsked({ route: 'x', kind: 'spa', emergency: 'no', filing: 'holiday', day: '6.1', total: '-1' }),
    {},
  )
})

test('whoever comes from 去看病 finds all of it: city, level, filing, day, bill; and the own year and accounts', () => {
  const asked = situations.visitAsked(
    { place: '110100', level: 'tier2', route: 'direct', filing: 'temporary', day: '2026-03-01', total: '8000' },
    { place: '110100', placeName: '北京市' },
  )
  assert.deepEqual([asked.route, asked.filing, asked.level], ['direct', 'temporary', 'tier2'])
  assert.deepEqual(
    [asked.from, asked.to, asked.fees?.total, asked.fees?.outOfScope],
    ['2026-03-01', '2026-03-01', '8000', '0'],
  )

  const own = { ...first, pool: '330100', insurance: 'employee', category: 'active', residentTier: null } as const
  const yearToDate = {
    inpatientEligible: '100.00',
    inpatientDeductible: '800.00',
    outpatientDeductible: '50.00',
    criticalCompliant: '0.00',
    criticalPaid: '0.00',
    inpatientStays: 2,
    counters: { yearly: '100.00' },
  }
  const sums = {
    sums: [{ pool: '330100', insurance: 'employee', yearToDate }],
    accounts: { currentYear: '1200.00', pastYear: '0.00', entries: [] },
  } as unknown as SumsMessage
  const opening = situations.openingSituation(pools, undefined, undefined, day, { ...own, assistance: null }, sums)
  const { yearToDate: soFar, accounts } = situations.toCase(opening, pools[0]!)
  assert.deepEqual(soFar, yearToDate)
  assert.deepEqual(accounts, { currentYear: '1200.00', pastYear: '0.00' })
  const elsewhere = situations.openingSituation(pools, undefined, '331000', day, { ...own, assistance: null }, sums)
  assert.equal(elsewhere.year.inpatientDeductible, '0', 'another pool than the own')
})
