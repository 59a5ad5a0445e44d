import type { Role } from './access/roles.ts'

/** Who takes a step: somebody with a role, or the program by itself. */
export type Actor = Role | 'system'

/**
 * A table of states: state × action → the next state and who may do it. `none` stands before the first action; what is
 * not in the table is not allowed.
 */
export type Machine<State extends string, Action extends string> = Readonly<
  Record<State | 'none', Readonly<Partial<Record<Action, { to: State; by: readonly Actor[] }>>>>
>

/** Where an action leads, or undefined when the table does not allow it. */
export function nextState<State extends string, Action extends string>(
  machine: Machine<State, Action>,
  state: State | 'none',
  action: Action,
  actor: Actor,
): State | undefined {
  const step = machine[state][action]
  return step?.by.includes(actor) === true ? step.to : undefined
}

/** Everybody who may take a step of a table, whatever the state. */
export function actorsOf<State extends string, Action extends string>(machine: Machine<State, Action>): Set<Actor> {
  const steps = Object.values<Machine<State, Action>[State]>(machine).flatMap((state) =>
    Object.values<{ by: readonly Actor[] } | undefined>(state),
  )
  return new Set(steps.flatMap((step) => step?.by ?? []))
}

/** What somebody with these roles may do now, in the order of the table. */
export function allowedActions<State extends string, Action extends string>(
  machine: Machine<State, Action>,
  state: State | 'none',
  ...actors: readonly Actor[]
): Action[] {
  return (Object.keys(machine[state]) as Action[]).filter((action) =>
    actors.some((actor) => nextState(machine, state, action, actor) !== undefined),
  )
}

/** The state after actions that were taken, whoever took them. Throws on an order that the table does not know. */
export function stateAfter<State extends string, Action extends string>(
  machine: Machine<State, Action>,
  actions: readonly Action[],
): State | 'none' {
  return actions.reduce<State | 'none'>((state, action) => {
    const next = machine[state][action]?.to
    if (next === undefined) throw new Error(`"${action}" after "${state}"`)
    return next
  }, 'none')
}
