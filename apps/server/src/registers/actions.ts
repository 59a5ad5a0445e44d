/** Making the rows of a record's actions. Who may do what is asked of the state machine before any row is made. */
import { allowedRegisterActions, nextRegisterState, problem, registerActions, registerStates } from '@yidi/contracts'
import type { RegisterAction, RegisterActor, RegisterKind, RegisterState } from '@yidi/contracts'
import { newRecordId } from '../storage/index.ts'
import type { ActorKind, NewRow, RegisterActionTable } from '../storage/index.ts'
import type { RegisterRecord } from './fold.ts'

export type NewRegisterAction = NewRow<RegisterActionTable>

/** Who acts: the role that the state machine knows, and who it was for the record. */
export interface RegisterActorOf {
  role: RegisterActor
  kind: ActorKind
  id: string
}

/** What a record says; every action repeats it, so that the last one says what holds. */
export interface RegisterContent {
  recordId: string
  kind: RegisterKind
  pool: string
  from: string
  to: string | null
}

export interface RegisterMove {
  action: RegisterAction
  by: RegisterActorOf
  /** Codes and words that are nobody's secret. */
  detail?: Record<string, unknown>
  privateCipher?: Buffer
}

const letterOfKind: Readonly<Record<RegisterKind, string>> = {
  'designated-disease': 'M',
  'medicine-abroad': 'Y',
  authorisation: 'Q',
  'special-category': 'T',
}

/** A new record's id: kind, pool, day and chance. */
export function newRegisterId(kind: RegisterKind, pool: string, day: string): string {
  return newRecordId(letterOfKind[kind], pool, day)
}

/**
 * Rows for one action after another from a state on. `fromNo` is the number of the last action there is.
 * Throws `register-action-not-allowed` where the table has no such way for this actor.
 */
export function registerRows(
  content: RegisterContent,
  state: RegisterState | 'none',
  fromNo: number,
  moves: readonly RegisterMove[],
  day: string,
  channel: string,
): NewRegisterAction[] {
  let current: RegisterState | 'none' = state
  return moves.map((move, index) => {
    current = stepOrThrow(current, move.action, move.by.role)
    return {
      record_id: content.recordId,
      action_no: fromNo + index + 1,
      kind: content.kind,
      action: move.action,
      pool: content.pool,
      from_day: content.from,
      to_day: content.to,
      channel,
      actor_kind: move.by.kind,
      actor: move.by.id,
      effective_day: day,
      detail: { ...move.detail },
      private_cipher: move.privateCipher ?? null,
    }
  })
}

function stepOrThrow(state: RegisterState | 'none', action: RegisterAction, role: RegisterActor): RegisterState {
  const next = nextRegisterState(state, action, role)
  if (next !== undefined) return next
  const allowed = state === 'none' ? [] : allowedRegisterActions(state, role).map((one) => registerActions[one])
  throw problem('register-action-not-allowed', {
    state: state === 'none' ? '未提交' : registerStates[state].title,
    action: registerActions[action],
    allowed: allowed.length > 0 ? `现在可以：${allowed.join('、')}。` : '',
  })
}

/** The content of a record there is, with what an action changes. */
export function registerContentOf(record: RegisterRecord, changes: Partial<RegisterContent> = {}): RegisterContent {
  const { recordId, kind, pool, from, to } = record
  return { recordId, kind, pool, from, to, ...changes }
}
