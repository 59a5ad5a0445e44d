/** Complaints in numbers: the rows that the list of the desk shows, counted by month and subject; nobody is named. */
import { complaintKinds, complaintSubjectNames, complaintSubjects, problem } from '@yidi/contracts'
import type { ComplaintCounts, ComplaintStatisticsMessage, ComplaintSubject } from '@yidi/contracts'
import { groupTasks } from '../../agency/desk/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { csvOf } from '../../platform/sheets/index.ts'
import type { SheetColumn } from '../../platform/sheets/index.ts'

const mostMonths = 36
const countOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
const monthOf = (count: number): string =>
  `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`

const none: ComplaintCounts = {
  ...{ count: 0, inTime: 0, late: 0, open: 0, withdrawn: 0 },
  ...{ satisfied: 0, fair: 0, dissatisfied: 0 },
}

const added = (one: ComplaintCounts, other: ComplaintCounts): ComplaintCounts =>
  Object.fromEntries(
    (Object.keys(none) as (keyof ComplaintCounts)[]).map((name) => [name, one[name] + other[name]]),
  ) as ComplaintCounts

/** The last twelve months unless said. Throws `complaint-months-not-valid`. */
function monthsOf({ clock }: RecordsDeps, asked: { from?: string; to?: string }): { from: string; to: string } {
  const to = asked.to ?? clock.today().slice(0, 7)
  const from = asked.from ?? monthOf(countOf(to) - 11)
  const months = countOf(to) - countOf(from) + 1
  const real = [from, to].every((month) => Number(month.slice(5)) >= 1 && Number(month.slice(5)) <= 12)
  if (!real || months < 1 || months > mostMonths) throw problem('complaint-months-not-valid', { from, to })
  return { from, to }
}

/** Throws `complaint-months-not-valid`. */
export async function complaintStatistics(
  deps: RecordsDeps,
  pool: string | null,
  asked: { from?: string; to?: string },
): Promise<ComplaintStatisticsMessage> {
  const months = monthsOf(deps, asked)
  const groups = await groupTasks(deps.database, { pool, kind: complaintKinds, ...months }, deps.clock.now())
  const rows = groups
    .map(({ month, type, ratings, ...counts }) => {
      const subject = type as ComplaintSubject
      const { satisfied = 0, fair = 0, dissatisfied = 0 } = ratings
      return { month, subject, subjectTitle: complaintSubjects[subject], ...counts, satisfied, fair, dissatisfied }
    })
    .sort(
      (a, b) =>
        b.month.localeCompare(a.month) ||
        complaintSubjectNames.indexOf(a.subject) - complaintSubjectNames.indexOf(b.subject),
    )
  return { ...months, rows, total: rows.reduce<ComplaintCounts>(added, none) }
}

const columns: readonly SheetColumn<ComplaintStatisticsMessage['rows'][number]>[] = [
  { title: '月份', width: 10, text: ({ month }) => month },
  { title: '类别', width: 24, text: ({ subjectTitle }) => subjectTitle },
  { title: '收到', width: 8, text: ({ count }) => String(count) },
  { title: '按期答复', width: 10, text: ({ inTime }) => String(inTime) },
  { title: '超期', width: 8, text: ({ late }) => String(late) },
  { title: '还没有答复', width: 12, text: ({ open }) => String(open) },
  { title: '撤回', width: 8, text: ({ withdrawn }) => String(withdrawn) },
  { title: '满意', width: 8, text: ({ satisfied }) => String(satisfied) },
  { title: '基本满意', width: 10, text: ({ fair }) => String(fair) },
  { title: '不满意', width: 8, text: ({ dissatisfied }) => String(dissatisfied) },
]

export const statisticsFile = ({ rows }: ComplaintStatisticsMessage): Buffer => csvOf(columns, rows)
