/** One notice of everything to be put right, as it is written and as it is sent. */
import type { FilingProblemMessage } from '@yidi/contracts'
import * as t from '../../texts/index.ts'

export interface CorrectionsDraft {
  /** Points of the rules that are ticked, by code and place. */
  ticked: string[]
  /** What the clerk adds, a point each. */
  own: string[]
  /** Why it is asked a second time. */
  again: string
}

export const emptyCorrections: CorrectionsDraft = { ticked: [], own: [''], again: '' }

const asAdded = (text: string): FilingProblemMessage => ({
  code: 'by-staff',
  path: '',
  text,
  remedy: t.desk.corrections.remedy,
  weight: 'blocks',
})

/** What was only to be looked at has no advice of its own for whoever must put it right. */
const asAsked = (problem: FilingProblemMessage): FilingProblemMessage => ({
  ...problem,
  weight: 'blocks',
  remedy: problem.weight === 'blocks' ? problem.remedy : t.desk.corrections.remedy,
})

/** A point of the rules by its code and place. */
export const pointName = ({ code, path }: FilingProblemMessage): string => `${code} ${path}`

/** What the notice asks for as it is written now; without a body while it asks for nothing, or a second time without saying why. */
export function noticeOf(draft: CorrectionsDraft, problems: readonly FilingProblemMessage[], second: boolean) {
  const chosen = problems.filter((problem) => draft.ticked.includes(pointName(problem)))
  const words = draft.own.map((text) => text.trim()).filter((text) => text !== '')
  const asked = [...chosen.map(asAsked), ...words.map(asAdded)]
  const again = draft.again.trim()
  const reason = t.desk.corrections.notice(asked.map((problem) => problem.text))
  const whole = asked.length > 0 && !(second && again === '')
  return { count: asked.length, body: whole ? { problems: asked, reason, ...(second ? { again } : {}) } : undefined }
}

export type CorrectionsBody = NonNullable<ReturnType<typeof noticeOf>['body']>
