/** How long the desk may take over a claim: what the agency had set when it was handed in, kept with that step, or set since. */
import { agencyFigureText, agencyFigures } from '@yidi/contracts'
import type { ClaimState } from '@yidi/contracts'
import { formatDayChinese, limitEnd, parseDay } from '@yidi/rules'
import type { DeadlineStep, LimitEnd, Release } from '@yidi/rules'
import type { ClaimDetail, ClaimRecord, ClaimStep } from '../../person/file/index.ts'

type Calendar = Release['calendar']

interface ClaimDeadline extends LimitEnd {
  workingDays?: number
}

/** A result that was taken back starts it anew. */
const stepOf: Readonly<Record<string, DeadlineStep['what']>> = {
  send: 'applied',
  reopen: 'applied',
  'ask-corrections': 'corrections-asked',
  correct: 'corrected',
}

/** What is decided has no limit any more. */
export const undecidedClaims: readonly ClaimState[] = ['sent', 'corrections-asked', 'accepted', 'reviewed']

/** The limit of a claim as it stands, in working days, standing still while corrections are asked. */
export function claimDeadline(
  calendar: Calendar,
  { state, actions }: Pick<ClaimRecord<ClaimStep>, 'state' | 'actions'>,
): ClaimDeadline {
  if (!undecidedClaims.includes(state)) return {}
  const begun = actions.findLastIndex(({ action }) => stepOf[action] === 'applied')
  const since = actions.slice(begun)
  const limit = since.map(({ detail }) => detail as ClaimDetail).findLast((said) => said.decideDays !== undefined)
  if (limit?.decideDays === undefined) return { missing: 'open' }
  const { decideDays, day: from = '' } = limit
  const steps = since.flatMap((row): DeadlineStep[] => {
    const what = stepOf[row.action]
    // Nothing that was before the limit held counts, nor stands still.
    return what === undefined ? [] : [{ what, day: row.effective_day < from ? from : row.effective_day }]
  })
  return { workingDays: decideDays, ...limitEnd(calendar, decideDays, steps) }
}

/** The limit in a sentence for the desk. */
export function deadlineText({ workingDays, dueDay, missing, unknownYear }: ClaimDeadline): string {
  if (workingDays === undefined) return missing === undefined ? '已有结果' : agencyFigures['claims.decide-days'].unset
  const limit = `经办机构规定${agencyFigureText('claims.decide-days', workingDays)}办完`
  if (dueDay !== undefined) return `${limit}，最晚${formatDayChinese(parseDay(dueDay))}`
  if (missing === 'stands-still') return `${limit}，等申请人补正，暂停计算`
  return `${limit}，${String(unknownYear)}年的节假日表还没有，算不出哪天`
}
