import { actorsOf } from '@yidi/contracts'
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
