/**
 * Random cases that are right in every part. One is drawn over every dimension of the contract and pulled towards the
 * places where a mistake would show: edges of bands and deductibles, days around a change of law, filings that just
 * touch a stay, the several names of one city.
 */
import fc from 'fast-check'
import { CODES, cityOf, isCity, provinceOf } from './places.ts'

export type Json = Record<string, unknown>

const FEN_OF_A_YUAN = 100

/** 1234 → '12.34', sometimes in the shorter ways of writing that the contract also takes. */
export function writeFen(fen: number, short = false): string {
  const whole = Math.floor(fen / FEN_OF_A_YUAN)
  const rest = String(fen % FEN_OF_A_YUAN).padStart(2, '0')
  if (!short) return `${whole}.${rest}`
  if (rest === '00') return String(whole)
  return rest.endsWith('0') ? `${whole}.${rest[0]}` : `${whole}.${rest}`
}

/** A day so many days after another, both written YYYY-MM-DD. */
export function dayAfter(day: string, days: number): string {
  const [year, month, date] = day.split('-').map(Number)
  const at = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, (date ?? 1) + days))
  return at.toISOString().slice(0, 10)
}

export const often = <T>(...choices: [number, T][]) =>
  fc.oneof(...choices.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) })))

export const choose = <T>(choices: readonly T[], at: number): T => choices[at % choices.length]!

const PLACES = [
  ...['330100', '330106', '330182', '339900'],
  ...['330200', '330281', '330700', '331100'],
  ...['331000', '331002', '331081'],
  ...['310100', '310115', '110100', '110105', '120100', '500100'],
  ...['320100', '329900', '320500', '320582', '420100', '429900', '430100', '460100'],
  ...['210200', '210211', '370200', '350200', '440300', '440306', '440500', '210300'],
  ...['130500', '130522', '130100'],
]
// Where people of Xingtai are treated: at home, in the province, in the two cities that need no filing, and beyond.
const PLACES_OF_XINGTAI = ['130500', '130522', '130100', '130700', '110100', '110105', '120100', '310100', '370100']
// Any city and county of the table, and what went.
const anywhere = fc.constantFrom(...CODES.filter(isCity))
const place = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('330100', '331000', '310100', '320500', '330200', '330200') },
  { weight: 4, arbitrary: fc.constantFrom(...PLACES) },
  { weight: 1, arbitrary: anywhere },
)
const placeOfXingtai = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('130500', ...PLACES_OF_XINGTAI) },
  { weight: 1, arbitrary: place },
)

// The last day of a visit: mostly in years in which every pool has figures, often at a day on which the pool's law
// changes, now and then anywhere.
const CHANGES_OF_LAW: Record<string, readonly string[]> = {
  '339900': ['2023-01-01', '2023-01-01', '2021-01-01', '2021-01-01', '2017-01-01', '2024-01-01'],
  '330100': ['2024-01-01'],
  '331000': ['2019-01-01', '2023-01-01'],
  '130500': ['2021-07-01', '2022-01-01', '2023-01-01', '2023-02-10', '2023-02-10'],
}
const ANY_DAY = ['2018-03-05', '2022-02-28', '2022-06-30', '2023-05-01', '2017-12-31', '2020-02-29']
const RECENT_DAYS = ['2024-02-29', '2025-06-30', '2026-01-01', '2025-12-31', '2024-12-31']
const dayDice = fc.record({
  where: often([6, 'recent'], [3, 'change'], [1, 'any']),
  choice: fc.nat(59),
  off: fc.constantFrom(-3, -1, 0, 0, 1, 2),
})

function lastDay(d: { pool: string; day: { where: string; choice: number; off: number } }): string {
  const { where, choice, off } = d.day
  if (where === 'recent') return choose(RECENT_DAYS, choice)
  return where === 'any' ? choose(ANY_DAY, choice) : dayAfter(choose(CHANGES_OF_LAW[d.pool]!, choice), off)
}

