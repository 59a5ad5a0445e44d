import type { NoticeKind } from './notice.ts'
import type { RecordKinds, TaskKind } from './kind.ts'

/** Every sort of task that the kinds bring to the desk, by name. */
export function taskKindsOf(kinds: RecordKinds): ReadonlyMap<string, TaskKind> {
  return new Map(kinds.flatMap((kind) => [[kind.name, kind], ...Object.entries(kind.further ?? {})] as const))
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
