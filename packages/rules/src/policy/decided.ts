/** The proof that a parameter decides, from the pool's first day on, every situation that can be, and within its range. */
import { FOREVER, formatDay } from '../days.ts'
import type { Use } from '../engine/spec.ts'
import { UNITS, figureText } from './figure.ts'
import type { Figure } from './figure.ts'
import { gridOn } from './grid.ts'
import { WORDS, canBe } from './keys.ts'
import type { Possible } from './keys.ts'
import { labelOf } from './labels.ts'
import type { Parameter, Version } from './parameter.ts'
import { blamed, isOwn } from './scope.ts'
import type { PolicyScope } from './scope.ts'
import { statedValue } from './stated.ts'

/** How many combinations a fault spells out; one slip often leaves a whole row of them. */
const SPELT_OUT = 3
const SECOND_TIER = WORDS.tier.indexOf('tier-2')

/** Checks every parameter that was read without a fault, in each context that uses it. */
export function checkUses(scope: PolicyScope, uses: readonly Use[], firstDay: number): void {
  for (const { parameter, possible } of uses) if (parameter.sound) checkDecided(scope, parameter, firstDay, possible)
  const byPlace = new Map<string, Use[]>()
  for (const use of uses) {
    const { at } = use.parameter
    const place = `${at.file}:${at.line}:${at.column}`
    byPlace.set(place, [...(byPlace.get(place) ?? []), use])
  }
  for (const together of byPlace.values())
    if (together[0]!.parameter.sound && isOwn(scope, together[0]!.parameter.at)) checkAsked(scope, together)
}

/** Reports every possible situation, from a day on, that no version decides and nothing marks open. */
function checkDecided(
  scope: PolicyScope,
  parameter: Parameter,
  firstDay: number,
  possible: Possible | undefined,
): void {
  const first = parameter.versions[0]!
  const { at, note } = blamed(scope, parameter.at)
  const what = `参数“${parameter.title}”${note}`
  if (first.from > firstDay)
    scope.reader.fault(
      at,
      'gap',
      formatDay(first.from),
      `${what}从 ${formatDay(first.from)} 才有值，而统筹区从 ${formatDay(firstDay)} 起执行`,
      `补上 ${formatDay(firstDay)} 起的值；不知道就写 value: open`,
    )
  const last = parameter.versions.at(-1)!
  if (last.to !== FOREVER)
    scope.reader.fault(
      at,
      'gap',
      formatDay(last.to),
      `${what}在 ${formatDay(last.to)} 之后没有值`,
      '补上以后的值（不知道就写 value: open），或删去 to',
    )
  for (const version of parameter.versions) checkVersion(scope, parameter, version, possible)
}

function checkVersion(
  scope: PolicyScope,
  parameter: Parameter,
  version: Version,
  possible: Possible | undefined,
): void {
  const derived = gridOn(parameter, version.from)
  const missing: string[] = []
  for (const [cell, figure] of version.cells.entries()) {
    if (figure && !figure.derived) continue
    const words = wordsOfCell(parameter, cell)
    if (words.some(({ axis, word }) => !canBe(axis.key, word, possible))) continue
    if (figure) checkDerived(scope, parameter, figure, derived?.figures[cell])
    else missing.push(words.map(({ axis, word }) => labelOf(axis.key, axis.labels[word]!, scope.titles)).join('、'))
  }
  if (missing.length === 0) return
  const { at, note } = blamed(scope, parameter.at)
  const others = missing.slice(1, SPELT_OUT).map((one) => `“${one}”`)
  const more =
    missing.length > 1
      ? `（一共 ${missing.length} 格，还有${others.join('')}${missing.length > SPELT_OUT ? '等' : ''}）`
      : ''
  scope.reader.fault(
    at,
    'undecided',
    missing.slice(0, SPELT_OUT).join('；'),
    `参数“${parameter.title}”${note}没有规定“${missing[0]!}”，也没有标为待定${more}`,
    '补上这一格；法规没有写就写 open',
  )
}

/** Whether a cell of a table is asked in one of these contexts: a table of employees has no row for residents. */
export function isAsked(parameter: Parameter, cell: number, contexts: readonly (Possible | undefined)[]): boolean {
  const words = wordsOfCell(parameter, cell)
  return contexts.some((possible) => words.every(({ axis, word }) => canBe(axis.key, word, possible)))
}

function wordsOfCell({ axes }: Parameter, cell: number): { axis: Parameter['axes'][number]; word: number }[] {
  let rest = cell
  return axes
    .toReversed()
    .map((axis) => {
      const word = rest % axis.labels.length
      rest = (rest - word) / axis.labels.length
      return { axis, word }
    })
    .reverse()
}

/** A figure that follows from another cell: there must be one, and what comes out must lie in the range of the place. */
function checkDerived(scope: PolicyScope, parameter: Parameter, figure: Figure, result: Figure | undefined): void {
  const { cell, factorPpm } = figure.derived!
  const { unit } = parameter
  const base = cell.join(' / ')
  if (result === undefined)
    scope.reader.fault(
      figure.at,
      'undecided',
      base,
      `参数“${parameter.title}”：like 指向的“${base}”没有自己的值`,
      '让 like 指向一个写有数值的格',
    )
  else if (result.value < 0 || result.value > parameter.quantity.most * 10 ** UNITS[unit])
    scope.reader.fault(
      figure.at,
      'wrong-value',
      String(factorPpm / 1_000_000),
      `参数“${parameter.title}”：比照“${base}”折算出来是 ${figureText({ unit, status: result.status, value: statedValue(parameter, result) })}，超出了 0 到 ${parameter.quantity.most}`,
      '改正倍数，或写出这一格自己的数值',
    )
}

/** Words and keys of a table that not one of its uses can ever ask for: a tier of employees, a retired resident. */
function checkAsked(scope: PolicyScope, uses: readonly Use[]): void {
  const { parameter } = uses[0]!
  const asked = (key: Parameter['axes'][number]['key'], word: number): boolean =>
    uses.some(({ possible }) => canBe(key, word, possible))
  if (parameter.axes.some(({ key }) => key === 'tier') && !asked('tier', SECOND_TIER)) {
    scope.reader.fault(
      parameter.at,
      'never-applies',
      'tier',
      `参数“${parameter.title}”按缴费档次（tier）分，而职工医保没有缴费档次，永远问不到`,
      '从 by 和表里去掉 tier',
    )
    return
  }
  for (const { key, word, text, at } of parameter.namedWords)
    if (!asked(key, word))
      scope.reader.fault(
        at,
        'never-applies',
        text,
        `参数“${parameter.title}”：这里永远不会有“${labelOf(key, text, scope.titles)}”（${text}）`,
        '删去这一格，或把它移到用得上它的表里',
      )
}