const LONG_TERM_TYPES = [
  'resettled-retiree',
  'long-term-resident',
  'stationed-worker',
  'student',
  'migrant-worker',
  'new-employee',
]
const filingDice = fc.record({
  given: often([2, 'absent'], [3, 'null'], [9, 'object']),
  type: fc.oneof(
    fc.constantFrom('referral', 'temporary', 'long-term-resident'),
    fc.constantFrom(...LONG_TERM_TYPES, 'temporary', 'referral'),
  ),
  destination: often([4, 'place'], [2, 'city'], [2, 'province'], [1, 'provincial'], [2, 'other'], [1, 'home']),
  other: place,
  startsBefore: often([6, 90], [2, 0], [1, 1], [1, -1], [1, -40], [1, 400]),
  ends: often(
    [4, 'never'],
    [1, 'absent'],
    [4, 'later'],
    [2, 'on admission'],
    [1, 'on discharge'],
    [2, 'the day before'],
  ),
})

// Totals that fall on, or one fen beside, a deductible or a band; small ones for the halves of a fen; round ones.
const EDGES_YUAN = [300, 500, 600, 700, 800, 1000, 40000, 50000, 300000, 400000, 40800, 50600, 90000000]
const aroundEdge = fc
  .tuple(fc.constantFrom(...EDGES_YUAN), fc.integer({ min: -2, max: 2 }))
  .map(([edge, off]) => Math.min(edge * FEN_OF_A_YUAN + off, 9_000_000_000))
const fen = fc.oneof(
  { weight: 2, arbitrary: aroundEdge },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 300 }) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 200_000 }) },
  { weight: 5, arbitrary: fc.integer({ min: 100_000, max: 12_000_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 9_000_000_000 }) },
)
const permille = fc.oneof(
  { weight: 5, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 330 }) },
  { weight: 1, arbitrary: fc.constant(1000) },
)
const feesDice = fc.record({
  total: fen,
  outOfScope: permille,
  overCeiling: permille,
  ownShare: permille,
  specialDrugs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 1000 })),
  short: fc.boolean(),
  leaveOutZeros: fc.boolean(),
})

// The threshold of critical illness before and since 2021, and five and ten times of each; mostly so that a bill crosses it.
const CRITICAL_EDGES_YUAN = [25000, 30000, 125000, 150000, 250000, 300000]
const belowCriticalEdge = fc
  .tuple(fc.constantFrom(...CRITICAL_EDGES_YUAN), fc.integer({ min: -600_000, max: 2 }))
  .map(([edge, off]) => edge * FEN_OF_A_YUAN + off)
const yearDice = fc.record({
  given: often([1, 'absent'], [1, 'some'], [4, 'all']),
  eligibleBy: often([2, 'nothing'], [3, 'edge'], [5, 'edge less this bill'], [3, 'any']),
  edge: fc.constantFrom(40000, 50000, 300000, 400000, 400000),
  keep: fc.constantFrom(1000, 900, 800),
  off: fc.integer({ min: -2, max: 2 }),
  back: fc.constantFrom(0, 0, 30000, 80000, 100000),
  any: fc.integer({ min: 0, max: 50_000_000 }),
  inpatientDeductible: fc.oneof(
    fc.constantFrom(0, 0, 30000, 50000, 60000, 80000, 79999, 100000),
    fc.integer({ min: 0, max: 120_000 }),
  ),
  outpatientDeductible: fc.oneof(
    fc.constantFrom(0, 0, 30000, 29999, 70000, 100000, 99999),
    fc.integer({ min: 0, max: 110_000 }),
  ),
  criticalCompliant: fc.oneof(fc.constant(0), belowCriticalEdge, fc.integer({ min: 0, max: 60_000_000 })),
  criticalPaid: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 36_000_000, max: 37_600_000 }) },
    { weight: 1, arbitrary: fc.integer({ min: 44_000_000, max: 45_100_000 }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 60_000_000 }) },
  ),
  paidThisYear: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: fc.integer({ min: 100_000, max: 201_000 }) },
    { weight: 2, arbitrary: fc.integer({ min: 14_000_000, max: 15_001_000 }) },
    { weight: 1, arbitrary: fc.constantFrom(159_999, 160_000, 200_000, 14_999_999, 15_000_000) },
  ),
  inpatientStays: fc.constantFrom(0, 0, 1, 1, 2, 3, 12),
  dropped: often([4, false], [1, true]),
})

