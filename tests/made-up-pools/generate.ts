/**
 * Random cases of the two made-up cities, so that every mechanism is met that the pools at hand do not use: points off,
 * factors, ages, deductibles by stay, limits, layers in a row with funds of their own.
 */
import fc from 'fast-check'
import { choose, often, writeFen } from '../oracle/generate.ts'
import type { Json } from '../oracle/generate.ts'

const fen = fc.oneof(
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 200_000 }) },
  { weight: 3, arbitrary: fc.integer({ min: 100_000, max: 9_000_000 }) },
  { weight: 2, arbitrary: fc.integer({ min: 9_000_000, max: 60_000_000 }) },
)
const before = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fen })

const dice = fc.record({
  pool: fc.constantFrom('910100', '920100'),
  resident: often([4, false], [1, true]),
  category: fc.constantFrom('active', 'retired'),
  tier: fc.constantFrom(1, 2),
  age: fc.constantFrom(10, 40, 75),
  assistance: often<string | undefined>([2, undefined], [2, 'low-income'], [1, 'destitute']),
  kind: often([4, 'inpatient'], [2, 'outpatient'], [1, 'designated-disease']),
  home: often([1, true], [2, false]),
  place: fc.constantFrom('310100', '310115', '110100', '910200'),
  level: fc.constantFrom('tier3', 'tier2', 'community'),
  emergency: often([3, false], [1, true]),
  designated: often([9, true], [1, false]),
  filing: often([1, 'none'], [1, 'temporary'], [1, 'long-term-resident']),
  route: fc.constantFrom('direct', 'manual'),
  total: fen,
  parts: fc.tuple(...[0, 1, 2].map(() => often([3, 0], [1, 10], [1, 40]))),
  special: fc.boolean(),
  sums: fc.tuple(before, before, before, before, before),
  deductible: fc.constantFrom(0, 30_000, 90_000),
  stays: fc.nat(3),
  accounts: fc.tuple(before, before),
})
type Dice = typeof dice extends fc.Arbitrary<infer T> ? T : never

/** The sums of the year that each city keeps beside those of the contract. */
const COUNTERS: Readonly<Record<string, readonly string[]>> = {
  '910100': ['limit.yearly', 'layer.large-amount.base', 'layer.large-amount.paid'],
  '920100': ['eligible.employee.outpatient'],
}

function feesOf({ total, parts, special }: Dice): Json {
  const [outOfScope, overCeiling, ownShare] = parts.map((percent) => Math.floor((total * percent) / 200)) as [
    number,
    number,
    number,
  ]
  return {
    total: writeFen(total),
    outOfScope: writeFen(outOfScope),
    overCeiling: writeFen(overCeiling),
    ownShare: writeFen(ownShare),
    specialDrugs: writeFen(special ? outOfScope : 0),
  }
}

function yearOf({ pool, sums, deductible, stays }: Dice): Json {
  const [eligible, compliant, ...counted] = sums.map((sum) => writeFen(sum))
  return {
    inpatientEligible: eligible,
    inpatientDeductible: writeFen(deductible),
    criticalCompliant: compliant,
    criticalPaid: writeFen(Math.floor(sums[1] / 10)),
    inpatientStays: stays,
    counters: Object.fromEntries(COUNTERS[pool]!.map((name, index) => [name, choose(counted, index)])),
  }
}

/** Cases of the two cities that are right in every part, whatever they come to. */
export const madeUpCase: fc.Arbitrary<Json> = dice.map((d) => {
  const resident = d.resident && d.pool === '920100'
  const place = d.home ? d.pool : d.place
  const from = '2025-08-01'
  return {
    pool: d.pool,
    insurance: resident ? 'resident' : 'employee',
    person: {
      category: resident ? 'resident' : d.category,
      residentTier: d.tier,
      age: d.age,
      ...(d.assistance === undefined ? {} : { assistance: d.assistance }),
    },
    visit: {
      kind: d.kind,
      place,
      from,
      to: d.kind === 'inpatient' ? '2025-08-09' : from,
      emergency: d.emergency,
      institution: { level: d.level, designated: d.designated },
    },
    filing: d.filing === 'none' ? null : { type: d.filing, destination: place, from: '2025-06-01', to: null },
    route: d.route,
    fees: feesOf(d),
    yearToDate: yearOf(d),
    accounts: resident ? {} : { currentYear: writeFen(d.accounts[0]), pastYear: writeFen(d.accounts[1]) },
  }
})
