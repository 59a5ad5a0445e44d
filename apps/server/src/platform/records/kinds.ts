import { actorsOf, allowedActions } from '@yidi/contracts'
import type { Actor } from '@yidi/contracts'
import type { NoticeKind } from './notice.ts'
import type { RecordKinds, TaskKind } from './kind.ts'

/** Every sort of task that the kinds bring to the desk, by name. */
export function taskKindsOf(kinds: RecordKinds): ReadonlyMap<string, TaskKind> {
  return new Map<string, TaskKind>(
    kinds.flatMap((kind) => [[kind.name, kind], ...Object.entries(kind.further ?? {})] as const),
  )
}

/** The sorts of tasks, by name, on which somebody with these roles takes a step. */
export function taskKindsFor(kinds: RecordKinds, roles: readonly Actor[]): string[] {
  const acts = (by: Iterable<Actor>) => [...by].some((actor) => roles.includes(actor))
  return kinds.flatMap(({ name, machine, further = {} }) => [
    ...(acts(actorsOf(machine)) ? [name] : []),
    ...Object.keys(further).filter((sort) => acts(further[sort]!.by)),
  ])
}

/** Steps that nobody waits for: they take something back, or answer what happens outside. */
const unawaited: readonly string[] = ['withdraw', 'cancel', 'end', 'bounce', 'recover', 'reopen']

/** The sorts and states of tasks that are open and wait for this role to take a step. */
export function statesWaitingFor(kinds: RecordKinds, role: Actor): { kind: string; state: string }[] {
  const isOpen = ({ waits }: TaskKind) => Object.keys(waits).filter((state) => waits[state] === 'open')
  return kinds.flatMap((kind) => [
    ...isOpen(kind)
      .filter((state) => allowedActions(kind.machine, state, role).some((action) => !unawaited.includes(action)))
      .map((state) => ({ kind: kind.name, state })),
    ...Object.entries(kind.further ?? {}).flatMap(([name, sort]) =>
      sort.by.includes(role) ? isOpen(sort).map((state) => ({ kind: name, state })) : [],
    ),
  ])
}

/** The kind of a notice, or undefined for one that none of these kinds writes. */
export function noticeKindOf(kinds: RecordKinds, name: string): NoticeKind<never> | undefined {
  return kinds.map(({ notices }) => notices[name]).find((found) => found !== undefined)
}

/** What the audit calls the steps of records, by the action that it keeps: `<kind>.<step>`. */
export function stepTitlesOf(kinds: RecordKinds): ReadonlyMap<string, string> {
  return new Map(
    kinds.flatMap(({ name, title, actions }) =>
      Object.entries(actions).map(([action, words]) => [`${name}.${action}`, `${title}：${words}`] as const),
    ),
  )
}
