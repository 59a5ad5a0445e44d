/** What the inbox, a mail and the agency's systems are told of a record. */
import type { NoticeMessage } from '@yidi/contracts'

/** What notices are made of: codes, days and amounts, nothing personal. */
type NoticeData = Readonly<Record<string, string | number | null | undefined>>

interface Words {
  title: string
  text: string
  todo?: string
}

/** A kind of notice: its tone, what it opens, and its words. What it is made of stands in its data. */
export interface NoticeKind<Data extends object = NoticeData> {
  tone: NoticeMessage['tone']
  opens?: 'filing' | 'settlement' | 'claim' | 'complaint' | 'reconsideration' | 'measures'
  /** What a mail says in place of the words, where these are not for everyone's eyes. */
  mailTitle?: string
  words(data: Data): Words
}

/** Notices of one room, by the kind that is kept with each. */
export type NoticeKinds = Readonly<Record<string, NoticeKind<never>>>

export interface NewNotice {
  personNo: string
  /** The event's id, or the name of a reminder: the same notice is never told twice. */
  noticeId: string
  kind: string
  subjectId: string
  data: object
  at: Date
}

/** An event of the journal, as whoever tells of it reads it. */
export interface ToldEvent {
  eventId: string
  personNo: string
  kind: string
  subjectId: string
  payload: Record<string, unknown>
  at: Date
}

/** The notice of an event. */
export const noticeOf = (event: ToldEvent, kind: string, data: object, subjectId = event.subjectId): NewNotice => ({
  personNo: event.personNo,
  noticeId: event.eventId,
  kind,
  subjectId,
  data,
  at: event.at,
})

/** Words of somebody else, closed with a full stop where they have none. */
export const closed = (text: string): string => (/[。！？]$/.test(text) ? text : `${text}。`)

/** A day as notices write it: 2026年3月1日. */
export function dayWords(day: string | null | undefined): string {
  const [year, month, date] = (day ?? '').split('-').map(Number)
  return `${String(year)}年${String(month)}月${String(date)}日`
}
