/** The timeline of a filing: what happened, today, and what is still to come. Pure; today is a parameter. */
import type { Filing } from '../../api/filings.ts'
import type { Texts } from '../../texts/index.ts'

export interface Moment {
  kind: 'done' | 'today' | 'ahead'
  day: string
  title: string
  note?: string
}

/** `day` of a moment is a plain date in Asia/Shanghai. */
export function timelineOf(filing: Filing, today: string, words: Texts['filings']['timeline']): Moment[] {
  const done: Moment[] = []
  let titles: string[] = []
  let last: Filing['actions'][number] | undefined
  for (const action of filing.actions) {
    const before = done.at(-1)
    if (
      before &&
      last?.by === action.by &&
      action.note === undefined &&
      before.note === undefined &&
      last.day === action.day
    ) {
      // What one hand did on one day is one moment: 受理、审核、准予备案、送达.
      titles.push(action.title)
      before.title = words.by(titles.join('、'), action.by)
    } else {
      titles = [action.title]
      const note = action.note === undefined ? {} : { note: action.note }
      done.push({ kind: 'done', day: action.day, title: words.by(action.title, action.by), ...note })
    }
    last = action
  }
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
