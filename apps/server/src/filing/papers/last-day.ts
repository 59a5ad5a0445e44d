/** The last day of a filing for the person's own calendar, in the words of its page and with the reminders of the agency. */
import { problem } from '@yidi/contracts'
import { FILING_TYPES, parseDay, spanText } from '@yidi/rules'
import type { FilingRecord } from '../../person/file/index.ts'
import { stateOn } from '../../person/file/index.ts'
import { placeName } from '../../platform/places/index.ts'
import { calendarFile } from './calendar.ts'

interface LastDayOf {
  today: string
  at: Date
  /** On how many days before the end people are reminded. */
  remindDaysBefore: readonly number[]
  /** The address of the program. */
  site: string
}

/** Throws `filing-without-last-day` where there is none, or it is past, or the filing does not hold. */
export function lastDayFile(record: FilingRecord, { today, at, remindDaysBefore, site }: LastDayOf): string {
  const { to, filingId, from, visits } = record
  if (to === null || to < today || stateOn(record, today) !== 'delivered')
    throw problem('filing-without-last-day', { filingId: filingId.slice(0, 60) })
  const left = parseDay(to) - parseDay(today)
  const title = `去${placeName(record.destination)}的异地就医备案到期`
  const text = [
    `${FILING_TYPES[record.type].title}，${spanText(from, to, visits)}。`,
    '这一天是最后一天；还要在那里看病，请在到期前再办一件。',
    `备案编号 ${filingId}`,
  ].join('\n')
  const url = `${site}/filings/${filingId}`
  const days = remindDaysBefore.filter((one) => one < left)
  return calendarFile({ id: `${filingId}@yidi`, day: to, title, text, url, remindDaysBefore: days }, at)
}
