/** Applications as pages and papers show them. */
import {
  agencyFigures,
  allowedActions,
  monthlyActions,
  monthlyRefusalDocument,
  monthlyRefusalReasons,
  monthlyStates,
} from '@yidi/contracts'
import type {
  MonthlyAction,
  MonthlyApplicationLine,
  MonthlyApplicationMessage,
  MonthlyFigures,
  MonthlyLine,
  MonthlyOffer,
  MonthlyRefusalReason,
  MonthlyShown,
  MonthlyState,
  Staff,
} from '@yidi/contracts'
import { VISIT_KINDS, formatYuan, monthBefore } from '@yidi/rules'
import { sql } from 'kysely'
import { readFound } from '../../care/institutions/index.ts'
import { placeName } from '../../platform/places/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { actorShown, findOfficeRecord } from '../../platform/records/index.ts'
import type { OfficeStep } from '../../platform/records/index.ts'
import { payeeOf } from './accounts.ts'
import { monthlyKind } from './kind.ts'
import { drawingOn, linesOf, sumsOf } from './lines.ts'
import type { MonthSums } from './lines.ts'
import { casesOf, codesOfLines, linesOfDisease } from './diseases.ts'
import { methodFigures } from './methods.ts'
import { toRestore } from './restore.ts'
import { applicationOf } from './working.ts'
import type { ApplicationRow, LineRow, MonthlyRecord } from './working.ts'

export const figuresOf = (sums: MonthSums): MonthlyFigures => ({
  count: sums.count,
  total: formatYuan(sums.total),
  inScope: formatYuan(sums.inScope),
  fund: formatYuan(sums.fund),
  account: formatYuan(sums.account),
  cash: formatYuan(sums.cash),
})

type Listed = ApplicationRow & { name: string | null; state: string; opened_at: Date; due_day: string | null }

const lineOf = (row: Listed): MonthlyApplicationLine => ({
  applicationId: row.application_id,
  institution: row.institution,
  institutionName: row.name ?? row.institution,
  region: row.region,
  month: row.month,
  kind: row.visit_kind,
  state: row.state as MonthlyState,
  stateTitle: monthlyStates[row.state as MonthlyState].title,
  ...figuresOf({
    ...{ count: row.line_count, total: row.total_fen, inScope: row.in_scope_fen, fund: row.fund_fen },
    ...{ account: row.account_fen, cash: row.cash_fen },
  }),
  payable: formatYuan(row.payable_fen),
  refused: formatYuan(row.refused_fen),
  restored: formatYuan(row.restored_fen),
  carried: row.carried_fen === null ? null : formatYuan(row.carried_fen),
  due: row.due_fen === null ? null : formatYuan(row.due_fen),
  appliedAt: row.opened_at.toISOString(),
  dueDay: row.due_day,
})

interface Asked {
  region?: string | null
  institution?: string
  month?: string
  state?: string
}

/** The latest applications of a region, or of an institution. */
export async function listApplications(
  { database }: Pick<RecordsDeps, 'database'>,
  { region = null, institution, month, state }: Asked,
): Promise<MonthlyApplicationLine[]> {
  let query = database.kysely
    .selectFrom('monthly_application as a')
    .innerJoin('office_record as r', 'r.record_id', 'a.application_id')
    .leftJoin('institution as i', 'i.code', 'a.institution')
    .selectAll('a')
    .select(['i.name', 'r.state', 'r.opened_at', 'r.due_day'])
  if (region !== null) query = query.where('a.region', '=', region)
  if (institution !== undefined) query = query.where('a.institution', '=', institution)
  if (month !== undefined) query = query.where('a.month', '=', month)
  if (state !== undefined) query = query.where('r.state', '=', state)
  const rows = await query.orderBy('r.record_no', 'desc').limit(200).execute()
  return rows.map(lineOf)
}

/** How many months back an institution is shown what it could apply for, this one included. */
const monthsShown = 6

/** What an institution could apply for, month by month, the latest first; nothing of a month without settlements. */
export async function offersOf(
  { database, clock }: Pick<RecordsDeps, 'database' | 'clock'>,
  { code, place }: { code: string; place: string },
  applications: readonly MonthlyApplicationLine[],
): Promise<MonthlyOffer[]> {
  const today = clock.today().slice(0, 7)
  const offers: MonthlyOffer[] = []
  for (let month = today, no = 0; no < monthsShown; no++, month = monthBefore(month)) {
    for (const kind of VISIT_KINDS) {
      const lines = await linesOf(database.kysely, { institution: code, region: place, month, kind })
      if (lines.length === 0) continue
      const sums = sumsOf(lines)
      const standing = applications.find((one) => one.month === month && one.kind === kind && one.state !== 'withdrawn')
      offers.push({
        ...{ month, kind, figures: figuresOf(sums), payable: formatYuan(sums.fund + sums.account) },
        applicationId: standing?.applicationId ?? null,
        over: month < today,
      })
    }
  }
  return offers
}

const linesAPage = 100

interface AskedLines {
  show?: MonthlyShown | undefined
  /** From behind this number. */
  after?: number | undefined
  /** Of one disease alone. */
  disease?: string | undefined
}

