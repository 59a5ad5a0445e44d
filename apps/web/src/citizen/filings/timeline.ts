/** The timeline of a filing: what happened, today, and what is still to come. Pure; today is a parameter. */
import type { Filing } from '../../api/filings.ts'
import type { Texts } from '../../texts/index.ts'

export interface Moment {
  kind: 'done' | 'today' | 'ahead'
  day: string
  title: string
  note?: string
}

/** `day` of a moment is a plain date or, for what has happened, the time it was recorded (ISO 8601). */
export function timelineOf(filing: Filing, today: string, words: Texts['filings']['timeline']): Moment[] {
  const done: Moment[] = filing.actions.map((action) => ({
    kind: 'done',
    day: action.at,
    title: words.by(action.title, action.by),
    ...(action.note === undefined ? {} : { note: action.note }),
  }))
  const ahead: Moment[] = []
  const passed: Moment[] = []
  const put = (day: string, title: string) => {
    if (day > today) ahead.push({ kind: 'ahead', day, title })
    else passed.push({ kind: 'done', day, title })
  }
  const holds = filing.tone === 'good'
  const over = filing.tone === 'refusal' || filing.tone === 'plain'
  if (holds) put(filing.from, words.begins)
  if (!over && filing.to !== null) put(filing.to, words.lastDay)
  if (holds && filing.to === null) ahead.push({ kind: 'ahead', day: '', title: words.noEnd })
  const now: Moment = {
    kind: 'today',
    day: today,
    title: holds && filing.from <= today && (filing.to === null || today <= filing.to) ? words.todayGood : words.today,
  }
  const before = [...done, ...passed].sort((a, b) => a.day.slice(0, 10).localeCompare(b.day.slice(0, 10)))
  return [...before, now, ...ahead]
}
