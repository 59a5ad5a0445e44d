import { bestQuote, formatYuan, fundsOf, parseYuan, quote } from '@yidi/rules'
import type {
  Amounts,
  Category,
  FundPaidFen,
  Insurance,
  InstitutionLevel,
  QuoteCase,
  QuoteResult,
  Release,
  Route,
  VisitKind,
  YearToDate,
} from '@yidi/rules'
import type { FilingInForce } from '../../filing/record/index.ts'
import type { LineAmounts } from '../visits/index.ts'
import { sumOfShares } from './shared.ts'
import type { UsableShare } from './shared.ts'

/** The amounts of a result in whole fen, with what each fund pays. */
export type ReckonedFen = { [K in keyof Amounts]: number } & { funds: readonly FundPaidFen[] }

/** Everything that decides a settlement, as the records say it at one moment. */
export interface Facts {
  /** Settled with the institution, or claimed by the person who has paid. */
  route: Route
  pool: string
  insurance: Insurance
  category: Category
  residentTier: 1 | 2 | null
  contracted: boolean
  /** The group for assistance (救助对象) as the pool names it; null: none. */
  assistance: string | null
  birthDay: string | null
  visit: {
    kind: VisitKind
    place: string
    from: string
    to: string
    emergency: boolean
    /** A later part of a stay that was settled in the middle. */
    continued: boolean
  }
  institution: {
    level: InstitutionLevel
    settlementLevel: InstitutionLevel | null
    designated: boolean
    networked: boolean
  }
  /** Every filing in force on the first day of the visit. */
  filings: readonly FilingInForce[]
  bill: LineAmounts & { specialDrugFen: number }
  yearToDate: YearToDate
  /** The person's own. */
  accounts: { currentYearFen: number; pastYearFen: number }
  /** What members of the family shared and may pay here, in the person's order; a past-year account like the person's own. */
  shares: readonly UsableShare[]
  /** False when the person chose not to use the account. */
  useAccounts: boolean
}

export interface Reckoning {
  case: QuoteCase
  result: QuoteResult
  /** The filing that was used; null when none is in force or needed. */
  filing: FilingInForce | null
}

/** The case of the benefit quote for a visit, with one of the filings or none. */
export function caseOf(facts: Facts, filing: FilingInForce | null): QuoteCase {
  const { bill, institution, visit } = facts
  return {
    pool: facts.pool,
    insurance: facts.insurance,
    person: {
      category: facts.category,
      ...(facts.insurance === 'resident' ? { residentTier: facts.residentTier ?? 1 } : {}),
      contracted: facts.contracted,
      ...(facts.assistance === null ? {} : { assistance: facts.assistance }),
      ...(facts.birthDay === null ? {} : { age: age(facts.birthDay, visit.to) }),
    },
    visit: {
      kind: visit.kind,
      place: visit.place,
      from: visit.from,
      to: visit.to,
      emergency: visit.emergency,
      ...(visit.continued ? { continued: true } : {}),
      institution: {
        level: institution.level,
        designated: institution.designated,
        networked: institution.networked,
        ...(institution.settlementLevel === null ? {} : { settlementLevel: institution.settlementLevel }),
      },
    },
    filing:
      filing === null ? null : { type: filing.type, destination: filing.destination, from: filing.from, to: filing.to },
    route: facts.route,
    fees: {
      total: formatYuan(bill.amountFen),
      outOfScope: formatYuan(bill.outOfScopeFen),
      overCeiling: formatYuan(bill.overCeilingFen),
      ownShare: formatYuan(bill.ownShareFen),
      specialDrugs: formatYuan(bill.specialDrugFen),
    },
    yearToDate: facts.yearToDate,
    accounts:
      facts.useAccounts && facts.insurance === 'employee'
        ? {
            currentYear: formatYuan(facts.accounts.currentYearFen),
            pastYear: formatYuan(facts.accounts.pastYearFen + sumOfShares(facts.shares)),
          }
        : { currentYear: '0.00', pastYear: '0.00' },
  }
}

function age(birthDay: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDay.slice(0, 4))
  return day.slice(5) < birthDay.slice(5) ? years - 1 : years
}

/** Reckons a visit with the filing in force that serves the person best. */
export function reckon(release: Release, facts: Facts): Reckoning {
  // One that is used up by a visit comes last: where another does as well, it is kept.
  const filings = [...facts.filings].sort((a, b) => Number(a.visits === 'one') - Number(b.visits === 'one'))
  return bestQuote(release, filings, (filing) => caseOf(facts, filing), { explain: true })
}

/**
 * Whether a reckoning rests on its filing: without it the outcome or an amount would be another. At home, in an
 * emergency, or where the place needs none, a filing in force changes nothing and is not used up.
 */
export function restsOnFiling(release: Release, facts: Facts, reckoning: Reckoning): boolean {
  if (reckoning.filing === null || reckoning.result.outcome !== 'settled') return false
  const without = quote(release, caseOf(facts, null))
  if (without.outcome !== 'settled') return true
  return JSON.stringify(without.amounts) !== JSON.stringify(reckoning.result.amounts)
}

/** The amounts of a result in whole fen. */
export function amountsFen(result: Parameters<typeof fundsOf>[0]): ReckonedFen {
  const amounts = Object.entries(result.amounts).map(([name, yuan]: [string, string]) => [name, parseYuan(yuan)])
  return { ...(Object.fromEntries(amounts) as Record<keyof Amounts, number>), funds: fundsOf(result) }
}

/** The opposite amounts. */
export function opposite({ funds, ...amounts }: ReckonedFen): ReckonedFen {
  const minus = (fen: number): number => (fen === 0 ? 0 : -fen)
  const opposites = Object.entries(amounts).map(([name, fen]) => [name, minus(fen)])
  return {
    ...(Object.fromEntries(opposites) as Record<keyof Amounts, number>),
    funds: funds.map(({ fund, fen }) => ({ fund, fen: minus(fen) })),
  }
}
