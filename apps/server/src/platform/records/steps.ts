/** The steps of a record of a person, each a row: what the tables of filings and of registers have in common. */
import { allowedActions, nextState, problem } from '@yidi/contracts'
import type { Actor, ErrorCode, Machine } from '@yidi/contracts'
import type { ActorKind, Database } from '../storage/index.ts'
import type { UndoneOnDay, UndoneSince } from '../../person/commands/index.ts'

/** Who acts: the role that the table of states knows, and who it was for the record. */
export interface Acting {
  role: Actor
  kind: ActorKind
  id: string
}

export const theProgram: Acting = { role: 'system', kind: 'system', id: 'yidi' }

/** One step to take. `detail`: codes and words that are nobody's secret. */
export interface Move<Action, Detail = Record<string, unknown>> {
  action: Action
  by: Acting
  detail?: Detail
  privateCipher?: Buffer
}

/** A table of states with its Chinese words, and the error for a step that it does not allow. */
export interface StepTable<State extends string, Action extends string> {
  machine: Machine<State, Action>
  states: Readonly<Record<State, { title: string }>>
  actions: Readonly<Record<Action, string>>
  refusal: ErrorCode
}

/** What every table of steps has a column for. */
interface StepRow<Action> {
  action_no: number
  action: Action
  actor_kind: ActorKind
  actor: string
  detail: Record<string, unknown>
  private_cipher: Buffer | null
}

/** The rows of one step after another from a state on; `fromNo` is the number of the last step there is. */
export function stepRows<State extends string, Action extends string>(
  table: StepTable<State, Action>,
  state: State | 'none',
  fromNo: number,
  moves: readonly Move<Action, object>[],
): StepRow<Action>[] {
  let current = state
  return moves.map(({ action, by, detail, privateCipher }, index) => {
    current = stepOrThrow(table, current, action, by.role)
    return {
      action_no: fromNo + index + 1,
      action,
      actor_kind: by.kind,
      actor: by.id,
      detail: { ...detail },
      private_cipher: privateCipher ?? null,
    }
  })
}

function stepOrThrow<State extends string, Action extends string>(
  { machine, states, actions, refusal }: StepTable<State, Action>,
  state: State | 'none',
  action: Action,
  role: Actor,
): State {
  const next = nextState(machine, state, action, role)
  if (next !== undefined) return next
  const allowed = state === 'none' ? [] : allowedActions(machine, state, role).map((one) => actions[one])
  throw problem(refusal, {
    state: state === 'none' ? '未提交' : states[state].title,
    action: actions[action],
    allowed: allowed.length > 0 ? `现在可以：${allowed.join('、')}。` : '',
  })
}

/** Steps that take back what an earlier command did, in any table of states. */
const undoing: readonly string[] = ['cancel', 'withdraw', 'end']

/** A record of a person as `recordUndone` looks at it. */
interface SteppedRecord<State extends string> {
  state: State
  actions: readonly { action: string; effective_day: string; version: number }[]
}

/** What took a record back after a command about it, by whichever channel; `states` has the words. */
export function recordUndone<State extends string>(
  find: (db: Database, personNo: string, recordId: string) => Promise<SteppedRecord<State> | undefined>,
  states: Readonly<Record<State, { title: string }>>,
): UndoneSince<UndoneOnDay> {
  return async (db, { personNo, subjectId, version }) => {
    const record = await find(db, personNo, subjectId)
    const step = record?.actions.find((row) => undoing.includes(row.action) && row.version > version)
    return record && step && { version: step.version, what: states[record.state].title, day: step.effective_day }
  }
}
