/** A record of the registers as its person reads it. */
import { allowedActions, registerActions, registerKinds, registerMachine, registerStates } from '@yidi/contracts'
import type { Actor, EntitlementMessage, RegisterAction, RegisterState } from '@yidi/contracts'
import type { Release } from '@yidi/rules'
import { registerHoldsOn } from '../file/index.ts'
import type { WholeRegister } from '../file/index.ts'
import { actorTitles } from '../../platform/records/index.ts'

/** The law of filings names diseases and months too. */
export { filingLawOf as lawOf } from '../../platform/policy/index.ts'

const tones: Readonly<Record<RegisterState, EntitlementMessage['tone']>> = {
  applied: 'waiting',
  approved: 'good',
  refused: 'refusal',
  withdrawn: 'plain',
  ended: 'plain',
}

/** The record for a reader with a role; `facts` are what lies sealed in it, opened for who may see it. */
export function messageOf(
  record: WholeRegister,
  facts: EntitlementMessage['facts'],
  reader: Actor,
  today: string,
): EntitlementMessage {
  const { state } = record
  const over = state === 'approved' && record.to !== null && record.to < today
  return {
    id: record.recordId,
    kind: record.kind,
    title: registerKinds[record.kind],
    state,
    stateTitle: over ? '已到期' : titleOf(record, today),
    tone: over ? 'plain' : tones[state],
    from: record.from,
    to: record.to,
    inForce: registerHoldsOn(record, today),
    facts,
    steps: record.actions.map((row) => {
      const { reason } = row.detail as { reason?: string }
      return {
        title: registerActions[row.action as RegisterAction],
        day: row.effective_day,
        by: actorTitles[row.actor_kind],
        ...(reason === undefined ? {} : { note: reason }),
      }
    }),
    allowed: over ? [] : allowedActions(registerMachine, state, reader),
  }
}

function titleOf(record: WholeRegister, today: string): string {
  return record.state === 'approved' && record.from > today ? '已通过，还没开始' : registerStates[record.state].title
}

/** Whom to ask in a pool; the area code and 12393 where its guide names no telephone. */
export function contactOf(release: Release, pool: string): string {
  const line = release.filing.guides.get(pool)?.lines.find((one) => one.kind === 'enquiry')
  return line?.contact ?? '区号加 12393'
}
