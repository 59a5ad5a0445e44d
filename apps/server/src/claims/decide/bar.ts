/**
 * Two people for one claim (P35, P49): nobody approves or refuses what he reviewed, nobody reviews what he typed in, and nobody approves
 * what rests on a ruling of his own.
 */
import { claimActions, problem } from '@yidi/contracts'
import type { ClaimAction, Problem } from '@yidi/contracts'
import type { EnteredRuling } from '../../agency/rulings/index.ts'
import type { ClaimRecord } from '../../person/file/index.ts'

/** Which steps of the same account are in the way of one. */
const barredBy: Readonly<Partial<Record<ClaimAction, readonly ClaimAction[]>>> = {
  review: ['send', 'correct'],
  approve: ['send', 'correct', 'accept', 'review'],
  refuse: ['send', 'correct', 'accept', 'review'],
}

/** Why this member of the staff may not take the step (`claim-other-person-needed`); undefined where he may. */
export function barOf(
  { actions }: ClaimRecord,
  staffName: string,
  action: ClaimAction,
  rulings: readonly EnteredRuling[] = [],
): Problem | undefined {
  const barred = (step: string): Problem =>
    problem('claim-other-person-needed', { who: staffName, step, action: claimActions[action] })
  const own = actions.findLast(
    (row) =>
      row.actor_kind === 'staff' && row.actor === staffName && barredBy[action]?.includes(row.action as ClaimAction),
  )
  if (own !== undefined) return barred(claimActions[own.action as ClaimAction])
  const ruling = action === 'approve' ? rulings.find(({ enteredBy }) => enteredBy === staffName) : undefined
  return ruling === undefined ? undefined : barred(`录入所依据的裁定“${ruling.name}”`)
}
