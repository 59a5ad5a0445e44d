/** Broken cases: a valid one with one or two of the faults that the contract calls invalid, and what is no case at all. */
import fc from 'fast-check'
import { choose, often, validCase, type Json } from './generate.ts'

/** Something that is not money in the sense of the contract. */
const NOT_MONEY = [
  '-0.01',
  '-5',
  '1.005',
  '1e3',
  '90000000.01',
  '900000000',
  '',
  '1.',
  ' 1',
  '1,000',
  'NaN',
  12,
  0,
  true,
]
const NOT_A_DAY = [
  '2024-02-30',
  '2023-02-29',
  '2024-13-01',
  '2024-1-1',
  '20240101',
  '2024-00-10',
  '',
  20240101,
  '2024-06-31',
]
const NOT_A_CITY = ['330000', '440000', '000000']
const NOT_A_PLACE = ['31010', '3101000', '', 'SH0100', 310100, ' 310100']

interface Breaker {
  readonly name: string
  /** Damages the case in place; `at` chooses among the ways to do it. */
  readonly damage: (c: Json, at: number) => void
}

const part = (c: Json, ...keys: string[]): Json => {
  let here = c
  for (const key of keys) {
    const next = here[key]
    here = typeof next === 'object' && next !== null ? (next as Json) : (here[key] = {})
  }
  return here
}

function wrongValue(path: string, wrong: readonly unknown[]): Breaker {
  const keys = path.split('.')
  const last = keys.pop()!
  return { name: `${path} has no such value`, damage: (c, at) => void (part(c, ...keys)[last] = choose(wrong, at)) }
}

function leftOut(path: string): Breaker {
  const keys = path.split('.')
  const last = keys.pop()!
  return { name: `${path} left out`, damage: (c) => void delete part(c, ...keys)[last] }
}

function withFiling(c: Json): Json {
  c['filing'] ??= { type: 'referral', destination: '310100', from: '2024-01-01', to: '2024-12-31' }
  return part(c, 'filing')
}

