/** The declaration of a month as the program makes it from what is known: people, wages, the law, the average wage. Nothing is kept. */
import { baseLimits, declaration, formatPercent, parseMonth } from '@yidi/rules'
import type { LawOn, Release } from '@yidi/rules'
import { agencyFigures, problem } from '@yidi/contracts'
import type { Clock } from '../../platform/clock/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { averageWageOn, lawOf, requireRates } from '../law/index.ts'
import { isDeclared, monthsOf, wageIn } from '../months/index.ts'
import { employersIn, peopleOf } from './people.ts'
import type { MonthPerson } from './people.ts'
import { sharesOf } from './shares.ts'

/** What declaring works with. */
export interface DeclaringDeps {
  database: Database
  clock: Clock
  release: Release
}

/** One of the employer's people in a month: declared with these amounts, or why not. */
export interface DraftMember extends MonthPerson {
  wageFen: number | null
  exempt: boolean
  /** Null where the person cannot be declared, or need not be. */
  amounts: { baseFen: number; employerFen: number; employeeFen: number } | null
  /** What keeps the whole declaration from being confirmed, and what to do. */
  issue: string | null
  /** The month of this person lies with this employer already. */
  covered: boolean
}

export interface Draft {
  averageWage: { fen: number; document: string }
  floorFen: number
  ceilingFen: number
  baseFen: number
  employerFen: number
  employeeFen: number
  /** Provisional figures that it rests on, in Chinese. */
  provisional: string[]
  members: DraftMember[]
}

const averageWageTitle = agencyFigures['average-wage'].title

/** Throws `declaration-month-not-valid` for a month that has not begun. */
export function requireMonth(clock: Clock, month: string): void {
  const latest = clock.today().slice(0, 7)
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month) || month > latest || month < '1990-01')
    throw problem('declaration-month-not-valid', { month: month.slice(0, 20), latest })
}

/**
 * Makes the declaration of a month. Throws `declaration-month-not-valid`, `contribution-rates-open`, `contribution-figure-open`; that
 * somebody cannot be declared is said with the member.
 */
export async function makeDraft(
  deps: DeclaringDeps,
  employer: { code: string; pool: string },
  month: string,
): Promise<Draft> {
  requireMonth(deps.clock, month)
  requireRates(deps.release, employer.pool)
  const average = await averageWageOn(deps, employer.pool, month)
  const people = await peopleOf(deps.database, employer, month)
  const law = lawOf(deps.release, employer.pool, `${month}-01`)
  const members = people.map((one) => memberOf(one, employer.code, month))
  const declared = members.filter(({ issue, covered }) => issue === null && !covered)
  const sums = declaration(law, {
    month: parseMonth(month),
    averageWageFen: average.averageWageFen,
    members: declared.map(({ person, wageFen, exempt }) => ({
      id: person.personNo,
      wageFen: wageFen!,
      disabledServiceman: exempt,
    })),
  })
  const shares = sharesOf(
    sums.employerFen,
    sums.members.map(({ baseFen }) => baseFen),
  )
  for (const [at, member] of declared.entries()) {
    const { baseFen, employeeFen } = sums.members[at]!
    member.amounts = { baseFen, employeeFen, employerFen: shares[at]! }
  }
  return {
    averageWage: { fen: average.averageWageFen, document: average.document },
    ...baseLimits(law, average.averageWageFen),
    baseFen: sums.baseFen,
    employerFen: sums.employerFen,
    employeeFen: sums.employeeFen,
    provisional: [...(average.provisional ? [averageWageTitle] : []), ...law.provisionalTitles],
    members,
  }
}

function memberOf(one: MonthPerson, employer: string, month: string): DraftMember {
  const wage = wageIn(one.file.contributions, employer, month)
  const held = holderOf(one, month)
  return {
    ...one,
    wageFen: wage?.wage_fen ?? null,
    exempt: wage?.disabled_serviceman ?? false,
    amounts: null,
    covered: held === employer,
    issue: held === employer ? null : issueOf(one, { employer, month, held, hasWage: wage !== undefined }),
  }
}

/** Who has declared or paid the month of a person, as it stands: a code, or the document by which it counts. */
function holderOf({ file }: MonthPerson, month: string): string | null {
  const found = monthsOf(file.contributions.entries).find((one) => one.month === month)
  if (found === undefined) return null
  return isDeclared(found) ? found.employer : (found.recognised?.source ?? null)
}

function issueOf(
  { file }: MonthPerson,
  { employer, month, held, hasWage }: { employer: string; month: string; held: string | null; hasWage: boolean },
): string | null {
  const other = employersIn(file, month).find((code) => code !== employer)
  if (other !== undefined) return `${month} 也在单位 ${other} 参保，同一个月只能在一个单位。请先由其中一家办减员。`
  if (held !== null) return `${month} 已经由 ${held} 申报或缴费。请核对是哪家单位的职工。`
  return hasWage ? null : '还没有申报工资。请在职工名册里填上年月平均工资。'
}

/** How a wage became a base, where it is not the base itself: by which limit. */
export function clampText(law: LawOn, wageFen: number, baseFen: number): string | null {
  if (wageFen === baseFen) return null
  return wageFen < baseFen
    ? `低于下限（全省平均工资的 ${formatPercent(law.value('base.floor'))}）`
    : `高于上限（全省平均工资的 ${formatPercent(law.value('base.ceiling'))}）`
}