/** Lines of an application by the number. */
async function pageOf(
  { database }: Pick<RecordsDeps, 'database'>,
  application: ApplicationRow,
  { show = 'drawn', after = 0, disease }: AskedLines,
): Promise<{ lines: MonthlyLine[]; more: number | null }> {
  const cases = await casesOf(database, application)
  let query = database.kysely
    .selectFrom('monthly_line')
    .selectAll()
    .where('application_id', '=', application.application_id)
    .where('line_no', '>', after)
  if (disease !== undefined && disease !== '')
    query = query.where(sql<boolean>`line_no = any (${linesOfDisease(cases ?? [], disease)}::int[])`)
  if (show === 'refused')
    query = query.where((where) =>
      where.or([where('refused_fen', '>', 0), where('restored_fen', '>', 0), where('objection', 'is not', null)]),
    )
  if (show === 'drawn')
    query = query.where((where) => where.or([where('drawn', 'is not', null), where('decision', 'is not', null)]))
  const rows = await query
    .orderBy('line_no')
    .limit(linesAPage + 1)
    .execute()
  const shown = rows.slice(0, linesAPage)
  const codes = codesOfLines(cases)
  return {
    lines: shown.map((row) => shownLine(row, codes.get(row.line_no))),
    more: rows.length > linesAPage ? shown.at(-1)!.line_no : null,
  }
}

export const shownLine = (row: LineRow, disease?: string): MonthlyLine => ({
  no: row.line_no,
  settlement: row.source_id,
  visit: row.visit_id,
  day: row.settled_day,
  pool: row.pool,
  poolName: placeName(row.pool),
  total: formatYuan(row.total_fen),
  payable: formatYuan(row.amount_fen),
  fund: formatYuan(row.fund_fen),
  undoes: row.undoes,
  disease: disease ?? null,
  drawn: row.drawn,
  decision: row.decision,
  refused: formatYuan(row.refused_fen),
  restored: formatYuan(row.restored_fen),
  reason: row.reason as MonthlyRefusalReason | null,
  words: row.words,
  objection: row.objection,
  answer: row.answer,
})

/** A reason in words, with its article. */
export function reasonText(reason: MonthlyRefusalReason): string {
  const { title, article } = monthlyRefusalReasons[reason]
  return `${title}（${monthlyRefusalDocument}${article}）`
}

async function countsOf({ database }: Pick<RecordsDeps, 'database'>, applicationId: string) {
  const count = (condition: ReturnType<typeof sql<boolean>>) => sql<number>`(count(*) filter (where ${condition}))::int`
  return database.kysely
    .selectFrom('monthly_line')
    .select([
      count(sql`drawn is not null`).as('drawn'),
      count(sql`drawn is not null and decision is null`).as('undecided'),
      count(sql`refused_fen > 0`).as('refused'),
      count(sql`objection is not null`).as('objected'),
      count(sql`objection is not null and answer is null`).as('unanswered'),
    ])
    .where('application_id', '=', applicationId)
    .executeTakeFirstOrThrow()
}

/** What whoever looks has to know beside the figures. */
async function notesOf(
  deps: Pick<RecordsDeps, 'database'>,
  { state, dueDay, steps }: MonthlyRecord,
  { application_id, region, institution, due_fen }: ApplicationRow,
): Promise<string[]> {
  const { sample, aboveFen } = await drawingOn(deps.database, region, steps[0]!.day)
  const notes: string[] = []
  if (sample === null && aboveFen === null)
    notes.push(`${agencyFigures['monthly.sample-percent'].unset}；${agencyFigures['monthly.look-above'].unset}。`)
  if (state === 'objecting' && dueDay === null) notes.push(`${agencyFigures['monthly.objection-days'].unset}。`)
  const { kysely, ciphers } = deps.database
  for (const { no, fen } of due_fen === null ? await toRestore(kysely, application_id) : [])
    notes.push(`第 ${String(no)} 笔的结算已经撤销，以前扣下 ${formatYuan(fen)} 元，复核时退回。`)
  if ((await payeeOf(kysely, ciphers, institution)) === undefined)
    notes.push('这家机构没有经过确认的收款账户，现在不能付款。')
  return notes
}

/** Steps that only payments take. */
const notHere: readonly string[] = ['take', 'let-go', 'pay', 'bounce']

/** One application as somebody sees it, with what this one may do now. Throws `office-record-not-found`. */
export async function showApplication(
  deps: RecordsDeps,
  staff: Staff,
  applicationId: string,
  asked: AskedLines = {},
): Promise<MonthlyApplicationMessage> {
  const { database } = deps
  const record = await findOfficeRecord(database.kysely, monthlyKind, applicationId)
  const application = await applicationOf(database.kysely, applicationId)
  const found = await readFound(database, application.institution, deps.clock.today(), deps.release)
  const [page, counts, { methods }, notes] = await Promise.all([
    pageOf(deps, application, asked),
    countsOf(deps, applicationId),
    methodFigures(deps, application),
    notesOf(deps, record, application),
  ])
  const { state, openedAt, dueDay, steps } = record
  return {
    ...lineOf({ ...application, name: found?.name ?? null, state, opened_at: openedAt, due_day: dueDay }),
    ...page,
    ...{ counts, methods, notes },
    steps: steps.map(stepShown),
    allowed: mayDo(record, staff),
  }
}

const stepShown = ({ action, actorKind, actor, at, detail }: OfficeStep<MonthlyAction>) => ({
  ...{ title: monthlyActions[action], by: actorShown(actorKind, actor), at: at.toISOString() },
  words: typeof detail['words'] === 'string' ? detail['words'] : null,
})

function mayDo({ state, steps }: MonthlyRecord, { roles, staffName }: Staff): MonthlyApplicationMessage['allowed'] {
  const allowed = allowedActions(monthlyKind.machine, state, ...roles).filter((action) => !notHere.includes(action))
  return allowed.filter((action) => {
    const apart = monthlyKind.apart?.[action] ?? []
    return !steps.some((step) => step.actor === staffName && apart.includes(step.action))
  })
}