const purse = fc.oneof(fc.constantFrom(0, 1, 30000, 80000), fc.integer({ min: 0, max: 500_000 }), fen)
const accountsDice = fc.record({
  given: often([1, 'absent'], [1, 'current'], [1, 'past'], [4, 'both']),
  currentYear: fc.oneof(fc.constant(0), purse),
  pastYear: purse,
})

const dice = fc.record({
  id: fc.integer({ min: 0, max: 9999 }),
  withId: often([9, true], [1, false]),
  pool: often([9, '339900'], [7, '330100'], [5, '331000'], [6, '130500']),
  resident: often([2, false], [1, true]),
  category: often([3, 'active'], [3, 'retired'], [2, 'founding-worker']),
  residentTier: often<1 | 2 | undefined>([1, undefined], [1, 1], [2, 2]),
  contracted: often<boolean | undefined>([1, undefined], [1, false], [2, true]),
  kind: often([6, 'inpatient'], [3, 'outpatient'], [2, 'designated-disease'], [3, 'pharmacy']),
  place,
  placeOfXingtai,
  settlesInXingtai: often([3, true], [1, false]),
  day: dayDice,
  nights: fc.oneof(fc.constantFrom(0, 1, 2, 5), fc.integer({ min: 0, max: 60 })),
  emergency: often<boolean | undefined>([4, undefined], [2, false], [2, true]),
  level: fc.constantFrom('tier3', 'tier3', 'tier2', 'tier1', 'community', 'community', 'other'),
  designated: often<boolean | undefined>([10, undefined], [6, true], [1, false]),
  networked: often<boolean | undefined>([10, undefined], [6, true], [1, false]),
  filing: filingDice,
  route: fc.constantFrom('direct', 'manual'),
  fees: feesDice,
  year: yearDice,
  accounts: accountsDice,
})
type Dice = typeof dice extends fc.Arbitrary<infer T> ? T : never

/** Leaves out what is undefined, as a message would. */
function compact(object: Json): Json {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))
}

function filingOf(d: Dice, from: string, to: string): Json | null | undefined {
  const f = d.filing
  if (f.given === 'absent') return undefined
  if (f.given === 'null') return null
  const start = dayAfter(from, -f.startsBefore)
  const latest = (day: string) => (day < start ? start : day)
  const ends: Record<string, string | null | undefined> = {
    never: null,
    absent: undefined,
    later: latest(dayAfter(to, 180)),
    'on admission': latest(from),
    'on discharge': latest(to),
    'the day before': latest(dayAfter(from, -1)),
  }
  const destinations: Record<string, string> = {
    place: d.place,
    city: cityOf(d.place),
    province: provinceOf(d.place),
    provincial: `${d.place.slice(0, 2)}9900`,
    other: f.other,
    home: d.pool,
  }
  return compact({ type: f.type, destination: destinations[f.destination], from: start, to: ends[f.ends] })
}

/** The bill in fen: each part is cut off what is left, so that the parts never exceed the whole. */
function cutBill(d: Dice): {
  total: number
  outOfScope: number
  overCeiling: number
  ownShare: number
  special: number
} {
  const { total } = d.fees
  let left = total
  const cut = (part: number): number => {
    const amount = Math.min(left, Math.round((total * part) / 1000))
    left -= amount
    return amount
  }
  const outOfScope = cut(d.fees.outOfScope)
  const overCeiling = cut(d.fees.overCeiling)
  const ownShare = cut(d.fees.ownShare)
  return { total, outOfScope, overCeiling, ownShare, special: Math.floor((outOfScope * d.fees.specialDrugs) / 1000) }
}

