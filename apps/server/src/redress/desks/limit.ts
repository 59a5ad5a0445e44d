/** Until when a complaint is answered: working days that the agency has set, and where it has set none, no limit. No law states one. */
import { formatDayChinese, limitEnd, parseDay } from '@yidi/rules'
import type { LimitEnd, WorkingCalendar } from '@yidi/rules'

interface Filed {
  /** Kept when it was filed; undefined: the agency had set no limit. */
  answerDays: number | null | undefined
  /** `YYYY-MM-DD`. */
  filedOn: string
}

/** The last day; missing where none was set, or where the calendar does not hold a year on the way. */
export function complaintLimit(calendar: WorkingCalendar, { answerDays, filedOn }: Filed): LimitEnd {
  return answerDays === null || answerDays === undefined
    ? { missing: 'open' }
    : limitEnd(calendar, answerDays, [{ what: 'applied', day: filedOn }])
}

/** The limit in a sentence, which says whose it is. */
export function limitText(answerDays: number | null | undefined, { dueDay, unknownYear }: LimitEnd = {}): string {
  if (answerDays === null || answerDays === undefined) return '没有文件写明多久答复，经办机构也没有设定期限'
  const set = `经办机构设定${String(answerDays)}个工作日答复（机构设定，不是文件规定）`
  if (dueDay !== undefined) return `${set}，最晚${formatDayChinese(parseDay(dueDay))}`
  return unknownYear === undefined ? set : `${set}，${String(unknownYear)}年的节假日表还没有，算不出哪天`
}
