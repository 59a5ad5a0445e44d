/**
 * A pool's law on a day as one table: every figure, row and rule in force, by chapters, each with its value in words, its article,
 * its status and the place in the files. What two such tables differ in. For the desk's room of the law and the lists taken along.
 */
import type { ClaimRuleName } from '../claims/figures.ts'
import { claimRuleText } from '../claims/words.ts'
import type { ContributionRuleName } from '../contributions/figures.ts'
import { contributionRuleText } from '../contributions/words.ts'
import { formatDay } from '../days.ts'
import type { CompiledPool } from '../engine/segment.ts'
import type { FigureName } from '../filing/figures.ts'
import { filingFigureText } from '../filing/words.ts'
import { effectText } from './away-words.ts'
import { NO_LIMIT, UNITS, figureText } from './figure.ts'
import type { Figure } from './figure.ts'
import { gridOn } from './grid.ts'
import { labelOf } from './labels.ts'
import { LAW_CHAPTERS, type LawChapter, type LawLine } from './law-line.ts'
import type { Parameter } from './parameter.ts'
import type { PoolPolicy } from './pool.ts'
import type { Release } from './release.ts'
import { ruleOn } from './rule-file.ts'
import type { DatedRule, DatedRules } from './rule-file.ts'
import { settingsOn } from './settings.ts'
import { statedText, statedValue } from './stated.ts'
import { awayRowsOn, toldFigures } from './view.ts'

/** Rules that say how long or until when; they stand in a chapter of their own, whichever matter they belong to. */
const TERMS: ReadonlySet<FigureName | ClaimRuleName | ContributionRuleName> = new Set([
  'takesEffect',
  'longTerm.minimumStay',
  'longTerm.changeAfter',
  'longTerm.validity',
  'temporary.validity',
  'referral.validity',
  'supplementary.until',
  'supplementary.days',
  'supplementary.start',
  'emergency.days',
  'limits.promise',
  'limits.statutoryWorkingDays',
  'limits.resultWorkingDays',
  'medicineAbroad.months',
  'window.months',
  'window.countedFrom',
  'benefits.monthsAfter',
  'interruption.lateMonths',
  'interruption.unpaidMonths',
  'interruption.paidMonths',
] as const)

/** Sections of contributions.yaml that are about the personal account. */
const ACCOUNT = /^(?:account|yearEnd|interest)\./

/**
 * Everything that the law of a pool says on a day (a day number), by chapters, in the order of the files: the same release, the same
 * figures and the same words as the engine settles and explains with.
 */
export function lawOn(release: Release, compiled: CompiledPool, day: number): LawLine[] {
  const { pool } = compiled
  const { filing, claims } = release
  const lines = [
    ...parametersOn(pool, day),
    ...rowsOn(compiled, day),
    ...rulesOn('filing', filing.laws.get(pool.code)?.figures, day, (rule) => filingFigureText(rule, filing)),
    ...rulesOn('claims', claims.laws.get(pool.code)?.rules, day, (rule) => claimRuleText(rule, filing.materials)),
    ...rulesOn('contribution', pool.contributions.rules, day, contributionRuleText),
    ...wagesUntil(pool, day),
    ...settingsOn(release, pool, day),
    ...referenceOn(release, day),
  ]
  const order = Object.keys(LAW_CHAPTERS)
  const inOrder = lines.map((line, index) => [line, order.indexOf(line.chapter), index] as const)
  return inOrder.sort((a, b) => a[1] - b[1] || a[2] - b[2]).map(([line]) => line)
}

function parametersOn(pool: PoolPolicy, day: number): LawLine[] {
  if (day < pool.firstDay) return []
  const away = new Set(
    pool.away.flatMap(({ rows, extras }) =>
      [...rows, ...extras].flatMap(({ effect }) => [effect.prepay, effect.pointsOff, effect.times]),
    ),
  )
  const seen = new Map<string, LawLine>()
  for (const parameter of pool.parameters)
    for (const figure of toldFigures(pool, parameter, day) ?? [])
      if (figure && !seen.has(figure.name))
        seen.set(figure.name, {
          ...lineOf(parameter, figure, away.has(parameter) ? 'away' : 'benefit'),
          title: titleOf(figure),
          ...writtenOf(parameter, figure),
        })
  return [...seen.values()]
}

/** Both insurances may call a figure the same; then it says whose it is. */
function titleOf({ name, title }: Figure): string {
  const insurance = /^(employee|resident)\./.exec(name)?.[1]
  return insurance === undefined || /职工|居民/.test(title) ? title : `${labelOf('insurance', insurance)}：${title}`
}

function lineOf(parameter: Parameter, figure: Figure, chapter: LawChapter): LawLine {
  const { name, title, status, source, note, at } = figure
  const value = figure.status === 'open' ? figureText(figure) : statedText(parameter, figure)
  const { file, line } = at
  const also = note === undefined ? {} : { note }
  return { name, chapter, title, value, status, from: formatDay(figure.from), source, at: { file, line }, ...also }
}

