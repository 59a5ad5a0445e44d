/**
 * What the rows of an away-from-home table decide: every combination of the keys that their conditions name, as one look-up,
 * with the proof that each is decided once and no row is in vain.
 */
import type { SpecReader } from '../engine/spec.ts'
import type { Basis } from '../quote/types.ts'
import type { Effect } from './away-effect.ts'
import type { At } from './faults.ts'
import type { Status } from './figure.ts'
import { KEY_INDEX, WORDS, wordsOf } from './keys.ts'
import type { Key, Situation, WordKey } from './keys.ts'
import { labelOf } from './labels.ts'
import { blamed, isOwn } from './scope.ts'
import type { MapNode } from './yaml.ts'

export interface Row {
  name: string
  title: string
  when: ReadonlyMap<Key, ReadonlySet<number>>
  effect: Effect
  source: Basis
  status: Status
  at: At
}

/** The decision as one look-up: keys used, strides, and the row of each cell. */
export interface DecisionTable {
  keyIndex: Int32Array
  strides: Int32Array
  cells: Int16Array
}

/** Combinations that no case can have, so that no row need decide them. */
function impossible(words: ReadonlyMap<Key, number>, categories: ReadonlyMap<number, readonly number[]>): boolean {
  const is = (key: WordKey, word: string): boolean | undefined => {
    const value = words.get(key)
    return value === undefined ? undefined : (WORDS[key] as readonly string[])[value] === word
  }
  if (is('filing', 'none') === true && is('covers', 'yes') === true) return true
  const pharmacyKind = is('kind', 'pharmacy')
  const pharmacyLevel = is('level', 'pharmacy')
  if (pharmacyKind !== undefined && pharmacyLevel !== undefined && pharmacyKind !== pharmacyLevel) return true
  if (is('where', 'in-province') === true && is('city', 'big') === true) return true
  if (is('insurance', 'employee') === true && is('tier', 'tier-2') === true) return true
  const insurance = words.get('insurance')
  const category = words.get('category')
  if (insurance !== undefined && !categories.has(insurance)) return true
  if (category !== undefined) {
    const allowed = insurance === undefined ? [...categories.values()].flat() : (categories.get(insurance) ?? [])
    if (!allowed.includes(category)) return true
  }
  return false
}

/** The decision of every combination of words as one look-up; with `sound`, proved to be whole and without vain rows. */
export function decisionTable(
  spec: SpecReader,
  rows: readonly Row[],
  exactlyOne: boolean,
  categories: ReadonlyMap<number, readonly number[]>,
  at: MapNode,
  sound: boolean,
): DecisionTable {
  const keys = (Object.keys(KEY_INDEX) as Key[]).filter((key) => rows.some((row) => row.when.has(key)))
  const sizes = keys.map((key) => wordsOf(key as WordKey, spec.scope.words).length)
  const strides = new Int32Array(keys.length)
  let size = 1
  for (let index = keys.length - 1; index >= 0; index--) {
    strides[index] = size
    size *= sizes[index]!
  }
  const cells = new Int16Array(size).fill(-1)
  const used = new Set<number>()
  const report = new TableReport(spec, rows, at)
  const words = new Map<Key, number>()
  for (let cell = 0; cell < size; cell++) {
    keys.forEach((key, index) => words.set(key, Math.floor(cell / strides[index]!) % sizes[index]!))
    if (impossible(words, categories)) continue
    const fitting = fittingRows(rows, words, exactlyOne)
    cells[cell] = fitting[0] ?? -1
    for (const index of fitting) used.add(index)
    if (sound) report.cell(words, fitting)
  }
  if (sound) report.vain(used)
  return { keyIndex: Int32Array.from(keys, (key) => KEY_INDEX[key]), strides, cells }
}

/** Numbers of the rows whose conditions a combination meets: all of them, or the first alone. */
function fittingRows(rows: readonly Row[], words: ReadonlyMap<Key, number>, all: boolean): number[] {
  const fitting: number[] = []
  for (let index = 0; index < rows.length; index++) {
    let fits = true
    for (const [key, allowed] of rows[index]!.when) fits &&= allowed.has(words.get(key)!)
    if (!fits) continue
    fitting.push(index)
    if (!all) break
  }
  return fitting
}

/** How many combinations of one table are told; the others come to light when these are mended. */
const MOST_REPORTED = 3

/** Tells what a table does not decide, decides twice, or holds in vain. */
class TableReport {
  private readonly spec: SpecReader
  private readonly rows: readonly Row[]
  private readonly blame: ReturnType<typeof blamed>
  private told = 0

  constructor(spec: SpecReader, rows: readonly Row[], at: MapNode) {
    this.spec = spec
    this.rows = rows
    this.blame = blamed(spec.scope, at.at)
  }

  /** A combination that no row decides, or several do. */
  cell(words: ReadonlyMap<Key, number>, fitting: readonly number[]): void {
    if (fitting.length === 1 || this.told++ >= MOST_REPORTED) return
    const { rows, spec, blame } = this
    const sentence = this.sentence(words)
    if (fitting.length === 0)
      spec.reader.fault(
        blame.at,
        'undecided',
        sentence,
        `没有一行异地规则决定“${sentence}”，也没有标为待定${blame.note}`,
        '补一行规则；法规没有写就写 then: {open: yes}',
      )
    else
      spec.reader.fault(
        blame.at,
        'conflict',
        fitting.map((index) => rows[index]!.name).join('、'),
        `对“${sentence}”，异地规则 ${fitting.map((index) => `“${rows[index]!.title}”（第 ${rows[index]!.at.line} 行）`).join('和')}都适用而没有先后${blame.note}`,
        '收窄条件，或写 decide: first-that-fits 让先写的先用',
      )
  }

  /** Rows that decide nothing. A row that the province states may be of no use to one of its pools; a pool's own row may not. */
  vain(used: ReadonlySet<number>): void {
    const { reader, scope } = this.spec
    this.rows.forEach((row, index) => {
      if (used.has(index) || !isOwn(scope, row.at)) return
      reader.fault(
        row.at,
        'never-applies',
        row.name,
        `异地规则“${row.title}”永远用不上：前面的行已经决定了它的全部情形`,
        '删去它，或移到前面',
      )
    })
  }

  private sentence(words: ReadonlyMap<Key, number>): string {
    const { words: own, titles } = this.spec.scope
    return [...words].map(([key, word]) => labelOf(key, wordsOf(key as WordKey, own)[word]!, titles)).join('、')
  }
}

/** Number of the row that decides a situation; -1 only where the loader has reported a fault. */
export function rowOf(table: DecisionTable, situation: Situation): number {
  const { keyIndex, strides, cells } = table
  let cell = 0
  for (let index = 0; index < keyIndex.length; index++) cell += situation[keyIndex[index]!]! * strides[index]!
  return cells[cell]!
}

/** Whether an extra's condition fits a situation. */
export function fits(row: Row, situation: Situation): boolean {
  for (const [key, allowed] of row.when) if (!allowed.has(situation[KEY_INDEX[key]]!)) return false
  return true
}
