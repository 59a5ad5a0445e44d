/** Applying for a month, and taking the application back. */
import { monthlyFigureNames, monthlyFigures, problem } from '@yidi/contracts'
import type { MonthlyFigure } from '@yidi/contracts'
import { formatYuan, monthBefore } from '@yidi/rules'
import type { VisitKind } from '@yidi/rules'
import { CompiledQuery } from 'kysely'
import type { Institution } from '../../care/institutions/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import { openOfficeRecord, takeOfficeSteps } from '../../platform/records/index.ts'
import { newRecordId } from '../../platform/storage/index.ts'
import { drawnFor, linesOf, sumsOf } from './lines.ts'
import type { Drawing, MonthSums, OwedLine } from './lines.ts'
import { lockApplication } from './working.ts'
import type { MonthlyKind, Working } from './working.ts'

/** How the kinds of visits are called. */
export const kindTitles = {
  inpatient: '住院',
  outpatient: '普通门诊',
  'designated-disease': '门诊慢特病',
  pharmacy: '药店购药',
} as const satisfies Record<VisitKind, string>

/** Throws `monthly-month-not-valid`, `monthly-month-not-over`. */
export function requireMonthOver(clock: Clock, month: string): void {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month) || month < '1990-01')
    throw problem('monthly-month-not-valid', { month: month.slice(0, 20) })
  const latest = monthBefore(clock.today().slice(0, 7))
  if (month > latest) throw problem('monthly-month-not-over', { month, latest })
}

interface Applying {
  institution: Pick<Institution, 'code' | 'name' | 'place'>
  month: string
  /** Whose agreements with the institution count. */
  agencies: readonly string[]
  kind: VisitKind
  /** Figures as the institution has them, in fen and count. */
  theirs: Pick<MonthSums, MonthlyFigure>
  drawing: Drawing
}

/**
 * Applies for a month: keeps its lines as the postings have them, drawn for the audit, and gives the number. Throws
 * `monthly-no-agreement`, `monthly-applied-already`, `monthly-nothing`, `monthly-figures-differ`.
 */
export async function applyForMonth(working: Working, kind: MonthlyKind, applying: Applying): Promise<string> {
  const { transaction, clock, by } = working
  const { institution, month } = applying
  requireMonthOver(clock, month)
  const of = { institution: institution.code, region: institution.place, month, kind: applying.kind }
  await requireAgreement(working, applying)
  // Of two that apply for the same at once the second waits here, and finds the first.
  const lock = `monthly ${of.institution} ${month} ${of.kind}`
  await transaction.executeQuery(CompiledQuery.raw('select pg_advisory_xact_lock(hashtextextended($1, 0))', [lock]))
  await requireFirst(working, applying)
  const lines = await linesOf(transaction, of)
  const words = { month, kind: kindTitles[of.kind] }
  if (lines.length === 0) throw problem('monthly-nothing', words)
  const ours = sumsOf(lines)
  requireEven(words, applying.theirs, ours)
  const applicationId = newRecordId('Y', of.region, clock.today())
  const title = `${institution.name} · ${month} ${kindTitles[of.kind]} · ${formatYuan(ours.fund + ours.account)} 元`
  const opened = { recordId: applicationId, region: of.region, subject: of.institution, title }
  await openOfficeRecord(working, kind, opened, [{ action: 'apply', by, detail: { month, kind: of.kind } }])
  await transaction
    .insertInto('monthly_application')
    .values({
      ...{ application_id: applicationId, institution: of.institution, region: of.region, month, visit_kind: of.kind },
      ...{ line_count: ours.count, total_fen: ours.total, in_scope_fen: ours.inScope, fund_fen: ours.fund },
      ...{ account_fen: ours.account, cash_fen: ours.cash, payable_fen: ours.fund + ours.account },
    })
    .execute()
  await keepLines(working, applicationId, applying, lines)
  return applicationId
}

/** One with the agency that pays, or with a pool that it recognises. */
async function requireAgreement({ transaction }: Working, { institution, month, agencies }: Applying): Promise<void> {
  const held = await transaction.executeQuery(
    CompiledQuery.raw(
      `select from institution_agreement
        where institution = $1 and region = any ($3) and known_to is null and status in ('in-force', 'suspended')
          and from_day < ($2 || '-01')::date + interval '1 month' and coalesce(to_day >= ($2 || '-01')::date, true)
        limit 1`,
      [institution.code, month, agencies],
    ),
  )
  if (held.rows.length === 0) throw problem('monthly-no-agreement', { name: institution.name, month })
}

async function requireFirst({ transaction }: Working, { institution, month, kind }: Applying): Promise<void> {
  const standing = await transaction
    .selectFrom('monthly_application')
    .select('application_id')
    .where('institution', '=', institution.code)
    .where('month', '=', month)
    .where('visit_kind', '=', kind)
    .where('stands', '=', true)
    .executeTakeFirst()
  if (standing !== undefined)
    throw problem('monthly-applied-already', { month, kind: kindTitles[kind], application: standing.application_id })
}

function requireEven(words: { month: string; kind: string }, theirs: Applying['theirs'], ours: MonthSums): void {
  const written = (figure: MonthlyFigure, value: number) => (figure === 'count' ? String(value) : formatYuan(value))
  const differences = monthlyFigureNames
    .filter((figure) => theirs[figure] !== ours[figure])
    .map(
      (figure) =>
        `${monthlyFigures[figure]}：机构${written(figure, theirs[figure])}、平台${written(figure, ours[figure])}`,
    )
  if (differences.length > 0) throw problem('monthly-figures-differ', { ...words, differences: differences.join('；') })
}

/** How many lines are written at a time. */
const atATime = 1_000

async function keepLines(
  { transaction }: Working,
  applicationId: string,
  { institution, drawing }: Applying,
  lines: readonly OwedLine[],
): Promise<void> {
  const rows = lines.map((line, index) => ({
    ...{ application_id: applicationId, line_no: index + 1, person_no: line.personNo, source_id: line.sourceId },
    ...{ visit_id: line.visitId, settled_day: line.day, pool: line.pool, amount_fen: line.amountFen },
    ...{ parts: JSON.stringify(line.parts), total_fen: line.totalFen, fund_fen: line.fundFen, undoes: line.undoes },
    drawn: drawnFor(institution.code, line, drawing),
  }))
  for (let from = 0; from < rows.length; from += atATime)
    await transaction
      .insertInto('monthly_line')
      .values(rows.slice(from, from + atATime))
      .execute()
}

/** Takes an application back that is not concluded: the month can be applied for again. Throws `office-step-not-allowed`. */
export async function withdrawApplication(working: Working, kind: MonthlyKind, applicationId: string): Promise<void> {
  const { record } = await lockApplication(working, kind, applicationId)
  await takeOfficeSteps(working, kind, record, [{ action: 'withdraw', by: working.by }])
  await working.transaction
    .updateTable('monthly_application')
    .set({ stands: false })
    .where('application_id', '=', applicationId)
    .execute()
}
