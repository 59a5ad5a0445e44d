/** The timeline of a claim: what happened, today, and what is still to come. Pure; today is a parameter. */
import type { Claim } from '../../../api/claims.ts'
import { happened } from '../../../parts/timeline/happened.ts'
import type { Moment } from '../../../parts/timeline/moment.ts'
import type { Texts } from '../../../texts/index.ts'

type Words = Texts['claims']['timeline']

const tones = {
  refuse: 'refusal',
  'ask-corrections': 'waiting',
  bounce: 'waiting',
  owe: 'waiting',
  reopen: 'waiting',
} as const

/** `day` of a moment is a plain date in Asia/Shanghai; empty where nobody knows it yet. */
export function timelineOf(claim: Claim, today: string, words: Words): Moment[] {
  const now: Moment = { kind: 'today', day: today, title: words.today[claim.state] }
  return [...happened(claim.actions, { by: words.by, tones }), now, ...ahead(claim, today, words)]
}

/** What the office, the bank or the person has to do yet. */
function ahead({ state, decideBy }: Claim, today: string, words: Words): Moment[] {
  const step = (title: string): Moment => ({ kind: 'ahead', day: '', title })
  const decided: Moment = {
    ...step(words.decide),
    ...(decideBy === undefined ? {} : { note: decideBy < today ? words.overdue(decideBy) : words.decideBy(decideBy) }),
  }
  switch (state) {
    case 'sent':
    case 'accepted':
    case 'reviewed':
      return [decided, step(words.pay)]
    case 'corrections-asked':
      return [step(words.correct), decided, step(words.pay)]
    case 'approved':
    case 'paying':
      return [step(words.pay)]
    case 'payment-returned':
      return [step(words.account), step(words.pay)]
    case 'owing':
      return [step(words.repay)]
    case 'paid':
    case 'closed':
    case 'refused':
    case 'withdrawn':
      return []
    default:
      return state satisfies never
  }
}
