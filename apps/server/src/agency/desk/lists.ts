/**
 * The lists of tasks with the names of the people: what is asked for, whose lines were shown, and what is written of that look.
 * Names lie sealed: only those of the lines that are shown are opened.
 */
import { complaintChannelTitles, findsBy, problem } from '@yidi/contracts'
import type { DeskListQuery, DeskListSearch, DeskTaskMessage, Staff, StaffRole } from '@yidi/contracts'
import { NO_DAY, parseDay } from '@yidi/rules'
import { findPeopleShown, findPersonNoByIdNumber, findPersonNosByName } from '../../person/people/index.ts'
import { recordOfficeAudit } from '../../platform/audit/index.ts'
import { shanghaiDay } from '../../platform/clock/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { statesWaitingFor, taskKindsFor } from '../../platform/records/index.ts'
import type { DeskTask, RecordKinds } from '../../platform/records/index.ts'
import { readQueue } from './queue.ts'
import type { QueueFilter } from './queue.ts'

/** What a list is given beside: every sort of task that there is, and who has seen whom. */
export type ListDeps = RecordsDeps & {
  kinds: RecordKinds
  sorts: ReadonlyMap<string, { states: Readonly<Record<string, { title: string }>> }>
  seen: SeenPeople
}

/** Which people an account was shown today. */
type SeenPeople = Map<string, { day: string; people: Set<string> }>

export type Reader = Pick<Staff, 'pool' | 'staffName' | 'roles'>
type Asked = Omit<DeskListQuery & DeskListSearch, 'page'>

/** Roles to which the whole desk is shown; whoever has none of them is shown what he takes steps in. */
const seeingAll: readonly StaffRole[] = ['accepting', 'reviewing', 'audit', 'admin']

/** The sorts of tasks that a member of the staff sees; undefined: all. */
export function sortsSeenBy({ kinds }: Pick<ListDeps, 'kinds'>, { roles }: Pick<Staff, 'roles'>): string[] | undefined {
  return roles.some((role) => seeingAll.includes(role)) ? undefined : taskKindsFor(kinds, roles)
}

/** One line of a list. */
export const lineOf = ({ clock, sorts }: Pick<ListDeps, 'clock' | 'sorts'>, task: DeskTask): DeskTaskMessage => ({
  id: task.taskId,
  kind: task.kind,
  pool: task.pool,
  title: task.title,
  type: task.type,
  channel: task.channel,
  channelTitle: complaintChannelTitles[task.channel] ?? '',
  state: task.state,
  stateTitle: sorts.get(task.kind)?.states[task.state]?.title ?? task.state,
  openedAt: task.openedAt.toISOString(),
  dueDay: task.dueAt === null ? null : shanghaiDay(task.dueAt),
  overdue: task.status === 'open' && task.dueAt !== null && task.dueAt < clock.now(),
  assignee: task.assignee,
  open: task.status === 'open' || task.status === 'paused',
})

/** Some lines of the list as it was asked for, with their names; `total` counts the whole list. Audited by whoever shows them. */
export async function readLines(
  deps: ListDeps,
  reader: Reader,
  { find, sort, ...asked }: Asked,
  stretch: { from?: number; most: number },
): Promise<{ lines: DeskTaskMessage[]; total: number; people: string[] }> {
  const filter = {
    ...filterFor(deps, reader, asked),
    ...(find === undefined ? {} : await foundBy(deps, reader, find)),
  }
  const { tasks, total } = await readQueue(deps.database, filter, deps.clock.now(), { sort, ...stretch })
  const shown = await findPeopleShown(
    deps.database,
    tasks.map(({ personNo }) => personNo),
  )
  const lines = tasks.map((task) => {
    const person = shown.get(task.personNo)
    return { ...lineOf(deps, task), ...(person === undefined ? {} : { person }) }
  })
  return { lines, total, people: [...shown.keys()] }
}

/** What is asked for as the queue takes it: within what the reader sees. Throws `desk-day-not-valid`. */
export function filterFor(
  deps: Pick<ListDeps, 'kinds'>,
  reader: Reader,
  { assigned, waits, closed, ...asked }: Omit<Asked, 'find' | 'sort'>,
): QueueFilter {
  return {
    pool: reader.pool,
    ...asked,
    kinds: sortsSeenBy(deps, reader),
    ...(assigned === undefined ? {} : { assignee: assigned === 'mine' ? reader.staffName : null }),
    ...(waits === undefined ? {} : { waiting: statesWaitingFor(deps.kinds, waits) }),
    ...(closed === undefined ? {} : { closedFrom: momentOf(closed) }),
  } as QueueFilter
}

/** The first moment of a day in Asia/Shanghai. */
function momentOf(day: string): Date {
  if (parseDay(day) === NO_DAY) throw problem('desk-day-not-valid', { day })
  return new Date(`${day}T00:00:00+08:00`)
}

/** What a text finds. A look for a person is audited: not what was typed, but whom it led to. */
async function foundBy(
  { database, clock, release }: ListDeps,
  { pool, staffName }: Reader,
  text: string,
): Promise<Pick<QueueFilter, 'number' | 'people'>> {
  const by = findsBy(text)
  if (by === 'number') return { number: text }
  const plain = text.normalize('NFKC').trim()
  const pools = pool === null ? [...release.filing.laws.keys()] : [pool]
  const people =
    by === 'id-number'
      ? [await findPersonNoByIdNumber(database, plain)].filter((one) => one !== undefined)
      : (await Promise.all(pools.map((one) => findPersonNosByName(database, one, text.trim())))).flat()
  const entry = {
    actorKind: 'staff',
    actor: staffName,
    action: 'desk.list-search',
    subjectId: people[0] ?? 'nobody',
    detail: { by, people },
  }
  await recordOfficeAudit(database, entry, clock.now())
  return { people }
}

/**
 * Writes down whom a page of a list showed by name. A page that lies open asks again and again: each person is written once for an
 * account and a day, by each server; a server that begins anew may write somebody twice, and leaves nobody out.
 */
export async function noteSeen({ database, clock, seen }: ListDeps, reader: Reader, people: string[]): Promise<void> {
  const day = clock.today()
  const known = seen.get(reader.staffName)
  const before = known?.day === day ? known.people : new Set<string>()
  const added = people.filter((personNo) => !before.has(personNo))
  if (added.length === 0) return
  const entry = { actorKind: 'staff', actor: reader.staffName, action: 'desk.list-read', subjectId: added[0]! }
  await recordOfficeAudit(database, { ...entry, detail: { people: added } }, clock.now())
  seen.set(reader.staffName, { day, people: new Set([...before, ...added]) })
}
