/** Rulings of an agency as they are kept: entered where the engine can compute with them, and ended. */
import { problem } from '@yidi/contracts'
import type { RulingEnd, RulingForm, RulingsMessage, Staff } from '@yidi/contracts'
import { NO_DAY, checkRuling, openTargets, parseDay } from '@yidi/rules'
import type { Release, Ruling } from '@yidi/rules'
import { sql } from 'kysely'
import type { Kysely, Selectable, Transaction } from 'kysely'
import { recordOfficeAuditIn } from '../../platform/audit/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import { placeName } from '../../platform/places/index.ts'
import type { AgencyRulingTable, Database, Tables } from '../../platform/storage/index.ts'

type Row = Selectable<AgencyRulingTable>

/** A ruling with who entered it: that person approves nothing that rests on it. */
export interface EnteredRuling extends Ruling {
  enteredBy: string
}

const rulingOf = ({
  name,
  pool,
  target,
  yaml,
  from_day,
  to_day,
  document,
  reason,
  entered_by,
}: Row): EnteredRuling => ({
  ...{ name, pool, target, yaml, document, reason },
  ...{ from: from_day, to: to_day, enteredBy: entered_by },
})

const rowsOf = (kysely: Kysely<Tables>, pool: string): Promise<Row[]> =>
  kysely
    .selectFrom('agency_ruling')
    .selectAll()
    .where('pool', '=', pool)
    .orderBy('entered_at')
    .orderBy('name')
    .execute()

/** The rulings of a pool for visits that end on a day (`YYYY-MM-DD`), in the order in which they were entered. */
export async function rulingsOn(
  { kysely }: Pick<Database, 'kysely'>,
  pool: string,
  day: string,
): Promise<EnteredRuling[]> {
  const rulings = (await rowsOf(kysely, pool)).map(rulingOf)
  return rulings.filter(({ from, to }) => from <= day && (to === null || day <= to))
}

/** What a command about a ruling works with. */
interface Working {
  transaction: Transaction<Tables>
  ciphers: Database['ciphers']
  clock: Clock
  /** Of a pool: the role is bound to one. */
  staff: Staff
}

const note = ({ transaction, ciphers, clock, staff }: Working, action: string, name: string, detail: object) =>
  recordOfficeAuditIn(
    transaction,
    ciphers,
    {
      actorKind: 'staff',
      actor: staff.staffName,
      action,
      subjectId: `${staff.pool!} ${name}`,
      detail: { ...detail },
    },
    clock.now(),
  )

/** Enters a ruling. Throws `ruling-not-valid` with everything that is wrong beside its field. */
export async function enterRuling(working: Working, release: Release, form: RulingForm): Promise<void> {
  const { transaction, clock, staff } = working
  const pool = staff.pool!
  const { name, target, yaml, from, document, reason } = form
  const ruling: Ruling = { ...{ name, pool, target, yaml, from, document, reason }, to: form.to ?? null }
  // Two of one name at once: the second waits, and finds the first.
  await sql`lock table agency_ruling in share row exclusive mode`.execute(transaction)
  const entered = (await rowsOf(transaction, pool)).map(rulingOf)
  const problems = checkRuling(release, ruling, entered)
  const [first] = problems
  if (first !== undefined)
    throw problem(
      'ruling-not-valid',
      { count: problems.length, first: first.text },
      problems.map(({ path, text, remedy }) => ({ path, message: `${text}。${remedy}。` })),
    )
  await transaction
    .insertInto('agency_ruling')
    .values({
      ...{ pool, name, target, yaml, document: document.trim(), reason: reason.trim() },
      ...{ from_day: from, to_day: ruling.to, entered_by: staff.staffName, entered_at: clock.now() },
    })
    .execute()
  await note(working, 'ruling.enter', name, { target, from, to: ruling.to })
}

/**
 * Gives a ruling an end, or an earlier one; what was decided by it stands. Throws `ruling-not-found`, `ruling-end-not-valid`.
 */
export async function endRuling(working: Working, { name, to }: RulingEnd): Promise<void> {
  const { transaction, clock, staff } = working
  const row = await transaction
    .selectFrom('agency_ruling')
    .selectAll()
    .where('pool', '=', staff.pool!)
    .where('name', '=', name)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw problem('ruling-not-found', { name })
  const { from_day: from, to_day: until } = row
  if (parseDay(to) === NO_DAY || to < from || (until !== null && to >= until))
    throw problem('ruling-end-not-valid', { name, from, until: until ?? '没有定的日子', to: to.slice(0, 20) })
  await transaction
    .updateTable('agency_ruling')
    .set({ to_day: to, ended_by: staff.staffName, ended_at: clock.now() })
    .where('pool', '=', row.pool)
    .where('name', '=', name)
    .execute()
  await note(working, 'ruling.end', name, { to })
}

/** What is open in the pool of whoever asks, and what was ruled; of every pool for staff of none. */
export async function listRulings(
  { kysely }: Pick<Database, 'kysely'>,
  release: Release,
  { pool, roles }: Staff,
  today: string,
): Promise<RulingsMessage> {
  let query = kysely.selectFrom('agency_ruling').selectAll()
  if (pool !== null) query = query.where('pool', '=', pool)
  const rows = await query.orderBy('entered_at', 'desc').orderBy('pool').orderBy('name').execute()
  return {
    targets: pool === null ? [] : openTargets(release, pool, today),
    rulings: rows.map((row) => ({
      ...{ pool: row.pool, poolName: placeName(row.pool), name: row.name, target: row.target, yaml: row.yaml },
      title: targetTitle(release, rulingOf(row)),
      ...{ from: row.from_day, to: row.to_day, document: row.document, reason: row.reason },
      ...{ enteredBy: row.entered_by, enteredAt: row.entered_at.toISOString(), endedBy: row.ended_by },
    })),
    mayEnter: pool !== null && roles.includes('approving'),
  }
}

/** What a ruling decides, in the words of the law; its own name for the place where the law no longer leaves it open. */
export function targetTitle(release: Release, { pool, target, from }: Ruling): string {
  return openTargets(release, pool, from).find((one) => one.target === target)?.title ?? target
}
