/** 备案: every filing of a pool, found by its number or by the person; a look at people is audited. */
import { channelTitles, filingStates } from '@yidi/contracts'
import type { FilingFoundMessage, Staff } from '@yidi/contracts'
import { FILING_TYPES } from '@yidi/rules'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { recordOfficeAudit } from '../../platform/audit/index.ts'
import { placeName } from '../../platform/places/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { findPerson, findPersonNoByIdNumber, findPersonNosByName, maskIdNumber } from '../../person/people/index.ts'
import type { Person } from '../../person/people/index.ts'
import { stateOn } from '../../person/file/index.ts'
import type { FilingRecord } from '../../person/file/index.ts'
import { filingsOf } from '../record/index.ts'

const most = 50

interface Found {
  filings: FilingFoundMessage[]
  more: boolean
}

const channelTitle = (channel: string): string => channelTitles[channel as keyof typeof channelTitles] ?? ''

/** The filings of the own pool whose number has this part, the latest first. */
export async function filingsByNumber(database: Database, { pool }: Pick<Staff, 'pool'>, text: string): Promise<Found> {
  const part = text
    .trim()
    .toUpperCase()
    .replaceAll(/[\\%_]/g, String.raw`\$&`)
  let query = database.kysely.selectFrom('desk_task').selectAll().where('kind', '=', 'filing')
  if (pool !== null) query = query.where('pool', '=', pool)
  const rows = await query
    .where('task_id', 'like', `%${part}%`)
    .orderBy('opened_at', 'desc')
    .orderBy('task_id', 'desc')
    .limit(most + 1)
    .execute()
  return {
    more: rows.length > most,
    filings: rows.slice(0, most).map((row) => ({
      id: row.task_id,
      pool: row.pool,
      title: row.title,
      stateTitle: filingStates[row.state as keyof typeof filingStates]?.title ?? '',
      channelTitle: channelTitle(row.channel),
      openedAt: row.opened_at.toISOString(),
    })),
  }
}

/** The filings in the own pool of whoever has this ID number or this whole name; whom it led to is audited. */
export async function filingsByPerson(
  { database, clock, release }: RecordsDeps,
  { pool, staffName }: Pick<Staff, 'pool' | 'staffName'>,
  by: 'id-number' | 'name',
  text: string,
): Promise<Found> {
  const pools = pool === null ? [...release.filing.laws.keys()] : [pool]
  const numbers =
    by === 'id-number'
      ? [await findPersonNoByIdNumber(database, text)].filter((one) => one !== undefined)
      : (await Promise.all(pools.map((one) => findPersonNosByName(database, one, text.trim())))).flat()
  // What was typed is not written down: whom it led to is.
  const entry = { actorKind: 'staff', actor: staffName, action: 'filing.search', subjectId: numbers[0] ?? 'nobody' }
  await recordOfficeAudit(database, { ...entry, detail: { by, people: numbers } }, clock.now())
  const found = await Promise.all(
    numbers.slice(0, most).map(async (personNo) => {
      const [person, filings] = await Promise.all([findPerson(database, personNo), filingsOf(database, personNo)])
      const here = filings.filter((filing) => pools.includes(filing.pool))
      return here.map((filing) => foundOf(filing, person, clock.today()))
    }),
  )
  const filings = found.flat()
  return { filings: filings.slice(0, most), more: filings.length > most }
}

function foundOf(filing: FilingRecord, person: Person | undefined, today: string): FilingFoundMessage {
  return {
    id: filing.filingId,
    pool: filing.pool,
    title: `${FILING_TYPES[filing.type].title} · ${placeName(filing.destination)}`,
    stateTitle: filingStates[stateOn(filing, today)].title,
    channelTitle: channelTitle(filing.application.channel),
    openedAt: new Date(filing.actions[0]!.recorded_at).toISOString(),
    ...(person === undefined ? {} : { person: { name: person.name, idNumber: maskIdNumber(person.idNumber) } }),
  }
}
