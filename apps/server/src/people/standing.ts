/**
 * What a settlement or a filing needs to know of a person on a day, read in one statement so that everything belongs
 * to the one version that is given with it.
 */
import type { Category, Insurance } from '@yidi/rules'
import type { Database, YearSums } from '../storage/index.ts'

export interface Enrolment {
  pool: string
  insurance: Insurance
  category: Category
  residentTier: 1 | 2 | null
  contracted: boolean
  employer: string | null
  from: string
  to: string | null
}

interface BenefitStatus {
  insurance: Insurance
  status: 'entitled' | 'stopped'
  reason: string
  from: string
  to: string | null
}

/** Sums of one settlement year in one pool and insurance. */
export interface YearOfPerson extends YearSums {
  year: number
  pool: string
  insurance: Insurance
  /** Sums of the pool's own mechanisms, by name, in fen. */
  counters: Record<string, number>
}

export interface Standing {
  personNo: string
  /** Hand this to `commitForPerson`: it refuses when anything below has changed since. */
  version: number
  accounts: { currentYearFen: number; pastYearFen: number }
  /** What we know now, every interval. */
  enrolments: Enrolment[]
  benefits: BenefitStatus[]
  years: YearOfPerson[]
}

/** Reads everything at once; undefined when the person is unknown. */
export async function readStanding(db: Pick<Database, 'pool'>, personNo: string): Promise<Standing | undefined> {
  const { rows } = await db.pool.query<{
    version: number
    current_fen: number
    past_fen: number
    enrolments: Enrolment[]
    benefits: BenefitStatus[]
    years: YearOfPerson[]
  }>({ name: 'read_standing', text: standingSql, values: [personNo] })
  const row = rows[0]
  if (row === undefined) return undefined
  return {
    personNo,
    version: row.version,
    accounts: { currentYearFen: row.current_fen, pastYearFen: row.past_fen },
    enrolments: row.enrolments,
    benefits: row.benefits,
    years: row.years,
  }
}

const standingSql = `
  select s.version, s.account_current_fen as current_fen, s.account_past_fen as past_fen,
         coalesce((select jsonb_agg(jsonb_build_object('pool', e.pool, 'insurance', e.insurance, 'category', e.category,
             'residentTier', e.resident_tier, 'contracted', e.contracted, 'employer', e.employer,
             'from', e.from_day, 'to', e.to_day) order by e.from_day)
           from enrolment e where e.person_no = s.person_no and e.known_to is null), '[]') as enrolments,
         coalesce((select jsonb_agg(jsonb_build_object('insurance', b.insurance, 'status', b.status,
             'reason', b.reason, 'from', b.from_day, 'to', b.to_day) order by b.from_day)
           from benefit_interval b where b.person_no = s.person_no and b.known_to is null), '[]') as benefits,
         coalesce((select jsonb_agg(to_jsonb(y) - 'person_no')
           from person_year y where y.person_no = s.person_no), '[]') as years
    from person_state s
   where s.person_no = $1`

/** The enrolment in force on a day, or undefined: not insured here on that day. */
export function enrolmentOn(standing: Standing, day: string): Enrolment | undefined {
  return standing.enrolments.findLast((enrolment) => covers(enrolment, day))
}

/**
 * Whether benefits are paid on a day, with the reason when they are not. A day that no interval covers is not paid:
 * benefits follow payment, not the other way round.
 */
export function benefitOn(standing: Pick<Standing, 'benefits'>, insurance: Insurance, day: string): BenefitStatus {
  const found = standing.benefits.findLast((benefit) => benefit.insurance === insurance && covers(benefit, day))
  return found ?? { insurance, status: 'stopped', reason: '当日没有参保缴费记录', from: day, to: day }
}

/** The sums of a settlement year; nought everywhere where nothing has been settled yet. */
export function yearOf(standing: Standing, year: number, pool: string, insurance: Insurance): YearOfPerson {
  const found = standing.years.find(
    (entry) => entry.year === year && entry.pool === pool && entry.insurance === insurance,
  )
  return (
    found ?? {
      year,
      pool,
      insurance,
      inpatient_eligible_fen: 0,
      inpatient_deductible_fen: 0,
      outpatient_deductible_fen: 0,
      critical_compliant_fen: 0,
      critical_paid_fen: 0,
      inpatient_stays: 0,
      counters: {},
    }
  )
}

function covers(interval: { from: string; to: string | null }, day: string): boolean {
  return interval.from <= day && (interval.to === null || day <= interval.to)
}
