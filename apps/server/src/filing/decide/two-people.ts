/** Two people for one matter: where a pool's law wants it (`twoPeople`), nobody reviews what he took in himself. */
import { filingActions, problem } from '@yidi/contracts'
import type { FilingAction, Problem } from '@yidi/contracts'
import { FILING_TYPES, parseDay, valueOn } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import type { FilingRecord } from '../../person/file/index.ts'
import { lawOf } from '../record/index.ts'

/** The steps by which a clerk takes an application in. */
const takingIn: readonly FilingAction[] = ['apply', 'correct', 'accept']

/** Why this member of staff may not review the filing (`two-people-needed`); undefined where he may. */
export function whyNotReview(release: Release, record: FilingRecord, staffName: string): Problem | undefined {
  const day = parseDay(record.application.effective_day)
  if (valueOn(lawOf(release, record.pool), 'twoPeople', day)?.includes(record.type) !== true) return undefined
  const own = record.actions.findLast(
    ({ action, actor_kind, actor }) =>
      actor_kind === 'staff' && actor === staffName && takingIn.includes(action as FilingAction),
  )
  if (own === undefined) return undefined
  const step = filingActions[own.action as FilingAction]
  return problem('two-people-needed', { matter: FILING_TYPES[record.type].title, who: staffName, step })
}
