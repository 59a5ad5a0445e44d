/**
 * The daily look ahead, at eight in the morning of Asia/Shanghai: filings that will run out, filings whose place may be
 * changed from now on, cases at the desk that are overdue. Each is told once, under a name of its own; a server that was
 * off tells what still matters when it is back.
 */
import { FILING_TYPE_NAMES, addMonths, figureOn, formatDay, isLongTerm, parseDay } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import { expiryDays, filingsOf, isRenewed } from '../../filing/record/index.ts'
import type { FilingRecord } from '../../person/file/index.ts'
import type { Send } from '../jobs/index.ts'
import type { NewNotice } from './build.ts'
import { filingData } from './build.ts'
import { sendWebhook, tellByMail } from './outside.ts'
import type { RelayDeps } from './relay.ts'
import { writeNotices } from './write.ts'

type RemindDeps = Omit<RelayDeps, 'onError'> & { release: Release }

/** A term that ended longer ago than this is no news. */
const newsDays = 30

/** Tells everything that is due today and was not told; gives how many notices were new. */
export async function remind(deps: RemindDeps, send: Send): Promise<number> {
  const { database, clock } = deps
  const today = clock.today()
  const before = await expiryDays(database)
  let count = 0
  for (const personNo of await peopleToRemind(deps, Math.max(...before))) {
    const filings = await filingsOf(database, personNo)
    const due = filings.flatMap((filing) => [
      ...expiringNotice(filing, filings, today, before),
      ...movableNotice(deps.release, filing, today),
    ])
    const fresh = await notThere(
      deps,
      personNo,
      due.map((notice) => ({ ...notice, personNo, at: clock.now() })),
    )
    // Handed over first: a stop in between hands over again under the same id, and nothing is lost.
    await tellByMail(database, deps.config, fresh, send)
    count += (await writeNotices(database, fresh)).length
  }
  await tellOverdue(deps, send)
  return count
}

type Due = Omit<NewNotice, 'personNo' | 'at'>

/** The nearest reminder that is due; none where the end was already that near when the filing was approved. */
function expiringNotice(
  filing: FilingRecord,
  all: readonly FilingRecord[],
  today: string,
  before: readonly number[],
): Due[] {
  if (filing.state !== 'delivered' || filing.to === null || filing.to < today) return []
  const end = parseDay(filing.to)
  const left = end - parseDay(today)
  const term = before.filter((days) => left <= days).sort((one, other) => one - other)[0]
  const approved = filing.actions.findLast((row) => row.action === 'approve')
  if (term === undefined || (approved && end - parseDay(approved.effective_day) <= term)) return []
  if (isRenewed(filing, all)) return []
  const noticeId = `expiring:${filing.filingId}:${filing.to}:${String(term)}`
  return [
    { noticeId, kind: 'filing-expiring', subjectId: filing.filingId, data: { ...filingData(filing), days: left } },
  ]
}

/** The day on which the promise not to change the place has run out (邢台: half a year); only where the law has one. */
function movableNotice(release: Release, filing: FilingRecord, today: string): Due[] {
  if (filing.state !== 'delivered' || !isLongTerm(filing.type)) return []
  const law = release.filing.laws.get(filing.pool)
  const months = law && figureOn(law, 'longTerm.changeAfter', parseDay(filing.filedOn))?.value
  if (!months) return []
  const free = addMonths(parseDay(filing.filedOn), months)
  const since = parseDay(today) - free
  if (since < 0 || since > newsDays) return []
  const data = { ...filingData(filing), day: formatDay(free) }
  return [{ noticeId: `movable:${filing.filingId}`, kind: 'filing-movable', subjectId: filing.filingId, data }]
}

/** People with a filing that ends soon, or a long-term one old enough to be moved. Reads across persons. */
async function peopleToRemind({ database, clock }: RemindDeps, days: number): Promise<string[]> {
  const today = parseDay(clock.today())
  const longTerm = FILING_TYPE_NAMES.filter(isLongTerm)
  const { rows } = await database.pool.query<{ person_no: string }>(
    `select distinct person_no from filing_action
      where action in ('deliver', 'release') and to_day between $1 and $2
     union
     select person_no from filing_action where action = 'apply' and type = any($3) and effective_day between $4 and $5`,
    // A promise is of months: nobody has one longer than two years, and its end is news for a month.
    [
      formatDay(today),
      formatDay(today + days),
      longTerm,
      formatDay(addMonths(today, -24) - newsDays),
      formatDay(today),
    ],
  )
  return rows.map((row) => row.person_no)
}

async function notThere({ database }: RemindDeps, personNo: string, due: NewNotice[]): Promise<NewNotice[]> {
  if (due.length === 0) return []
  const there = await database.kysely
    .selectFrom('notice')
    .select('notice_id')
    .where('person_no', '=', personNo)
    .where(
      'notice_id',
      'in',
      due.map((notice) => notice.noticeId),
    )
    .execute()
  return due.filter((notice) => !there.some((row) => row.notice_id === notice.noticeId))
}

/** Tells the agency's own systems of cases whose time limit has passed; the desk itself shows them in its queue. */
async function tellOverdue({ database, clock, config }: RemindDeps, send: Send): Promise<void> {
  if (config.webhooks.length === 0) return
  const { rows } = await database.pool.query<{ id: string; pool: string; due_at: Date }>(
    `select subject_id as id, pool, due_at from desk_task where status = 'open' and due_at < $1 order by due_at limit 1000`,
    [clock.now()],
  )
  for (const { id, pool, due_at: due } of rows) {
    const message = {
      id: `overdue:${id}:${due.toISOString()}`,
      at: due.toISOString(),
      kind: 'overdue',
      pool,
      subject: id,
    }
    await sendWebhook(config, message, send)
  }
}
