/** The inbox of one person. */
import type { NoticeMessage, NoticesMessage } from '@yidi/contracts'
import { shanghaiDay } from '../clock/index.ts'
import type { RecordKinds } from '../records/index.ts'
import type { Database } from '../storage/index.ts'
import { noticeKind } from './kinds.ts'
import type { KeptData } from './kinds.ts'

const pageSize = 50

interface Row {
  notice_id: string
  kind: string
  subject_id: string
  data: KeptData
  at: Date
  read_at: Date | null
}

/** A page of notices, the newest first. `before` is what the page before gave as `earlier`. */
export async function noticesOfPerson(
  db: Database,
  kinds: RecordKinds,
  personNo: string,
  before?: string,
): Promise<NoticesMessage> {
  let query = db.kysely.selectFrom('notice').selectAll().where('person_no', '=', personNo)
  const place = before === undefined ? undefined : placeOf(before)
  if (place !== undefined)
    query = query.where((is) =>
      is.or([is('at', '<', place.at), is.and([is('at', '=', place.at), is('notice_id', '<', place.id)])]),
    )
  const rows = (await query
    .orderBy('at', 'desc')
    .orderBy('notice_id', 'desc')
    .limit(pageSize + 1)
    .execute()) as Row[]
  const shown = rows.slice(0, pageSize)
  const names = await institutionNames(db, shown)
  const last = shown.at(-1)
  return {
    unread: await unreadOf(db, personNo),
    notices: shown.flatMap((row) => messageOf(kinds, row, names)),
    ...(rows.length > pageSize && last !== undefined ? { earlier: `${last.at.toISOString()}~${last.notice_id}` } : {}),
  }
}

function placeOf(before: string): { at: Date; id: string } | undefined {
  const [moment = '', id = ''] = before.split('~')
  const at = new Date(moment)
  return Number.isNaN(at.getTime()) ? undefined : { at, id }
}

/** How many notices the person has not read. */
export async function unreadOf(db: Database, personNo: string): Promise<number> {
  const { rows } = await db.pool.query<{ unread: number }>({
    name: 'unread-notices',
    text: 'select count(*) as unread from notice where person_no = $1 and read_at is null',
    values: [personNo],
  })
  return rows[0]!.unread
}

/** Marks as read: these, or all up to now. */
export async function markRead(db: Database, personNo: string, ids: readonly string[] | undefined, at: Date) {
  let update = db.kysely
    .updateTable('notice')
    .set({ read_at: at })
    .where('person_no', '=', personNo)
    .where('read_at', 'is', null)
  if (ids !== undefined) update = update.where('notice_id', 'in', ids.length === 0 ? [''] : [...ids])
  await update.execute()
}

/** A notice in words; those of a kind that this program does not know are left out. */
function messageOf(kinds: RecordKinds, row: Row, names: ReadonlyMap<string, string>): NoticeMessage[] {
  const kind = noticeKind(kinds, row.kind)
  if (kind === undefined) return []
  const { institution } = row.data
  const data =
    institution === undefined ? row.data : { ...row.data, institution: names.get(institution) ?? institution }
  return [
    {
      id: row.notice_id,
      kind: row.kind,
      tone: kind.tone,
      ...kind.words(data),
      at: row.at.toISOString(),
      day: shanghaiDay(row.at),
      read: row.read_at !== null,
      ...(kind.opens === undefined ? {} : { opens: { page: kind.opens, id: row.subject_id } }),
    },
  ]
}

/** Names of institutions, by code: a reference table, read apart from the person's own rows. */
async function institutionNames(db: Database, rows: readonly Row[]): Promise<Map<string, string>> {
  const codes = [...new Set(rows.flatMap((row) => row.data.institution ?? []))]
  if (codes.length === 0) return new Map()
  const found = await db.kysely.selectFrom('institution').select(['code', 'name']).where('code', 'in', codes).execute()
  return new Map(found.map((one) => [one.code, one.name]))
}
