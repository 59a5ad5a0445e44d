/** What the benefit side of the law makes of a visit that is not paid yet: the engine of the settlement, asked with an example bill. */
import { bestQuote } from '../quote/best.ts'
import type { Release } from '../policy/release.ts'
import { WORDS } from '../policy/keys.ts'
import type { Category, QuoteCase, QuoteResult, Reason } from '../quote/types.ts'
import type { DirectQuestion } from './direct-question.ts'
import { inForceOn } from './needed.ts'
import type { FiledFiling } from './needed.ts'

/** Well above every deductible, so that each figure that a real bill would need is asked for. */
const EXAMPLE_BILL_YUAN = '10000.00'

/** The engine's answer for a direct settlement, with the filing in force that serves best. Its amounts mean nothing. */
export function benefitSide(
  release: Release,
  pool: string,
  question: DirectQuestion,
): { result: QuoteResult; filing: FiledFiling | null } {
  const { visit, filings } = question
  const current = filings.filter((filing) => inForceOn(filing, visit.day))
  const category = question.person.category ?? firstCategory(release, pool, question)
  return bestQuote(release, current, (filing) => caseOf(pool, question, category, filing))
}

function caseOf(pool: string, question: DirectQuestion, category: Category, filing: FiledFiling | null): QuoteCase {
  const { person, institution, visit } = question
  const { place, level, designated = true, networked = true } = institution
  return {
    pool,
    insurance: person.insurance,
    person: { category, ...(person.age === undefined ? {} : { age: person.age }) },
    visit: {
      kind: visit.kind,
      place,
      from: visit.day,
      to: visit.day,
      emergency: visit.emergency ?? false,
      institution: { level, designated, networked },
    },
    filing:
      filing === null ? null : { type: filing.type, destination: filing.destination, from: filing.from, to: filing.to },
    route: 'direct',
    fees: { total: EXAMPLE_BILL_YUAN },
  }
}

function firstCategory(release: Release, pool: string, { person }: DirectQuestion): Category {
  const insurance = WORDS.insurance.indexOf(person.insurance)
  return WORDS.category[release.pools.get(pool)?.pool.insurances.get(insurance)?.categories[0] ?? 0]!
}

/** Why nobody can say how a designated disease is paid at home on a day; undefined where the law states it. */
export function diseaseBenefitOpen(
  release: Release,
  pool: string,
  person: DirectQuestion['person'],
  day: string,
): Reason | undefined {
  const home = [...(release.pools.get(pool)?.pool.homes ?? [])][0]
  const { result } = benefitSide(release, pool, {
    person,
    institution: { place: String(home), level: 'tier3' },
    visit: { kind: 'designated-disease', day },
    filings: [],
  })
  return result.outcome === 'undetermined' ? inWords(result.reasons[0]!) : undefined
}

/** A reason without the names of parameters, which are for programs. */
export function inWords({ code, text, basis, hint }: Reason): Reason {
  return { code, text, ...(basis ? { basis } : {}), ...(hint === undefined ? {} : { hint }) }
}
