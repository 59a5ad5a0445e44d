/** Claims that wait without a last day get one when the agency sets its limit, however late it does. */
import { agencyFigureText, Problem } from '@yidi/contracts'
import type { ClaimAction, ClaimState } from '@yidi/contracts'
import { createHash } from 'node:crypto'
import { figureOn } from '../../agency/figures/index.ts'
import type { ClaimActionRow, ClaimRecord } from '../../person/file/index.ts'
import { runRecordCommand, theProgram } from '../../platform/records/index.ts'
import type { LivingKind, PayableContext } from '../../platform/records/index.ts'
import { claimDeadline, undecidedClaims } from './deadline.ts'
import { findClaim } from './read.ts'
import { furtherRows } from './steps.ts'
import type { ClaimMove } from './steps.ts'

type ClaimKind = LivingKind<ClaimState, ClaimAction, ClaimActionRow, ClaimRecord, PayableContext>

/** Sets the limit of every claim that waits without one, of pools that have one by now; it may run as often as one likes. */
export async function setClaimLimits(kind: ClaimKind, context: PayableContext): Promise<void> {
  const { database, clock, release } = context
  const { rows } = await database.pool.query<{ task_id: string; person_no: string }>(
    `select task_id, person_no from desk_task t
      where kind = $1 and due_at is null and state = any ($2)
        and exists (select from agency_figure f
                     where f.pool = t.pool and f.name = 'claims.decide-days' and f.from_day <= $3)
      order by opened_at, task_id`,
    [kind.name, undecidedClaims, clock.today()],
  )
  for (const { task_id, person_no } of rows) {
    const record = await findClaim(database, person_no, task_id)
    if (record === undefined || claimDeadline(release.calendar, record).missing !== 'open') continue
    const move = await limitFor(context, record)
    if (move !== undefined) await setLimit(kind, context, record, move)
  }
}

/**
 * The limit of the day on which the claim was handed in or reopened; where there was none, today's, counted from the first day on
 * which it holds.
 */
async function limitFor({ database, clock }: PayableContext, record: ClaimRecord): Promise<ClaimMove | undefined> {
  const name = 'claims.decide-days'
  const begun = begunOf(record).effective_day
  const figure =
    (await figureOn(database, record.pool, name, begun)) ?? (await figureOn(database, record.pool, name, clock.today()))
  if (figure === undefined) return undefined
  const { value, from, document } = figure
  const reason = `${document}：${agencyFigureText(name, value)}办完`
  return {
    action: 'set-limit',
    by: theProgram,
    detail: { decideDays: value, day: from > begun ? from : begun, reason },
  }
}

const begunOf = ({ actions }: ClaimRecord): ClaimActionRow =>
  actions.findLast(({ action }) => action === 'send' || action === 'reopen') ?? actions[0]!

/** Writes it, once for each time a claim was handed in or reopened. One that was decided in the meantime needs none. */
async function setLimit(
  kind: ClaimKind,
  context: PayableContext,
  { personNo, claimId, ...seen }: ClaimRecord,
  move: ClaimMove,
): Promise<void> {
  const key = `${claimId}:${String(begunOf({ personNo, claimId, ...seen }).action_no)}`
  try {
    await runRecordCommand(kind, {
      context,
      personNo,
      command: {
        source: 'system:desk',
        name: 'claim.set-limit',
        key,
        inputHash: createHash('sha256').update(key).digest(),
        single: true,
      },
      decide: ({ claims }) => ({
        recordId: claimId,
        rows: furtherRows(
          claims.find((one) => one.claimId === claimId)!,
          [move],
          context.clock.today(),
        ),
        audit: [{ actorKind: 'system', actor: 'yidi', action: `claim.${move.action}`, subjectId: claimId }],
      }),
      answer: () => null,
    })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
  }
}
