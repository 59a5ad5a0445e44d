/**
 * What a person has chosen on the page 算一算, and the case that the engine is asked. Pure: the page only shows it.
 * Only what the pool, the insurance or the kind of visit rule out is put right here; every rule sits in the engine.
 */
import type { Insured, SumsMessage } from '@yidi/contracts'
import {
  CATEGORIES,
  INSTITUTION_LEVELS,
  INSURANCES,
  isFilingType,
  isLongTerm,
  NO_DAY,
  parseDay,
  VISIT_KINDS,
} from '@yidi/rules'
import type { Category, FilingType, Insurance, InstitutionLevel, QuoteCase, Route, VisitKind } from '@yidi/rules'
import type { Pool } from './pools.ts'

export interface Situation {
  pool: string
  insurance: Insurance
  category: Category
  residentTier: 1 | 2
  contracted: boolean
  /** The group for assistance (救助对象) as the pool names it; absent: none. */
  assistance?: string
  place: string
  placeName: string
  kind: VisitKind
  level: InstitutionLevel
  emergency: boolean
  designated: boolean
  networked: boolean
  filing: FilingType | 'none'
  /** The filing in force names another place than the one of this visit. */
  filingElsewhere: boolean
  route: Route
  from: string
  to: string
  fees: { total: string; outOfScope: string; overCeiling: string; ownShare: string; specialDrugs: string }
  year: {
    inpatientEligible: string
    inpatientDeductible: string
    outpatientDeductible: string
    criticalCompliant: string
    criticalPaid: string
    inpatientStays: string
  }
  /** Sums of the year that the pool's own mechanisms keep, as the engine named them; absent: none. */
  counters?: Record<string, string>
  accounts: { currentYear: string; pastYear: string }
}

const nothingThisYear: Situation['year'] = {
  inpatientEligible: '0',
  inpatientDeductible: '0',
  outpatientDeductible: '0',
  criticalCompliant: '0',
  criticalPaid: '0',
  inpatientStays: '0',
}

/** The first situation that the page shows: retired in Hangzhou, living in Shanghai, in hospital there. */
export function firstSituation(day: string): Situation {
  return {
    pool: '330100',
    insurance: 'employee',
    category: 'retired',
    residentTier: 1,
    contracted: false,
    place: '310100',
    placeName: '上海市',
    kind: 'inpatient',
    level: 'tier3',
    emergency: false,
    designated: true,
    networked: true,
    filing: 'long-term-resident',
    filingElsewhere: false,
    route: 'direct',
    from: day,
    to: day,
    fees: { total: '20000', outOfScope: '1200', overCeiling: '0', ownShare: '800', specialDrugs: '0' },
    year: nothingThisYear,
    accounts: { currentYear: '0', pastYear: '0' },
  }
}

/**
 * What the page opens with: what was kept, unless another pool is asked for in the address; where nothing was kept, what the
 * person who is logged in is insured as (`own`). A pool that is asked for opens with itself, also where its figures are open;
 * never with the example of another one.
 */
export function openingSituation(
  pools: readonly Pool[],
  kept: Situation | undefined,
  asked: string | undefined,
  day: string,
  own: Insured | null = null,
  sums?: SumsMessage,
): Situation {
  const first = firstSituation(day)
  const mine = kept === undefined && (asked ?? own?.pool) === own?.pool ? own : null
  const pool = pools.find((one) => one.code === (mine?.pool ?? asked))
  if (pool === undefined || kept?.pool === pool.code) return kept ?? first
  return settle(
    {
      ...first,
      ...(mine === null ? {} : { ...asInsured(mine), ...soFar(sums, mine) }),
      pool: pool.code,
      filing: pool.filingTypes.some((type) => type === first.filing) ? first.filing : 'none',
    },
    pool,
  )
}

const asked = <Word extends string>(words: readonly Word[], given: unknown): Word | undefined =>
  words.find((one) => one === given)

/** A day on which somebody goes: one day, until it is said how long it takes. */
const dayAsked = (day: unknown): Pick<Situation, 'from' | 'to'> | undefined =>
  typeof day === 'string' && parseDay(day) !== NO_DAY ? { from: day, to: day } : undefined

/** The whole bill lies in scope where only its total is said. */
const billAsked = (total: unknown): Pick<Situation, 'fees'> | undefined =>
  typeof total === 'string' && /^\d{1,8}(\.\d{1,2})?$/.test(total)
    ? { fees: { total, outOfScope: '0', overCeiling: '0', ownShare: '0', specialDrugs: '0' } }
    : undefined

