/**
 * From an ID number to the authorisations of others that name it, made from the outbox: it may run as often as one
 * likes. It only says where to look; whether an authorisation stands is asked of the register.
 */
import { registersOf } from '../registers/index.ts'
import type { WholeRegister } from '../file/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { openParty } from './authorisation.ts'
import { eventRows, fromCursor, writtenFrom } from '../journal/index.ts'

const cursorName = 'family.authorisation-links'
/** Events of transactions that began earlier and ended later than the cursor are read again within this time. */
const overlapMs = 60_000

/** Brings `authorisation_link` up to date with what was written until now; whoever writes one calls it, a job finds what was missed. */
export async function updateAuthorisationLinks(database: Database, at: Date): Promise<void> {
  const { rows } = await database.pool.query<{ person_no: string; subject_id: string; written_at: Date }>(
    `select person_no, subject_id, written_at from ${eventRows} o
      where kind = 'register' and payload ->> 'register' = 'authorisation'
        and ${writtenFrom(fromCursor)}
      order by written_at`,
    [cursorName, overlapMs / 1000],
  )
  for (const { person_no: personNo, subject_id: recordId } of rows) {
    const record = (await registersOf(database, personNo, 'authorisation')).find((one) => one.recordId === recordId)
    if (record !== undefined) await linkAuthorisation(database, record)
  }
  const last = rows.at(-1)
  if (last === undefined) return
  await database.pool.query(
    `insert into setting (name, value, changed_at) values ($1, to_jsonb($2::text), $3)
     on conflict (name) do update set value = excluded.value, changed_at = excluded.changed_at`,
    [cursorName, last.written_at.toISOString(), at],
  )
}

async function linkAuthorisation(database: Database, record: WholeRegister): Promise<void> {
  const { ciphers } = database
  const { idNumber } = openParty(ciphers, record)
  await database.kysely
    .insertInto('authorisation_link')
    .values({
      blind_index: ciphers.blindIndex('id-number', idNumber),
      record_id: record.recordId,
      person_no: record.personNo,
      key_id: ciphers.indexId('id-number'),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/**
 * The records of others that name this ID number, as the register has them now, the one that was entered last first; one of them
 * where `recordId` is given.
 */
export async function recordsNaming(database: Database, idNumber: string, recordId?: string): Promise<WholeRegister[]> {
  let query = database.kysely
    .selectFrom('authorisation_link')
    .select(['person_no', 'record_id'])
    .where('blind_index', '=', database.ciphers.blindIndex('id-number', idNumber))
  if (recordId !== undefined) query = query.where('record_id', '=', recordId)
  const links = await query.orderBy('record_id').limit(200).execute()
  const found: (WholeRegister | undefined)[] = await Promise.all(
    links.map(async (link) =>
      (await registersOf(database, link.person_no, 'authorisation')).find((one) => one.recordId === link.record_id),
    ),
  )
  return found
    .filter((record) => record !== undefined)
    .sort((one, other) => Number(other.application.recorded_at) - Number(one.application.recorded_at))
}
