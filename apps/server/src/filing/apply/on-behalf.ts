/** For those who file for others: what would become of an application, and the filings that they made. */
import { sql } from 'kysely'
import type { FilingForm, FilingMessage } from '@yidi/contracts'
import { problem } from '@yidi/contracts'
import type { ApplicationCheck } from '@yidi/rules'
import { applicationParts, foldFilings, readFile } from '../../person/file/index.ts'
import type { ActorKind, Database } from '../../platform/storage/index.ts'
import { refuseIncomplete } from './apply.ts'
import type { Applying } from './applying.ts'
import { assess } from './check.ts'
import type { FilingsContext } from '../record/index.ts'
import { messageOf } from '../record/index.ts'

/** What would become of an application; nothing is written. Throws what applying would throw. */
export async function tryApplication(
  context: FilingsContext,
  applying: Applying,
  form: FilingForm,
): Promise<ApplicationCheck> {
  const { database, clock } = context
  const file = await readFile(database, { personNo: applying.personNo }, applicationParts)
  if (file === undefined) throw problem('not-enrolled', { day: clock.today() })
  const { check } = await assess(context, file, file.filings, applying, form)
  refuseIncomplete(check)
  return check
}

/** The filings that somebody made for others, the latest first, at most 200: a report across persons. */
export async function filingLinesOf(
  database: Pick<Database, 'kysely'>,
  { kind, actor, today }: { kind: ActorKind; actor: string; today: string },
): Promise<{ personNo: string; message: FilingMessage }[]> {
  const made = await database.kysely
    .selectFrom('filing_action')
    .select(['person_no', 'filing_id'])
    // Said in the statement and not as parameters: a plan made for any values cannot know that the partial index has these.
    .where('actor_kind', '=', sql.lit(kind))
    .where('actor', '=', actor)
    .where('action', '=', sql.lit('apply'))
    .orderBy('recorded_at', 'desc')
    .orderBy('filing_id', 'desc')
    .limit(200)
    .execute()
  if (made.length === 0) return []
  const rows = await database.kysely
    .selectFrom('filing_action')
    .selectAll()
    .where(
      'person_no',
      'in',
      made.map((one) => one.person_no),
    )
    .where(
      'filing_id',
      'in',
      made.map((one) => one.filing_id),
    )
    .execute()
  const byId = new Map(foldFilings(rows).map((record) => [record.filingId, record]))
  return made.flatMap((one) => {
    const record = byId.get(one.filing_id)
    return record === undefined ? [] : [{ personNo: record.personNo, message: messageOf(record, 'employer', today) }]
  })
}