/** What an address says of the visit, at an institution or in a city that was looked up; what is no word of the law is left out. */
export function visitAsked(search: Readonly<Record<string, unknown>>, at?: Partial<VisitPlace>): Partial<Situation> {
  const { filing, emergency } = search
  const route = asked(
    ['manual', ...(search['place'] === undefined ? [] : (['direct'] as const))] as const,
    search['route'],
  )
  const found = {
    ...{ route, place: at?.place, placeName: at?.placeName },
    level: at?.level ?? asked(INSTITUTION_LEVELS, search['level']),
    ...{ kind: asked(VISIT_KINDS, search['kind']), emergency: String(emergency) === 'true' ? true : undefined },
    filing: filing === 'none' || (typeof filing === 'string' && isFilingType(filing)) ? filing : undefined,
    ...{ insurance: asked(INSURANCES, search['insurance']), category: asked(CATEGORIES, search['category']) },
    ...dayAsked(search['day']),
    ...billAsked(search['total']),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}

type VisitPlace = Pick<Situation, 'place' | 'placeName' | 'level'>

/** What a person's year has come to, and what the accounts hold; nothing where that may not be read. */
export function soFar(
  sums: SumsMessage | undefined,
  { pool, insurance }: Pick<Insured, 'pool' | 'insurance'>,
): Partial<Situation> {
  const year = sums?.sums.find((one) => one.pool === pool && one.insurance === insurance)?.yearToDate
  if (sums === undefined || year === undefined) return {}
  const { inpatientStays, counters, ...money } = year
  return {
    year: { ...money, inpatientStays: String(inpatientStays) },
    ...(counters === undefined ? {} : { counters }),
    accounts: { currentYear: sums.accounts.currentYear, pastYear: sums.accounts.pastYear },
  }
}

function asInsured({ insurance, category, residentTier, contracted, assistance }: Insured): Partial<Situation> {
  return {
    insurance,
    category,
    contracted,
    ...(residentTier === null ? {} : { residentTier }),
    ...(assistance === null ? {} : { assistance }),
  }
}

/** A destination that covers no visit in `place`: Beijing, or Shanghai for a visit in Beijing. */
function elsewhereThan(place: string): string {
  return place === '110100' ? '310100' : '110100'
}

/** The situation after a change, with what the change rules out put right. */
export function settle(situation: Situation, pool: Pool): Situation {
  const next = { ...situation }
  const { insurance, categories } =
    pool.insurances.find((one) => one.insurance === next.insurance) ?? pool.insurances[0]!
  const known = categories.map((one) => one.category as Category)
  next.insurance = insurance as Insurance
  if (!known.includes(next.category))
    next.category = next.category === 'founding-worker' && known.includes('retired') ? 'retired' : known[0]!
  if (next.insurance === 'resident') next.accounts = { currentYear: '0', pastYear: '0' }
  if (next.kind === 'pharmacy') next.level = 'pharmacy'
  else if (next.level === 'pharmacy') next.level = 'tier3'
  if (!pool.asks.includes('contracted')) next.contracted = false
  if (!pool.assistance.some(({ group }) => group === next.assistance)) delete next.assistance
  if (next.kind !== 'inpatient') next.from = next.to
  if (next.filing === 'none') next.filingElsewhere = false
  return next
}

/** The case as the contract writes it. */
export function toCase(situation: Situation, pool: Pool): QuoteCase {
  const s = settle(situation, pool)
  const { inpatientStays, ...money } = s.year
  return {
    pool: s.pool,
    insurance: s.insurance,
    person: {
      category: s.category,
      ...(s.insurance === 'resident' ? { residentTier: s.residentTier } : {}),
      ...(s.contracted ? { contracted: true } : {}),
      ...(s.assistance === undefined ? {} : { assistance: s.assistance }),
    },
    visit: {
      kind: s.kind,
      place: s.place,
      from: s.from,
      to: s.to,
      emergency: s.emergency,
      institution: { level: s.level, designated: s.designated, networked: s.networked },
    },
    filing:
      s.filing === 'none'
        ? null
        : {
            type: s.filing,
            destination: s.filingElsewhere ? elsewhereThan(s.place) : s.place,
            from: s.from,
            to: isLongTerm(s.filing) ? null : s.to,
          },
    route: s.route,
    fees: s.fees,
    yearToDate: {
      ...money,
      inpatientStays: Number(inpatientStays),
      ...(s.counters === undefined ? {} : { counters: s.counters }),
    },
    accounts: s.accounts,
  }
}
