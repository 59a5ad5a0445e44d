/** The case of a draft as its form says it, and the quote contract's case of it. */
import type { PoolSummary } from '@yidi/contracts'
import { isLongTerm } from '@yidi/rules'
import type { FilingType, QuoteCase } from '@yidi/rules'

export interface DraftCase {
  /** `employee/active`. */
  who: string
  kind: QuoteCase['visit']['kind']
  /** Code of the city. */
  place: string
  level: QuoteCase['visit']['institution']['level']
  day: string
  total: string
  filing: FilingType | 'none'
  route: QuoteCase['route']
}

export const exampleNames = ['home', 'away', 'outpatient'] as const
type ExampleName = (typeof exampleNames)[number]

/** Who is insured by a pool: insurance and category in one choice. */
export const peopleOf = (pool: PoolSummary): (readonly [string, string])[] =>
  pool.insurances.flatMap(({ insurance, label, categories }) =>
    categories.map((one) => [`${insurance}/${one.category}`, `${label}，${one.label}`] as const),
  )

/** A situation to start from, of the first kind of people that a pool insures. */
export function exampleOf(name: ExampleName, pool: PoolSummary, day: string): DraftCase {
  const home = pool.homes[0] ?? pool.code
  const stay: DraftCase = {
    ...{ who: peopleOf(pool)[0]?.[0] ?? '', kind: 'inpatient', place: home, level: 'tier3', day },
    ...{ total: '30000', filing: 'none', route: 'direct' },
  }
  if (name === 'home') return stay
  if (name === 'outpatient') return { ...stay, kind: 'outpatient', total: '3000' }
  return { ...stay, place: home.startsWith('31') ? '110100' : '310100', route: 'manual' }
}

/** The form as a case of the quote contract. */
export function caseOf(pool: string, { who, kind, place, level, day, total, filing, route }: DraftCase): QuoteCase {
  const [insurance, category] = who.split('/') as [QuoteCase['insurance'], QuoteCase['person']['category']]
  return {
    ...{ pool, insurance, person: { category }, route, fees: { total: total.trim() } },
    visit: { kind, place, from: day, to: day, institution: { level: kind === 'pharmacy' ? 'pharmacy' : level } },
    filing:
      filing === 'none' ? null : { type: filing, destination: place, from: day, to: isLongTerm(filing) ? null : day },
  }
}
