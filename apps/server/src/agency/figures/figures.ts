/** Figures that an agency sets for its pool: entered with the document that says so, read by the day on which they hold. */
import {
  agencyFigureNames,
  agencyFigureRange,
  agencyFigureText,
  agencyFigureUnits,
  agencyFigures,
  problem,
  readAgencyFigure,
} from '@yidi/contracts'
import type { AgencyFigureForm, AgencyFigureName, AgencyFiguresMessage } from '@yidi/contracts'
import { NO_DAY, parseDay } from '@yidi/rules'
import type { Selectable, Transaction } from 'kysely'
import { recordOfficeAuditIn } from '../../platform/audit/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import { placeName } from '../../platform/places/index.ts'
import type { AgencyFigureTable, AuditEntry, Database, Tables } from '../../platform/storage/index.ts'

/** A figure as it holds on a day, in the unit of its name. */
interface FigureInForce {
  value: number
  /** The first day on which it holds, `YYYY-MM-DD`. */
  from: string
  document: string
}

/** The figure of a pool on a day (`YYYY-MM-DD`); undefined where nobody has set it, and then it is open. */
export async function figureOn(
  { kysely }: Pick<Database, 'kysely'>,
  pool: string,
  name: AgencyFigureName,
  day: string,
): Promise<FigureInForce | undefined> {
  const row = await kysely
    .selectFrom('agency_figure')
    .select(['value', 'from_day as from', 'document'])
    .where('pool', '=', pool)
    .where('name', '=', name)
    .where('from_day', '<=', day)
    .orderBy('from_day', 'desc')
    .orderBy('entry_no', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row
}

function readValue(name: AgencyFigureName, value: string): number {
  const { title, least, most } = agencyFigures[name]
  const read = readAgencyFigure(name, value)
  if (!(read >= least && read <= most))
    throw problem('figure-value-not-valid', { title, value: value.slice(0, 20), range: agencyFigureRange(name) })
  return read
}

/** What entering works with: the transaction of its command. */
interface Entering {
  transaction: Transaction<Tables>
  ciphers: Database['ciphers']
  clock: Clock
  by: Pick<AuditEntry, 'actorKind' | 'actor'>
}

/**
 * Enters a figure of a pool; an entry for the same day corrects the one before, which stays on record. Throws
 * `figure-value-not-valid`, `day-not-valid`, `figure-document-missing`.
 */
export async function enterFigure(
  { transaction, ciphers, clock, by }: Entering,
  pool: string,
  { name, value, from, document }: AgencyFigureForm,
): Promise<void> {
  const entry = { pool, name, from_day: from, value: readValue(name, value), document: document.trim() }
  if (parseDay(from) === NO_DAY) throw problem('day-not-valid', { day: from.slice(0, 20) })
  if (entry.document === '') throw problem('figure-document-missing', { title: agencyFigures[name].title })
  const now = clock.now()
  await transaction
    .insertInto('agency_figure')
    .values({ ...entry, entered_by: by.actor, entered_at: now })
    .execute()
  const said = { ...by, action: 'figure.enter', subjectId: `${pool} ${name}` }
  await recordOfficeAuditIn(transaction, ciphers, { ...said, detail: { from, value: entry.value } }, now)
}

type Row = Selectable<AgencyFigureTable>

/** Everything that was entered for a pool, or for all, the latest day first; a correction before what it corrects. */
async function entriesOf({ kysely }: Pick<Database, 'kysely'>, pool: string | null): Promise<Row[]> {
  let query = kysely.selectFrom('agency_figure').selectAll()
  if (pool !== null) query = query.where('pool', '=', pool)
  return query.orderBy('pool').orderBy('name').orderBy('from_day', 'desc').orderBy('entry_no', 'desc').execute()
}

/** The figures and their entries, as the desk and the command line show them. */
export async function listFigures(
  db: Pick<Database, 'kysely'>,
  pool: string | null,
  { today, mayEnter }: { today: string; mayEnter: boolean },
): Promise<AgencyFiguresMessage> {
  const rows = await entriesOf(db, pool)
  return {
    figures: agencyFigureNames.map((name) => {
      const { title, unit, unset } = agencyFigures[name]
      return { name, title, unit: agencyFigureUnits[unit], range: agencyFigureRange(name), unset }
    }),
    entries: rows.map((row) => ({
      pool: row.pool,
      poolName: placeName(row.pool),
      name: row.name,
      title: agencyFigures[row.name].title,
      from: row.from_day,
      value: agencyFigureText(row.name, row.value),
      document: row.document,
      enteredBy: row.entered_by,
      enteredAt: row.entered_at.toISOString(),
      state: stateOf(row, rows, today),
    })),
    mayEnter,
  }
}

/** Where an entry stands on a day, among all of its figure. */
function stateOf(row: Row, rows: readonly Row[], today: string): AgencyFiguresMessage['entries'][number]['state'] {
  const own = rows.filter(({ pool, name }) => pool === row.pool && name === row.name)
  if (own.find(({ from_day }) => from_day === row.from_day) !== row) return 'corrected'
  if (row.from_day > today) return 'coming'
  return own.find(({ from_day }) => from_day <= today) === row ? 'now' : 'past'
}
