/**
 * Figures that jump: dated ones that differ from the one in force before them by more than half of that. The law may mean it;
 * oftener a point, a unit or the other party's share was written. A jump is told and nothing is refused for it.
 */
import { formatDay } from '../days.ts'
import { contributionRuleText } from '../contributions/words.ts'
import { filingFigureText } from '../filing/words.ts'
import type { AwayVersion } from './away.ts'
import type { At } from './faults.ts'
import { NO_LIMIT } from './figure.ts'
import type { Figure } from './figure.ts'
import type { Parameter } from './parameter.ts'
import type { PoolPolicy } from './pool.ts'
import type { Release } from './release.ts'
import type { DatedRule, DatedRules } from './rule-file.ts'
import { statedText, statedValue } from './stated.ts'
import { toldFigures } from './view.ts'

/** A figure as its file states it. */
interface Stated {
  title: string
  /** As people read it. */
  text: string
  /** As a number, in whatever the unit is stored in. */
  value: number
  /** First day in force, a day number. */
  from: number
  at: At
}

interface Change {
  before: Stated
  after: Stated
}

interface Jump extends Change {
  /** Further cells that the same entry fills and that jump as well. */
  more: number
}

/** Every jump of a release, each entry of a file once, whichever pools inherit it. */
export function jumpsIn({ pools, reference, filing }: Release): Jump[] {
  const policies = [...pools.values()].map(({ pool }) => pool)
  const changes = [
    ...policies.flatMap(changesOfPool),
    ...[...reference.values()].flatMap((parameter) => changesOf(parameter, cellsOf)),
    ...[...filing.laws.values()].flatMap(({ figures }) =>
      changesOfRules(figures, (figure) => filingFigureText(figure, filing)),
    ),
    ...policies.flatMap(({ contributions }) => changesOfRules(contributions.rules, contributionRuleText)),
  ]
  const jumps = new Map<string, Jump>()
  const cells = new Set<string>()
  for (const change of changes.filter(isJump)) {
    const { at, title } = change.after
    const entry = `${at.file}:${at.line}:${at.column}`
    const cell = `${entry} ${title}`
    if (cells.has(cell)) continue
    cells.add(cell)
    const known = jumps.get(entry)
    if (known) known.more += 1
    else jumps.set(entry, { ...change, more: 0 })
  }
  return [...jumps.values()]
}

/** A limit that comes or goes is no larger or smaller one: `none` measures against nothing. */
function isJump({ before, after }: Change): boolean {
  if (before.value === NO_LIMIT || after.value === NO_LIMIT) return false
  return 2 * Math.abs(after.value - before.value) > before.value
}

type Cells = (parameter: Parameter, version: Parameter['versions'][number]) => readonly (Figure | undefined)[]

const cellsOf: Cells = (_parameter, { cells }) => cells

function changesOfPool(pool: PoolPolicy): Change[] {
  const { averageWage } = pool.contributions
  const told: Cells = (parameter, version) => toldFigures(pool, parameter, version.from) ?? []
  const parameters = averageWage ? [...pool.parameters, averageWage] : pool.parameters
  return [
    ...parameters.flatMap((parameter) => changesOf(parameter, told)),
    ...pairs(pool.away).flatMap(([before, after]) => changesOfRows(before, after)),
  ]
}

/** What each version of a parameter states anew; a cell that goes on, or follows another, is not told again. */
function changesOf(parameter: Parameter, cells: Cells): Change[] {
  return pairs(parameter.versions).flatMap(([before, after]) => {
    const earlier = cells(parameter, before)
    return cells(parameter, after).flatMap((figure, cell) =>
      figure?.from === after.from ? changeOf([parameter, earlier[cell]], [parameter, figure]) : [],
    )
  })
}

/** A row of the same name in two versions of the away-from-home table, where each says a figure of its own. */
function changesOfRows(before: AwayVersion, after: AwayVersion): Change[] {
  return after.rows.flatMap((row) => {
    const same = before.rows.find(({ name }) => name === row.name)
    return (['prepay', 'pointsOff', 'times'] as const).flatMap((key) => {
      const [earlier, later] = [same?.effect[key], row.effect[key]]
      if (!earlier || !later || earlier === later || earlier.axes.length + later.axes.length > 0) return []
      return changeOf([earlier, earlier.versions.at(-1)?.cells[0]], [later, later.versions[0]?.cells[0]])
    })
  })
}

type Cell = [parameter: Parameter, figure: Figure | undefined]

/** A change of two figures that are both known: what was open before is measured against nothing. */
function changeOf(before: Cell, after: Cell): Change[] {
  const [earlier, later] = [before, after].map(([parameter, figure]) => figure && statedIn(parameter, figure))
  return earlier && later ? [{ before: earlier, after: later }] : []
}

function statedIn(parameter: Parameter, figure: Figure): Stated | undefined {
  if (figure.status === 'open') return undefined
  const { title, from, at } = figure
  return { title, text: statedText(parameter, figure), value: statedValue(parameter, figure), from, at }
}

/** A dated rule that is a number, and another one from a later day on. */
function changesOfRules<N extends string>(rules: DatedRules<N>, textOf: (rule: DatedRule<N>) => string): Change[] {
  return [...rules.values()].flatMap((dated) =>
    pairs(dated).flatMap(([before, after]) => {
      const [earlier, later] = [before, after].map((figure) => {
        const { title, from, at, value } = figure
        return typeof value === 'number' ? { title, from, at, value, text: textOf(figure) } : undefined
      })
      return earlier && later ? [{ before: earlier, after: later }] : []
    }),
  )
}

const pairs = <T>(list: readonly T[]): [T, T][] => list.slice(1).map((later, index) => [list[index]!, later])

/** One jump as a line for the terminal: `file:line:column 说明 怎么办`. */
export function formatJump({ before, after, more }: Jump): string {
  const { file, line, column } = after.at
  const also = more === 0 ? '' : `（同样的还有 ${more} 格）`
  return `${file}:${line}:${column} 提醒：“${after.title}”从 ${formatDay(after.from)} 起是${after.text}，而此前（${formatDay(before.from)} 起）是${before.text}，相差超过一半${also}。怎么办：核对小数点、单位，以及写的是基金的还是个人的比例；文件确实这样规定的，不用改`
}
