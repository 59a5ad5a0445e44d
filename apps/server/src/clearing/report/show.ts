/** Reports of the funds as the desk sees them, and as everybody does. */
import { allowedActions, fundReportActions, fundReportMachine, fundReportStates, problem } from '@yidi/contracts'
import type {
  FundReportAction,
  FundReportMessage,
  FundReportsMessage,
  PublishedFundReportMessage,
  PublishedFundsMessage,
  Staff,
} from '@yidi/contracts'
import type { Selectable } from 'kysely'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { placeName } from '../../platform/places/index.ts'
import { findOfficeRecord } from '../../platform/records/index.ts'
import type { Database, FundReportTable } from '../../platform/storage/index.ts'
import type { FundReportRecord } from './commands.ts'
import { differences, reportOf } from './content.ts'
import fundReport from './kind.ts'
import { endedPeriods, periodOf } from './period.ts'

type Row = Selectable<FundReportTable>
const shown = 200

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const lineOf = (row: Row, { state, steps }: FundReportRecord): FundReportsMessage['reports'][number] => ({
  ...{ reportId: row.report_id, pool: row.pool, poolName: placeName(row.pool) },
  ...{ period: row.period, periodTitle: row.content.periodTitle },
  ...{ state, stateTitle: fundReportStates[state].title },
  ...{ preparedBy: steps[0]!.actor, preparedDay: steps[0]!.day, releasedDay: row.released_day },
})

/** Those of a pool, or of everywhere, the latest first. */
export async function showReports({ database, clock }: RecordsDeps, staff: Staff): Promise<FundReportsMessage> {
  const { kysely } = database
  let query = kysely
    .selectFrom('fund_report as f')
    .innerJoin('office_record as r', 'r.record_id', 'f.report_id')
    .selectAll('f')
  if (staff.pool !== null) query = query.where('f.pool', '=', staff.pool)
  const rows = await query.orderBy('r.record_no', 'desc').limit(shown).execute()
  const reports = await Promise.all(
    rows.map(async (row) => lineOf(row, await findOfficeRecord(kysely, fundReport, row.report_id))),
  )
  const mayPrepare = staff.pool !== null && staff.roles.includes('finance')
  return { reports, mayPrepare, periods: mayPrepare ? endedPeriods(clock.today()) : [] }
}

/** The row of a report of the pool of whoever asks. Throws `office-record-not-found`, `fund-report-other-pool`. */
export async function requireReport({ database }: Pick<RecordsDeps, 'database'>, staff: Staff, id: string) {
  const record = await findOfficeRecord(database.kysely, fundReport, id)
  if (staff.pool !== null && record.region !== staff.pool)
    throw problem('fund-report-other-pool', { report: id, pool: placeName(record.region) })
  const row = await database.kysely
    .selectFrom('fund_report')
    .selectAll()
    .where('report_id', '=', id)
    .executeTakeFirstOrThrow()
  return { record, row }
}

/** What is told beside the content: what it puts right, and of which day that was. */
async function correctionOf({ kysely }: Database, row: Row): Promise<FundReportMessage['correction']> {
  if (row.correction === null) return null
  const before =
    row.replaces === null
      ? undefined
      : await kysely
          .selectFrom('fund_report')
          .select('released_day')
          .where('report_id', '=', row.replaces)
          .executeTakeFirst()
  return { words: row.correction, replacedDay: before?.released_day ?? null }
}

/** One of them, with what has become of it and whether the books still say so. Throws what `requireReport` throws. */
export async function showReport(deps: RecordsDeps, staff: Staff, id: string): Promise<FundReportMessage> {
  const { record, row } = await requireReport(deps, staff, id)
  const isOpen = ['prepared', 'released', 'back-asked'].includes(record.state)
  return {
    ...lineOf(row, record),
    ...{ foreword: row.foreword, correction: await correctionOf(deps.database, row), content: row.content },
    steps: record.steps.map(({ action, actor, at, detail }) => ({
      ...{ title: fundReportActions[action], by: actor, at: at.toISOString(), words: textOf(detail['words']) },
    })),
    differs: isOpen ? differences(row.content, await reportOf(deps, row.pool, periodOf(row.period))) : [],
    allowed: row.pool === staff.pool ? allowedTo(staff, record) : [],
  }
}

function allowedTo(staff: Staff, { state, steps }: FundReportRecord): FundReportAction[] {
  const { apart = {} } = fundReport
  const taken = (action: FundReportAction) =>
    steps.some((step) => apart[action]?.includes(step.action) === true && step.actor === staff.staffName)
  return allowedActions(fundReportMachine, state, ...staff.roles).filter((action) => !taken(action))
}

/** What everybody may read, by pool, the latest period first. */
export async function showPublishedFunds({ database }: Pick<RecordsDeps, 'database'>): Promise<PublishedFundsMessage> {
  const rows = await database.kysely
    .selectFrom('fund_report')
    .select(['pool', 'period', 'released_day', 'replaces'])
    .where('released_day', 'is not', null)
    .where('taken_back_day', 'is', null)
    .where('replaced_day', 'is', null)
    .orderBy('pool')
    .orderBy('period', 'desc')
    .limit(1_000)
    .execute()
  return {
    reports: rows.map(({ pool, period, released_day, replaces }) => ({
      ...{ pool, poolName: placeName(pool), period, periodTitle: periodOf(period).title },
      ...{ releasedDay: released_day!, corrected: replaces !== null },
    })),
  }
}

/** What everybody reads of a pool and a period. Throws `fund-report-not-published`, and `fund-report-taken-back` of what was public. */
export async function showPublishedReport(
  { database }: Pick<RecordsDeps, 'database'>,
  pool: string,
  period: string,
): Promise<PublishedFundReportMessage> {
  const row = await database.kysely
    .selectFrom('fund_report')
    .selectAll()
    .where('pool', '=', pool)
    .where('period', '=', period)
    .where('released_day', 'is not', null)
    .where('replaced_day', 'is', null)
    .orderBy('taken_back_day', (order) => order.desc().nullsFirst())
    .executeTakeFirst()
  if (row === undefined)
    throw problem('fund-report-not-published', { pool: placeName(pool).slice(0, 40), period: period.slice(0, 20) })
  if (row.taken_back_day !== null) await refuseTakenBack(database, row)
  return {
    ...{ reportId: row.report_id, releasedDay: row.released_day!, foreword: row.foreword },
    ...{ correction: await correctionOf(database, row), content: row.content },
  }
}

async function refuseTakenBack({ kysely }: Database, row: Row): Promise<never> {
  const { steps } = await findOfficeRecord(kysely, fundReport, row.report_id)
  const words = steps.findLast(({ action }) => action === 'ask-back')!.detail['words'] as string
  const said = { pool: placeName(row.pool), period: row.content.periodTitle, day: row.taken_back_day!, words }
  throw problem('fund-report-taken-back', said)
}