/** How a figure is typed; a cell that follows another, and a table that is open as a whole, cannot be changed alone. */
function writtenOf(parameter: Parameter, figure: Figure): Pick<LawLine, 'written'> {
  const isCell = parameter.axes.length === 0 || figure.name !== parameter.name
  if (!isCell || figure.derived) return {}
  const ofPerson = parameter.states === 'person' && parameter.unit === 'percent'
  const value = (): string => {
    if (figure.status === 'open') return 'open'
    if (figure.value === NO_LIMIT) return 'none'
    return String(statedValue(parameter, figure) / 10 ** UNITS[parameter.unit])
  }
  return { written: { value: value(), label: parameter.quantity.label, ofPerson } }
}

/** The rows of the away-from-home table, from top to bottom: the first that fits decides. */
function rowsOn(compiled: CompiledPool, day: number): LawLine[] {
  const version = compiled.pool.away.findLast((one) => one.from <= day && day <= one.to)
  if (version === undefined) return []
  return [...awayRowsOn(compiled, day), ...version.extras].map((row) => ({
    name: `away.${row.name}`,
    chapter: 'away',
    title: row.title,
    value: effectText(row, day),
    status: row.effect.open === true ? 'open' : row.status,
    from: formatDay(version.from),
    source: row.source,
    at: { file: row.at.file, line: row.at.line },
  }))
}

function rulesOn<N extends FigureName | ClaimRuleName | ContributionRuleName>(
  matter: 'filing' | 'claims' | 'contribution',
  rules: DatedRules<N> = new Map<N, readonly DatedRule<N>[]>(),
  day: number,
  textOf: (rule: DatedRule<N>) => string,
): LawLine[] {
  return [...rules.keys()].flatMap((name): LawLine[] => {
    const rule = ruleOn(rules, name, day)
    if (rule === undefined) return []
    const { title, status, source, at, others = [] } = rule
    const own = matter === 'contribution' && ACCOUNT.test(name) ? 'account' : matter
    const said = others.map(({ says }) => says).join('；')
    return [
      {
        ...{ name: `${matter}.${name}`, chapter: TERMS.has(name) ? 'term' : own, title, value: textOf(rule), status },
        ...{ from: formatDay(rule.from), source, at: { file: at.file, line: at.line } },
        ...(said === '' ? {} : { note: `另有文字说：${said}` }),
      },
    ]
  })
}

/** The average wage of each year that has begun by a day. */
function wagesUntil(pool: PoolPolicy, day: number): LawLine[] {
  const { averageWage } = pool.contributions
  return (averageWage?.versions ?? []).flatMap(({ from, cells: [figure] }): LawLine[] => {
    if (averageWage === undefined || figure === undefined || from > day) return []
    const year = formatDay(from).slice(0, 4)
    const line = lineOf(averageWage, figure, 'contribution')
    return [{ ...line, name: `${line.name}.${year}`, title: `${line.title}（${year}年）` }]
  })
}

function referenceOn({ reference }: Release, day: number): LawLine[] {
  return [...reference.values()].flatMap((parameter) =>
    (gridOn(parameter, day)?.figures ?? []).flatMap((figure) =>
      figure === undefined ? [] : [{ ...lineOf(parameter, figure, 'reference'), name: `reference.${figure.name}` }],
    ),
  )
}

/** One line of two tables beside each other. */
interface LawPair {
  name: string
  chapter: LawChapter
  title: string
  before?: LawLine
  after?: LawLine
  /** `value`: another value or status, or there in one alone; `source`: the same by another article; undefined: the same. */
  differs?: 'value' | 'source'
}

/** Two tables line by line, by the names of the figures: those of the first in their order, then what only the second has. */
export function compareLaw(before: readonly LawLine[], after: readonly LawLine[]): LawPair[] {
  const old = new Map(before.map((line) => [line.name, line]))
  const now = new Map(after.map((line) => [line.name, line]))
  const order = Object.keys(LAW_CHAPTERS)
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((name): LawPair => {
      const a = old.get(name)
      const b = now.get(name)
      const { chapter, title } = (a ?? b)!
      const differs = differenceOf(a, b)
      return {
        ...{ name, chapter, title },
        ...(a === undefined ? {} : { before: a }),
        ...(b === undefined ? {} : { after: b }),
        ...(differs === undefined ? {} : { differs }),
      }
    })
    .sort((a, b) => order.indexOf(a.chapter) - order.indexOf(b.chapter))
}

function differenceOf(a: LawLine | undefined, b: LawLine | undefined): LawPair['differs'] {
  if (a === undefined || b === undefined || a.value !== b.value || a.status !== b.status) return 'value'
  const same = a.source?.document === b.source?.document && a.source?.article === b.source?.article
  return same ? undefined : 'source'
}