function feesOf(d: Dice): Json {
  const bill = cutBill(d)
  const write = (amount: number) => writeFen(amount, d.fees.short)
  const part = (amount: number) => (amount === 0 && d.fees.leaveOutZeros ? undefined : write(amount))
  return compact({
    total: write(bill.total),
    outOfScope: part(bill.outOfScope),
    overCeiling: part(bill.overCeiling),
    ownShare: part(bill.ownShare),
    specialDrugs: part(bill.special),
  })
}

function yearOf(d: Dice): Json | undefined {
  const y = d.year
  if (y.given === 'absent') return undefined
  const bill = cutBill(d)
  const eligible = Math.round(((bill.total - bill.outOfScope - bill.overCeiling - bill.ownShare) * y.keep) / 1000)
  const edge = y.edge * FEN_OF_A_YUAN
  const before: Record<string, number> = {
    nothing: 0,
    edge: edge - y.back + y.off,
    'edge less this bill': edge - eligible + y.back + y.off,
    any: y.any,
  }
  const inpatientEligible = writeFen(Math.max(0, before[y.eligibleBy] ?? 0))
  const inpatientDeductible = writeFen(y.inpatientDeductible)
  const paid = writeFen(y.paidThisYear)
  const ofPool =
    d.pool === '130500' && y.paidThisYear > 0
      ? { 'limit.employee-outpatient': paid, 'limit.resident-inpatient': paid }
      : undefined
  // A sum whose limit the law knows no longer is still in somebody's records.
  const counters = y.dropped ? { ...ofPool, 'limit.of-an-earlier-law': paid } : ofPool
  if (y.given === 'some') return { inpatientEligible, inpatientDeductible, inpatientStays: y.inpatientStays }
  return compact({
    inpatientEligible,
    inpatientDeductible,
    counters,
    outpatientDeductible: writeFen(y.outpatientDeductible),
    criticalCompliant: writeFen(y.criticalCompliant),
    criticalPaid: writeFen(y.criticalPaid),
    inpatientStays: y.inpatientStays,
  })
}

function accountsOf(d: Dice, resident: boolean): Json | undefined {
  const a = d.accounts
  if (resident || a.given === 'absent') return undefined
  return compact({
    currentYear: a.given === 'past' ? undefined : writeFen(a.currentYear),
    pastYear: a.given === 'current' ? undefined : writeFen(a.pastYear),
  })
}

function caseOf(d: Dice): Json {
  const resident = d.resident && d.pool !== '339900'
  const founding = d.category === 'founding-worker' && d.pool !== '339900'
  const end = lastDay(d)
  const from = d.kind === 'inpatient' ? dayAfter(end, -d.nights) : end
  return compact({
    id: d.withId ? `case-${d.id}` : undefined,
    pool: d.pool,
    insurance: resident ? 'resident' : 'employee',
    person: compact({
      category: resident ? 'resident' : founding ? 'retired' : d.category,
      residentTier: d.residentTier,
      contracted: d.contracted,
    }),
    visit: compact({
      kind: d.kind,
      place: d.place,
      from,
      to: end,
      emergency: d.emergency,
      institution: compact({
        level: d.kind === 'pharmacy' ? 'pharmacy' : d.level,
        designated: d.designated,
        networked: d.networked,
      }),
    }),
    filing: filingOf(d, from, end),
    route: d.route,
    fees: feesOf(d),
    yearToDate: yearOf(d),
    accounts: accountsOf(d, resident),
  })
}

/** Cases that are right in every part, whatever they come to. */
export const validCase: fc.Arbitrary<Json> = dice.map((d) => caseOf(d.pool === '130500' ? inXingtai(d) : d))

/** Most combinations of Xingtai are open; three in four draws take one that is not. */
function inXingtai(d: Dice): Dice {
  const place = d.placeOfXingtai
  if (!d.settlesInXingtai) return { ...d, place }
  if (d.resident) return { ...d, place, kind: 'inpatient' }
  return { ...d, kind: 'outpatient', place: choose(['130500', '130522'], d.id) }
}
