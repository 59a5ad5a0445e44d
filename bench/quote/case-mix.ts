/**
 * A mix of quote cases like a day at the counter: three pools, all kinds of visit, at home and away, with and without
 * filings and sums to date. The same cases in every run.
 */
import type { Category, FilingType, InstitutionLevel, QuoteCase, VisitKind } from '@yidi/rules'

interface PoolMix {
  pool: string
  home: string
  kinds: readonly VisitKind[]
  categories: readonly Category[]
}

const pools: readonly PoolMix[] = [
  {
    pool: '330100',
    home: '330100',
    kinds: ['inpatient', 'inpatient', 'outpatient'],
    categories: ['active', 'retired', 'resident'],
  },
  {
    pool: '339900',
    home: '330100',
    kinds: ['inpatient', 'outpatient', 'designated-disease', 'pharmacy'],
    categories: ['active', 'retired', 'founding-worker'],
  },
  { pool: '331000', home: '331000', kinds: ['inpatient'], categories: ['active', 'retired', 'resident'] },
]
const levels: readonly InstitutionLevel[] = ['tier3', 'tier3', 'tier2', 'tier1', 'community']
const destinations = ['310100', '110100', '330200', '440300', '320500'] as const
const filings: readonly FilingType[] = ['long-term-resident', 'stationed-worker', 'temporary', 'referral']

const yuan = (fen: number): string => `${String(Math.floor(fen / 100))}.${String(fen % 100).padStart(2, '0')}`

/** `count` cases; `random` gives numbers from 0 to 1. */
export function makeQuoteCases(count: number, random: () => number): QuoteCase[] {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!
  const upTo = (fen: number): number => Math.floor(random() * fen)
  return Array.from({ length: count }, (_, index) => {
    const { pool, home, kinds, categories } = pick(pools)
    const kind = pick(kinds)
    const category = pick(categories)
    const resident = category === 'resident'
    const away = random() < 0.5
    const place = away ? pick(destinations) : home
    const month = String(1 + Math.floor(random() * 9)).padStart(2, '0')
    const from = `2024-${month}-03`
    const stay = kind === 'inpatient'
    const total = stay ? 100_000 + upTo(8_000_000) : 5_000 + upTo(200_000)
    const outOfScope = upTo(total / 10)
    const ownShare = upTo(total / 10)
    const type = pick(filings)
    return {
      id: `c${String(index)}`,
      pool,
      insurance: resident ? 'resident' : 'employee',
      person: { category },
      visit: {
        kind,
        place,
        from,
        to: stay ? `2024-${month}-13` : from,
        emergency: random() < 0.1,
        institution: { level: kind === 'pharmacy' ? 'pharmacy' : pick(levels) },
      },
      filing:
        away && random() < 0.8
          ? { type, destination: place, from: '2024-01-01', to: type === 'long-term-resident' ? null : '2024-12-31' }
          : null,
      route: random() < 0.8 ? 'direct' : 'manual',
      fees: { total: yuan(total), outOfScope: yuan(outOfScope), ownShare: yuan(ownShare) },
      yearToDate: {
        inpatientEligible: yuan(upTo(5_000_000)),
        inpatientDeductible: pick(['0.00', '300.00', '800.00']),
        criticalCompliant: yuan(upTo(1_000_000)),
        inpatientStays: Math.floor(random() * 3),
      },
      ...(resident ? {} : { accounts: { currentYear: yuan(upTo(100_000)), pastYear: yuan(upTo(200_000)) } }),
    }
  })
}
