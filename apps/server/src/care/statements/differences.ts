/** The differences of an institution's reconciliations, one by one, and what the desk does about them. */
import { differenceClasses, differenceStates, differenceWorks, problem } from '@yidi/contracts'
import type { DifferenceMessage, DifferenceState, DifferenceWorkForm, Staff } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import { sql } from 'kysely'
import type { Kysely, Selectable, Transaction } from 'kysely'
import { recordOfficeAuditIn } from '../../platform/audit/index.ts'
import { shanghaiDay } from '../../platform/clock/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import type {
  Database,
  StatementDifferenceStepTable,
  StatementDifferenceTable,
  Tables,
} from '../../platform/storage/index.ts'

type Row = Selectable<StatementDifferenceTable> & { name: string; steps: number }
type StepRow = Selectable<StatementDifferenceStepTable>

/** How many are listed. */
const shown = 200

const partTitles: Readonly<Record<string, string>> = {
  totalFen: '医疗费总额',
  fundFen: '基金支付总额',
  accountFen: '个人账户支出',
  visit: '就诊ID',
  personNo: '人员编号',
}

/** Differences of an institution, or of those in these places: what is open first, the latest first. */
export async function differencesOf(
  { kysely }: { kysely: Kysely<Tables> },
  where: { institution: string } | { places: readonly string[] },
): Promise<DifferenceMessage[]> {
  let query = withNames(kysely)
  if ('institution' in where) query = query.where('d.institution', '=', where.institution)
  else query = query.where('i.place', 'in', [...where.places, ''])
  const rows = await query
    .orderBy(sql`d.agreed_at is not null or ${stepsOf} > 0`)
    .orderBy('d.to_day', 'desc')
    .orderBy('d.found_at', 'desc')
    .orderBy('d.difference_no')
    .limit(shown)
    .execute()
  if (rows.length === 0) return []
  const steps = await kysely
    .selectFrom('statement_difference_step')
    .selectAll()
    .where('institution', 'in', [...new Set(rows.map(({ institution }) => institution))])
    .where(
      'difference_no',
      'in',
      rows.map(({ difference_no }) => difference_no),
    )
    .orderBy('step_no')
    .execute()
  return rows.map((row) =>
    messageOf(
      row,
      steps.filter((one) => one.institution === row.institution && one.difference_no === row.difference_no),
    ),
  )
}

const stepsOf = sql<number>`(select count(*)::int from statement_difference_step s
  where s.institution = d.institution and s.difference_no = d.difference_no)`

const withNames = (kysely: Kysely<Tables>) =>
  kysely
    .selectFrom('statement_difference as d')
    .innerJoin('institution as i', 'i.code', 'd.institution')
    .selectAll('d')
    .select(['i.name', stepsOf.as('steps')])

const stateOf = ({ agreed_at, steps }: Row): DifferenceState =>
  agreed_at !== null ? 'agreed' : steps > 0 ? 'worked' : 'open'

function messageOf(row: Row, steps: readonly StepRow[]): DifferenceMessage {
  const state = stateOf(row)
  const side = (total: number | null, fund: number | null, account: number | null) =>
    total === null ? null : { total: formatYuan(total), fund: formatYuan(fund ?? 0), account: formatYuan(account ?? 0) }
  return {
    number: row.difference_no,
    institution: row.institution,
    institutionName: row.name,
    class: row.class,
    classTitle: differenceClasses[row.class],
    ...{ state, stateTitle: differenceStates[state] },
    settlement: row.settlement,
    visit: row.visit,
    personNo: row.person_no,
    msgid: row.msgid,
    undoneOn: row.undone_on,
    parts: row.parts.map((part) => partTitles[part] ?? part),
    theirs: side(row.their_total_fen, row.their_fund_fen, row.their_account_fen),
    ours: side(row.our_total_fen, row.our_fund_fen, row.our_account_fen),
    ...{ from: row.from_day, to: row.to_day },
    foundAt: row.found_at.toISOString(),
    agreedAt: row.agreed_at?.toISOString() ?? null,
    steps: steps.map(({ done, words, actor, recorded_at }) => ({
      ...{ done, doneTitle: differenceWorks[done], words },
      ...{ by: actor, at: recorded_at.toISOString() },
    })),
  }
}

/** How many differences of an institution are open. */
export async function countOpenDifferences(
  { kysely }: { kysely: Kysely<Tables> },
  institution: string,
): Promise<number> {
  const { open } = await kysely
    .selectFrom('statement_difference as d')
    .select(sql<number>`count(*)::int`.as('open'))
    .where('d.institution', '=', institution)
    .where('d.agreed_at', 'is', null)
    .where(sql<boolean>`${stepsOf} = 0`)
    .executeTakeFirstOrThrow()
  return open
}

/** How many differences are open, by the reconciliation that found them last. */
export async function openByStatement(
  { kysely }: { kysely: Kysely<Tables> },
  places: readonly string[],
): Promise<Map<string, number>> {
  const rows = await kysely
    .selectFrom('statement_difference as d')
    .innerJoin('institution as i', 'i.code', 'd.institution')
    .select(['d.statement_no', sql<number>`count(*)::int`.as('open')])
    .where('i.place', 'in', [...places, ''])
    .where('d.agreed_at', 'is', null)
    .where(sql<boolean>`${stepsOf} = 0`)
    .groupBy('d.statement_no')
    .execute()
  return new Map(rows.map(({ statement_no, open }) => [statement_no, open]))
}

interface Working {
  transaction: Transaction<Tables>
  ciphers: Database['ciphers']
  clock: Clock
  staff: Staff
}

/**
 * Puts on record what was done about a difference; it may be done again, with other words. Throws `difference-not-found`,
 * `difference-agreed`, `difference-words-missing`.
 */
export async function workDifference(
  { transaction, ciphers, clock, staff }: Working,
  { institution, number }: { institution: string; number: string },
  form: DifferenceWorkForm,
): Promise<void> {
  const words = form.words.trim()
  if (words === '') throw problem('difference-words-missing')
  const row = await transaction
    .selectFrom('statement_difference')
    .select(['agreed_at', 'settlement'])
    .where('institution', '=', institution)
    .where('difference_no', '=', number)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw problem('difference-not-found', { difference: number.slice(0, 40) })
  const { agreed_at, settlement } = row
  if (agreed_at !== null) throw problem('difference-agreed', { settlement, day: shanghaiDay(agreed_at) })
  const at = clock.now()
  const { last } = await transaction
    .selectFrom('statement_difference_step')
    .select(sql<number>`coalesce(max(step_no), 0)`.as('last'))
    .where('institution', '=', institution)
    .where('difference_no', '=', number)
    .executeTakeFirstOrThrow()
  const said = { institution, difference_no: number, step_no: last + 1, done: form.done, words }
  await transaction
    .insertInto('statement_difference_step')
    .values({ ...said, actor: staff.staffName, recorded_at: at })
    .execute()
  const entry = {
    actorKind: 'staff',
    actor: staff.staffName,
    action: 'statement.work',
    subjectId: institution,
  } as const
  await recordOfficeAuditIn(transaction, ciphers, { ...entry, detail: { difference: number, done: form.done } }, at)
}