/** Every sentence of the paragraph "Invalid", and every wrong type and unknown value. */
export const BREAKERS: readonly Breaker[] = [
  ...['pool', 'insurance', 'route', 'visit', 'person', 'fees'].map(leftOut),
  ...['person.category', 'visit.kind', 'visit.place', 'visit.from', 'visit.to', 'visit.institution'].map(leftOut),
  ...['visit.institution.level', 'fees.total'].map(leftOut),
  wrongValue('id', [7, null, {}, true]),
  wrongValue('pool', ['000000', '33', '', 339900, null]),
  wrongValue('insurance', ['employees', '职工', null, 1]),
  wrongValue('person', [null, 'active', [], 3]),
  wrongValue('person.category', ['founding', 'pensioner', null, 0]),
  wrongValue('visit', [null, 'x', []]),
  wrongValue('visit.kind', ['emergency', 'chronic', null]),
  wrongValue('visit.place', [...NOT_A_PLACE, ...NOT_A_CITY]),
  wrongValue('visit.from', NOT_A_DAY),
  wrongValue('visit.to', NOT_A_DAY),
  wrongValue('visit.emergency', ['true', 1, null]),
  wrongValue('visit.institution', [null, 'tier3', []]),
  wrongValue('visit.institution.level', ['tier4', '三级', 3, null]),
  wrongValue('visit.institution.designated', ['yes', 0, null]),
  wrongValue('visit.institution.networked', ['no', 1, null]),
  wrongValue('filing', ['referral', [], 3, true]),
  wrongValue('route', ['online', null, 1]),
  wrongValue('fees', [null, '800', []]),
  wrongValue('fees.total', [...NOT_MONEY, null]),
  wrongValue('fees.outOfScope', NOT_MONEY),
  wrongValue('fees.overCeiling', NOT_MONEY),
  wrongValue('fees.ownShare', NOT_MONEY),
  wrongValue('fees.specialDrugs', NOT_MONEY),
  wrongValue('yearToDate', ['x', [], 3]),
  wrongValue('yearToDate.inpatientEligible', NOT_MONEY),
  wrongValue('yearToDate.inpatientDeductible', NOT_MONEY),
  wrongValue('yearToDate.outpatientDeductible', NOT_MONEY),
  wrongValue('yearToDate.criticalCompliant', NOT_MONEY),
  wrongValue('yearToDate.criticalPaid', NOT_MONEY),
  wrongValue('yearToDate.inpatientStays', [-1, 1.5, '1', true]),
  wrongValue('accounts', ['x', [], 3]),
  wrongValue('accounts.currentYear', NOT_MONEY),
  wrongValue('accounts.pastYear', NOT_MONEY),
  {
    name: 'resident tier is neither 1 nor 2',
    damage: (c, at) => {
      c['pool'] = '330100'
      c['insurance'] = 'resident'
      delete c['accounts']
      c['person'] = { category: 'resident', residentTier: choose([0, 3, '1', 1.5], at) }
    },
  },
  {
    name: 'contracted is no flag',
    damage: (c, at) => {
      c['pool'] = '330100'
      part(c, 'person')['contracted'] = choose(['yes', 1, null], at)
    },
  },
  ...(['type', 'destination', 'from'] as const).map((key) => ({
    name: `filing.${key} left out`,
    damage: (c: Json) => void delete withFiling(c)[key],
  })),
  {
    name: 'filing.type unknown',
    damage: (c, at) => void (withFiling(c)['type'] = choose(['long-term', '转诊', null], at)),
  },
  {
    name: 'filing.destination wrong',
    damage: (c, at) => void (withFiling(c)['destination'] = choose(NOT_A_PLACE, at)),
  },
  { name: 'filing.from no day', damage: (c, at) => void (withFiling(c)['from'] = choose(NOT_A_DAY, at)) },
  { name: 'filing.to no day', damage: (c, at) => void (withFiling(c)['to'] = choose(NOT_A_DAY, at)) },
  {
    name: 'filing ends before it begins',
    damage: (c) => Object.assign(withFiling(c), { from: '2024-03-02', to: '2024-03-01' }),
  },
  {
    name: 'resident insurance in the provincial pool',
    damage: (c) => {
      Object.assign(c, { pool: '339900', insurance: 'resident', person: { category: 'resident' } })
      delete c['accounts']
    },
  },
  {
    name: 'category is not of the insurance',
    damage: (c) => void (part(c, 'person')['category'] = c['insurance'] === 'resident' ? 'retired' : 'resident'),
  },
  {
    name: 'founding worker outside the provincial pool',
    damage: (c, at) =>
      Object.assign(c, {
        pool: choose(['330100', '331000', '130500'], at),
        insurance: 'employee',
        person: { category: 'founding-worker' },
      }),
  },
  {
    name: 'pharmacy as a level without the kind, or the reverse',
    damage: (c) => {
      const visit = part(c, 'visit')
      part(visit, 'institution')['level'] = visit['kind'] === 'pharmacy' ? 'tier2' : 'pharmacy'
    },
  },
  {
    name: 'visit ends before it begins',
    damage: (c) => Object.assign(part(c, 'visit'), { from: '2024-05-02', to: '2024-05-01' }),
  },
  {
    name: 'more than a day without a bed',
    damage: (c, at) => {
      const kind = choose(['outpatient', 'designated-disease', 'pharmacy'], at)
      Object.assign(part(c, 'visit'), { kind, from: '2024-05-01', to: '2024-05-02' })
      part(c, 'visit', 'institution')['level'] = kind === 'pharmacy' ? 'pharmacy' : 'tier2'
    },
  },
  {
    name: 'parts of the bill exceed it',
    damage: (c, at) =>
      void (c['fees'] = choose(
        [
          { total: '100.00', ownShare: '100.01' },
          { total: '100.00', outOfScope: '50', overCeiling: '30', ownShare: '20.01' },
          { total: '0', overCeiling: '0.01' },
        ],
        at,
      )),
  },
  {
    name: 'special medicines above what is out of scope',
    damage: (c, at) =>
      void (c['fees'] = choose(
        [
          { total: '100.00', specialDrugs: '0.01' },
          { total: '100.00', outOfScope: '50.00', specialDrugs: '50.01' },
        ],
        at,
      )),
  },
  {
    name: 'a resident with a personal account',
    damage: (c, at) => {
      Object.assign(c, { pool: choose(['330100', '331000', '130500'], at), insurance: 'resident' })
      c['person'] = { category: 'resident' }
      c['accounts'] = choose([{ currentYear: '0.01' }, { pastYear: '200' }, { currentYear: '1', pastYear: '1' }], at)
    },
  },
]

/** A valid case with one fault, sometimes two. */
export const brokenCase: fc.Arbitrary<{ faults: string[]; case: Json }> = fc
  .tuple(
    validCase,
    fc.array(fc.tuple(fc.constantFrom(...BREAKERS), fc.nat(1000)), { minLength: 1, maxLength: 2 }),
    often([6, 1], [1, 2]),
  )
  .map(([valid, hits, many]) => {
    const broken = structuredClone(valid)
    const faults: string[] = []
    for (const [breaker, at] of hits.slice(0, many)) {
      breaker.damage(broken, at)
      faults.push(breaker.name)
    }
    return { faults, case: broken }
  })

/** Whole values that are no case at all. */
export const noCase: fc.Arbitrary<unknown> = fc.constantFrom(null, 1, 'x', [], true, {})
