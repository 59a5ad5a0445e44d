/**
 * Writing notices: one statement a batch, each notice at most once whoever writes it first. They are made from the
 * outbox and could be made again, so that they need neither version nor audit and never stand in a command's way.
 */
import type { Database } from '../storage/index.ts'
import { noticesOf } from './build.ts'
import type { NewNotice, RecordKinds } from '../records/index.ts'
import { untoldEventsOf } from './events.ts'

/** Writes what is not there yet; gives those that were new. */
export async function writeNotices(db: Pick<Database, 'pool'>, notices: readonly NewNotice[]): Promise<NewNotice[]> {
  const fresh: NewNotice[] = []
  for (const notice of notices) {
    const { rowCount } = await db.pool.query({
      name: 'write-notice',
      text: `insert into notice (person_no, notice_id, kind, subject_id, data, at) values ($1, $2, $3, $4, $5, $6)
             on conflict do nothing`,
      values: [notice.personNo, notice.noticeId, notice.kind, notice.subjectId, JSON.stringify(notice.data), notice.at],
    })
    if (rowCount === 1) fresh.push(notice)
  }
  return fresh
}

/** Brings one person's inbox up to date, so that whoever acts finds the answer there at once. */
export async function catchUp(db: Database, kinds: RecordKinds, personNo: string): Promise<void> {
  for (const event of await untoldEventsOf(db, kinds, personNo))
    await writeNotices(db, await noticesOf(db, kinds, event))
}
