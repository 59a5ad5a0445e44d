/** The daily look ahead: filings that will run out, filings whose place may be changed from now on. */
import { FILING_TYPE_NAMES, addMonths, figureOn, formatDay, isLongTerm, parseDay } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import type { FilingRecord } from '../../person/file/index.ts'
import type { NewNotice, RemindContext } from '../../platform/records/index.ts'
import { filingData } from './notices.ts'
import { filingsOf } from './read.ts'
import { expiryDays, isRenewed } from './renewal.ts'

/** A term that ended longer ago than this is no news. */
const newsDays = 30

/** Everything that is due today, told before or not. */
export async function remindOfFilings(context: RemindContext): Promise<NewNotice[]> {
  const { database, clock, release } = context
  const today = clock.today()
  const before = await expiryDays(database)
  const due: NewNotice[] = []
  for (const personNo of await peopleToRemind(context, Math.max(...before))) {
    const filings = await filingsOf(database, personNo)
    const dueHere = filings.flatMap((filing) => [
      ...expiringNotice(filing, filings, today, before),
      ...movableNotice(release, filing, today),
    ])
    due.push(...dueHere.map((notice) => ({ ...notice, personNo, at: clock.now() })))
  }
  return due
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
async function peopleToRemind({ database, clock }: RemindContext, days: number): Promise<string[]> {
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
