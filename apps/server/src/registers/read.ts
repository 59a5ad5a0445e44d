import type { RegisterKind } from '@yidi/contracts'
import type { Database } from '../storage/index.ts'
import { foldRegisters } from './fold.ts'
import type { RegisterRecord } from './fold.ts'

/** All register records of a person, the newest first; of one kind where `kind` is given. */
export async function registersOf(
  database: Pick<Database, 'kysely'>,
  personNo: string,
  kind?: RegisterKind,
): Promise<RegisterRecord[]> {
  let query = database.kysely.selectFrom('register_action').selectAll().where('person_no', '=', personNo)
  if (kind !== undefined) query = query.where('kind', '=', kind)
  const records = foldRegisters(await query.execute())
  return records.sort((one, other) => (one.from < other.from ? 1 : one.from > other.from ? -1 : 0))
}

/** One register record of a person, or undefined: not there, or somebody else's. */
export async function findRegister(
  database: Pick<Database, 'kysely'>,
  personNo: string,
  recordId: string,
): Promise<RegisterRecord | undefined> {
  const rows = await database.kysely
    .selectFrom('register_action')
    .selectAll()
    .where('person_no', '=', personNo)
    .where('record_id', '=', recordId)
    .execute()
  return foldRegisters(rows)[0]
}
