/** The law of a pool on a day as the desk reads it, from the release that settles; beside it what its agency has set. */
import { agencyFigureNames, agencyFigures, problem } from '@yidi/contracts'
import type { PolicyCompareMessage, PolicyCompareQuery, PolicyTableMessage, Staff } from '@yidi/contracts'
import { LAW_CHAPTERS, NO_DAY, compareLaw, formatDay, lawOn, parseDay } from '@yidi/rules'
import type { CompiledPool, LawChapter, Release } from '@yidi/rules'
import { listFigures } from '../figures/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { refuseLeftOut } from '../../platform/policy/index.ts'

const chapters = (Object.keys(LAW_CHAPTERS) as LawChapter[]).map((chapter) => ({
  chapter,
  title: LAW_CHAPTERS[chapter],
}))

/** The pool of a code. Throws `pool-left-out` and `pool-not-found`. */
export function poolOf(release: Release, code: string): CompiledPool {
  const pool = release.pools.get(code)
  if (pool !== undefined) return pool
  refuseLeftOut(release, code)
  throw problem('pool-not-found', { pool: code.slice(0, 20) })
}

/** A day number. Throws `day-not-valid`. */
function dayOf(text: string): number {
  const day = parseDay(text)
  if (day === NO_DAY) throw problem('day-not-valid', { day: text.slice(0, 20) })
  return day
}

/** The table of a pool on a day, today where none is named. */
export async function showTable(
  deps: RecordsDeps,
  staff: Staff,
  code: string,
  on = deps.clock.today(),
): Promise<PolicyTableMessage> {
  const { release } = deps
  const compiled = poolOf(release, code)
  const day = dayOf(on)
  const { name, short, folder } = compiled.pool
  const agency = staff.pool === null || staff.pool === code ? await agencyOn(deps, code, formatDay(day)) : undefined
  const lines = lawOn(release, compiled, day)
  return {
    ...{ pool: code, name, short, on: formatDay(day), release: release.id, chapters, lines },
    folders: foldersOf(folder, lines),
    ...(agency === undefined ? {} : { agency }),
  }
}

/** The folders that the lines stand in, the pool's own first. */
function foldersOf(own: string, lines: PolicyTableMessage['lines']): string[] {
  const found = lines.flatMap(({ at }) => (at === undefined ? [] : [at.file.replace(/\/[^/]+$/, '')]))
  return [...new Set([own, ...found])]
}

async function agencyOn(
  { database }: RecordsDeps,
  code: string,
  day: string,
): Promise<NonNullable<PolicyTableMessage['agency']>> {
  const { entries } = await listFigures(database, code, { today: day, mayEnter: false })
  const now = new Map(entries.filter(({ state }) => state === 'now').map((entry) => [entry.name, entry]))
  return agencyFigureNames.map((name) => {
    const { title, unset } = agencyFigures[name]
    const entry = now.get(name)
    if (entry === undefined) return { name, title, unset }
    const { value, from, document, enteredBy, enteredAt } = entry
    return { name, title, unset, value, from, document, enteredBy, enteredAt }
  })
}

/** Two tables line by line: two days of a pool, or two pools. */
export function compareTables(
  { release, clock }: RecordsDeps,
  { pool, on = clock.today(), otherPool = pool, otherOn = on }: PolicyCompareQuery,
): PolicyCompareMessage {
  const sides = [
    [pool, on],
    [otherPool, otherOn],
  ] as const
  const [before, after] = sides.map(([code, text]) => {
    const compiled = poolOf(release, code)
    const day = dayOf(text)
    const side = { pool: code, short: compiled.pool.short, on: formatDay(day) }
    return { side, lines: lawOn(release, compiled, day) }
  })
  return {
    ...{ before: before!.side, after: after!.side, chapters },
    pairs: compareLaw(before!.lines, after!.lines),
  }
}
