/** A pool's law on a day, figure by figure, and what changed between two days: for `yidi policy show` and `diff` and the pages. */
import { formatDay } from '../days.ts'
import type { CompiledPool } from '../engine/segment.ts'
import type { Basis } from '../quote/types.ts'
import { figureText } from './figure.ts'
import { gridOn } from './grid.ts'
import type { Figure } from './figure.ts'
import type { AwayVersion } from './away.ts'
import type { Row } from './decision-table.ts'
import { isAsked } from './decided.ts'
import type { Parameter } from './parameter.ts'
import type { PoolPolicy } from './pool.ts'
import type { Release } from './release.ts'
import { statedText } from './stated.ts'
import { claimRuleText } from '../claims/words.ts'
import { contributionRuleText } from '../contributions/words.ts'
import { filingFigureText } from '../filing/words.ts'
import { ruleOn } from './rule-file.ts'
import type { DatedRule, DatedRules } from './rule-file.ts'

interface FigureView {
  name: string
  title: string
  value: string
  /** How the file states it, where that is another number: the person's share, while `value` is the fund's. */
  stated?: string
  from: string
  status: Figure['status']
  source: Basis
}

/** Every figure in force on a day (a day number), in the order of the files; none before the pool's first day. */
export function figuresOn({ pool }: CompiledPool, day: number): FigureView[] {
  if (day < pool.firstDay) return []
  const seen = new Map<string, FigureView>()
  for (const parameter of pool.parameters)
    for (const figure of toldFigures(pool, parameter, day) ?? [])
      if (figure && !seen.has(figure.name)) seen.set(figure.name, { ...viewOf(figure), ...statedIn(parameter, figure) })
  return [...seen.values()]
}

/**
 * The figures of a parameter on a day as they may be told, cell by cell: undefined where nothing is decided, and where
 * nobody can ever ask (a resident in a table of employees, a pharmacy among stays) though `any` or `rest` filled the cell.
 */
export function toldFigures(pool: PoolPolicy, parameter: Parameter, day: number): (Figure | undefined)[] | undefined {
  const contexts = pool.contexts.get(parameter)
  return gridOn(parameter, day)?.figures.map((figure, cell) =>
    contexts === undefined || isAsked(parameter, cell, contexts) ? figure : undefined,
  )
}

/** Every rule of filing in force on a day, in words, in the order of the files; `needed.exceptPlaces` names its places. */
export function filingFiguresOn({ filing }: Release, pool: string, day: number): FigureView[] {
  return rulesOn(filing.laws.get(pool)?.figures, day, (rule) => filingFigureText(rule, filing))
}

/** Every rule of manual claims in force on a day, in words, in the order of the files. */
export function claimRulesOn({ claims, filing }: Release, pool: string, day: number): FigureView[] {
  return rulesOn(claims.laws.get(pool)?.rules, day, (rule) => claimRuleText(rule, filing.materials))
}

/** Every rule of contributions in force on a day, in words, in the order of the files; the average wages are asked for apart. */
export function contributionRulesOn({ pool }: CompiledPool, day: number): FigureView[] {
  return rulesOn(pool.contributions.rules, day, contributionRuleText)
}

function rulesOn<N extends string>(
  rules: DatedRules<N> = new Map<N, readonly DatedRule<N>[]>(),
  day: number,
  textOf: (rule: DatedRule<N>) => string,
): FigureView[] {
  return [...rules.keys()].flatMap((name) => {
    const rule = ruleOn(rules, name, day)
    if (rule === undefined) return []
    const { title, status, source } = rule
    return [{ name, title, value: textOf(rule), from: formatDay(rule.from), status, source }]
  })
}

/** Whose share the file states, where that is not the fund's. */
function statedIn(parameter: Parameter, figure: Figure): { stated?: string } {
  const isOther = parameter.states === 'person' && figure.status !== 'open'
  return isOther ? { stated: statedText(parameter, figure) } : {}
}

function viewOf(figure: Figure): FigureView {
  const { name, title, status, source } = figure
  return { name, title, value: figureText(figure), from: formatDay(figure.from), status, source }
}

/** The average wage of every year up to a day, oldest first: the base of a month is measured against the year before. */
export function averageWagesUntil({ pool }: CompiledPool, day: number): FigureView[] {
  const versions = pool.contributions.averageWage?.versions ?? []
  return versions
    .filter((version) => version.from <= day)
    .flatMap((version) => (version.cells[0] ? [viewOf(version.cells[0])] : []))
}

/** The away-from-home rows in force on a day, from top to bottom. */
export function awayRowsOn({ pool }: CompiledPool, day: number): readonly Row[] {
  const version: AwayVersion | undefined = pool.away.findLast((one) => one.from <= day && day <= one.to)
  return version?.rows ?? []
}

interface FigureChange {
  name: string
  title: string
  before: FigureView | undefined
  after: FigureView | undefined
}

/** What differs between two lists of figures: another value, status or source, or there only in one. */
export function changesBetween(before: readonly FigureView[], after: readonly FigureView[]): FigureChange[] {
  const old = new Map(before.map((figure) => [figure.name, figure]))
  const now = new Map(after.map((figure) => [figure.name, figure]))
  const same = (a: FigureView, b: FigureView): boolean =>
    a.value === b.value &&
    a.status === b.status &&
    a.source.document === b.source.document &&
    a.source.article === b.source.article
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) => {
    const a = old.get(name)
    const b = now.get(name)
    if (a && b && same(a, b)) return []
    return [{ name, title: (b ?? a)!.title, before: a, after: b }]
  })
}
