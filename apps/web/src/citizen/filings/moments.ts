/** The timeline of a filing: what happened, today, and what is still to come. Pure; today is a parameter. */
import type { Filing } from '../../api/filings.ts'
import { happened } from '../../parts/timeline/happened.ts'
import type { Moment } from '../../parts/timeline/moment.ts'
import type { Texts } from '../../texts/index.ts'

type Words = Texts['filings']['timeline']

/** `day` of a moment is a plain date in Asia/Shanghai; empty where nobody knows it yet. */
export function timelineOf(filing: Filing, today: string, words: Words): Moment[] {
  const ahead: Moment[] = nextSteps(filing, today, words)
  const passed: { moment: Moment; after: string }[] = []
  const put = (day: string, title: string, after = day) => {
    if (day > today) ahead.push({ kind: 'ahead', day, title, note: words.daysLeft(daysBetween(today, day)) })
    else passed.push({ moment: { kind: 'done', day, title }, after })
  }
  const done = happened(filing.actions, { by: words.by, tones })
  const decidedOn = filing.actions.findLast((action) => action.action === 'deliver')?.day ?? filing.from
  if (held.has(filing.state)) {
    // What was approved later than it begins counts from its first day, but only once it is approved.
    put(filing.from, words.begins, decidedOn > filing.from ? decidedOn : filing.from)
    if (filing.to === null)
      ahead.push({ kind: 'ahead', day: '', title: filing.visits === 'one' ? words.untilUsed : words.noEnd })
    else if (filing.state !== 'used') put(filing.to, words.lastDay)
  }
  const now: Moment = { kind: 'today', day: today, title: todayTitle(filing, today, words) }
  const before = [...done.map((moment) => ({ moment, after: moment.day })), ...passed]
    .sort((a, b) => a.after.localeCompare(b.after))
    .map(({ moment }) => moment)
  return [...before, now, ...ahead]
}

/** States in which a filing counts on its days, or did. */
const held = new Set<Filing['state']>(['approved', 'delivered', 'ended', 'used', 'expired'])

const tones = { refuse: 'refusal', 'ask-corrections': 'waiting' } as const

/** What the office, or the person, has to do before it holds. */
function nextSteps({ state, decideBy }: Filing, today: string, words: Words): Moment[] {
  const ahead = (title: string): Moment => ({ kind: 'ahead', day: '', title })
  const decided: Moment = {
    ...ahead(words.decide),
    ...(decideBy === undefined ? {} : { note: decideBy < today ? words.overdue(decideBy) : words.decideBy(decideBy) }),
  }
  switch (state) {
    case 'corrections-asked':
      return [ahead(words.correct), decided, ahead(words.holdsThen)]
    case 'applied':
    case 'accepted':
    case 'reviewed':
      return [decided, ahead(words.holdsThen)]
    default:
      return []
  }
}

function todayTitle(filing: Filing, today: string, words: Words): string {
  switch (filing.state) {
    case 'applied':
    case 'accepted':
    case 'reviewed':
      return words.todayWaits
    case 'corrections-asked':
      return words.todayCorrect
    case 'approved':
    case 'delivered':
      if (today < filing.from) return words.todayEarly
      return filing.to === null || today <= filing.to ? words.todayGood : words.todayOver
    case 'refused':
    case 'refusal-delivered':
      return words.todayRefused
    case 'used':
      return words.todayUsed
    case 'ended':
      // The day of the end still counts.
      return filing.to !== null && today <= filing.to ? words.todayGood : words.todayOver
    case 'cancelled':
    case 'expired':
      return words.todayOver
    default:
      return filing.state satisfies never
  }
}

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
