/**
 * A draft of the law: the files of a release with others in their place, and single figures that are to have another value from a day
 * on. A figure is written where it stands, as a further version of its parameter; the text around it stays as it is, so that what a
 * check says of a line is said of that line. Pure: nothing of the release is changed.
 */
import { LineCounter, isAlias, isMap, isSeq, parseDocument, stringify, visit } from 'yaml'
import type { Node, YAMLMap, YAMLSeq } from 'yaml'
import { NO_DAY, parseDay } from '../days.ts'
import type { Basis } from '../quote/types.ts'
import type { At } from './faults.ts'
import type { Figure } from './figure.ts'
import type { Parameter } from './parameter.ts'
import type { Release } from './release.ts'

/** A figure of a pool that is to have another value. */
export interface DraftChange {
  /** Its name, as the table of the law has it. */
  figure: string
  /** As it is typed in the file: 82, 800, none, open. */
  value: string
  /** First day of the value, `YYYY-MM-DD`. */
  from: string
}

/** A line that a change has written. */
interface WrittenLine {
  file: string
  line: number
  text: string
}

/** A change that cannot be written, by its number in the list. */
export interface DraftProblem {
  change: number
  path: 'figure' | 'from' | 'value'
  text: string
}

/** What one parameter gets from one day on. */
interface NewVersion {
  from: string
  source: Basis
  cells: { words: string[]; value: string }[]
}

/**
 * Writes changes of a pool's figures into files of the law (those of `release` with whatever a draft has put in their place). What a
 * parent's file states is written there, and then holds for every pool that inherits it.
 */
export function writeChanges(
  release: Release,
  pool: string,
  files: ReadonlyMap<string, string>,
  changes: readonly DraftChange[],
): { files: Map<string, string>; written: WrittenLine[]; problems: DraftProblem[] } {
  const problems: DraftProblem[] = []
  const byFile = new Map<string, Map<string, { at: At; versions: NewVersion[] }>>()
  for (const [index, change] of changes.entries()) {
    const place = findCell(release, pool, change.figure)
    if (place === undefined) {
      problems.push({ change: index, path: 'figure', text: `没有可以单独改的数字“${change.figure.slice(0, 80)}”` })
      continue
    }
    if (parseDay(change.from) === NO_DAY) {
      problems.push({ change: index, path: 'from', text: `“${change.from.slice(0, 20)}”不是一个日期` })
      continue
    }
    addCell(byFile, place, change)
  }
  const drafted = new Map(files)
  const written: WrittenLine[] = []
  for (const [file, parameters] of byFile) {
    const done = insertVersions(file, drafted.get(file) ?? '', [...parameters.values()])
    drafted.set(file, done.text)
    written.push(...done.written)
  }
  return { files: drafted, written, problems }
}

interface Cell {
  parameter: Parameter
  figure: Figure
  words: string[]
}

/** The cell of a figure; undefined where there is none of this name, or none that stands by itself. */
function findCell(release: Release, pool: string, name: string): Cell | undefined {
  for (const parameter of release.pools.get(pool)?.pool.parameters ?? []) {
    const cells = parameter.versions.at(-1)?.cells ?? []
    const index = cells.findIndex((figure) => figure?.name === name)
    const figure = cells[index]
    if (figure === undefined || figure.derived) continue
    if (parameter.axes.length > 0 && name === parameter.name) return undefined
    return { parameter, figure, words: wordsOf(parameter, index) }
  }
  return undefined
}

/** The words of a cell, in the order of the keys: the last key runs fastest. */
function wordsOf({ axes }: Parameter, index: number): string[] {
  let rest = index
  return axes.toReversed().reduce<string[]>((words, { labels }) => {
    const word = labels[rest % labels.length]!
    rest = Math.floor(rest / labels.length)
    return [word, ...words]
  }, [])
}

function addCell(
  byFile: Map<string, Map<string, { at: At; versions: NewVersion[] }>>,
  { parameter: { at }, figure: { source }, words }: Cell,
  { value, from }: DraftChange,
): void {
  const parameters = byFile.get(at.file) ?? new Map<string, { at: At; versions: NewVersion[] }>()
  byFile.set(at.file, parameters)
  const key = `${at.line}:${at.column}`
  const parameter = parameters.get(key) ?? { at, versions: [] }
  parameters.set(key, parameter)
  const known = parameter.versions.find((version) => version.from === from)
  if (known) known.cells.push({ words, value })
  else parameter.versions.push({ from, source, cells: [{ words, value }] })
}

/** A piece of text that goes in at a place. */
interface Insertion {
  offset: number
  text: string
}

/** Puts versions into the text of a file; a parameter that is no longer where it stood is left to the check to tell. */
function insertVersions(
  file: string,
  text: string,
  parameters: readonly { at: At; versions: readonly NewVersion[] }[],
): { text: string; written: WrittenLine[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, version: '1.2' })
  const lists = new Map<string, YAMLSeq>()
  visit(document, {
    Map: (_key, node) => {
      const values = node.get('values', true) as Node | undefined
      const list = isAlias(values) ? values.resolve(document) : values
      const { line, col } = lines.linePos(node.range?.[0] ?? 0)
      if (isSeq(list)) lists.set(`${line}:${col}`, list)
    },
  })
  const insertions = parameters.flatMap(({ at, versions }) => {
    const list = lists.get(`${at.line}:${at.column}`)
    const inOrder = [...versions].sort((a, b) => (a.from < b.from ? -1 : 1))
    return list === undefined ? [] : inOrder.map((version) => insertionOf(text, lines, list, version))
  })
  return inserted(file, text, insertions)
}

/** Before the first version that begins later, else after the last. */
function insertionOf(text: string, lines: LineCounter, list: YAMLSeq, version: NewVersion): Insertion {
  const yaml = versionText(version)
  const items = list.items as YAMLMap[]
  const later = items.findIndex((item) => isMap(item) && String(item.get('from')) > version.from)
  const before = later < 0 ? items.at(-1) : items[later - 1]
  const flow = list.flow === true
  if (before?.range) {
    const end = text.slice(0, before.range[1]).trimEnd().length
    const column = lines.linePos(list.range![0]).col - 1
    return { offset: end, text: flow ? `, ${yaml}` : `\n${' '.repeat(column)}- ${yaml}` }
  }
  // It begins before all others: the check says what is wrong with that, if anything.
  const start = flow ? list.range![0] + 1 : list.range![0]
  const column = lines.linePos(start).col - 1
  return { offset: start, text: flow ? `${yaml}, ` : `- ${yaml}\n${' '.repeat(column)}` }
}

/** One line of YAML; a draft is provisional whatever the document that it will stand on. */
function versionText({ from, source, cells }: NewVersion): string {
  const only = cells.at(-1)
  const value = (text: string): string | number => (/^\d+(?:\.\d+)?$/.test(text.trim()) ? Number(text) : text.trim())
  const table = {}
  for (const cell of cells) put(table, cell.words, value(cell.value))
  const figures = only?.words.length === 0 ? { value: value(only.value) } : { table }
  const { document, article } = source
  const version = { from, source: { document, article }, status: 'provisional', note: '草案', ...figures }
  return stringify(version, { collectionStyle: 'flow', lineWidth: 0 }).trim()
}

function put(table: Record<string, unknown>, words: readonly string[], value: string | number): void {
  const [word, ...below] = words
  if (word === undefined) return
  if (below.length === 0) table[word] = value
  else put((table[word] ??= {}) as Record<string, unknown>, below, value)
}

function inserted(
  file: string,
  text: string,
  insertions: readonly Insertion[],
): { text: string; written: WrittenLine[] } {
  let result = ''
  let done = 0
  const written: WrittenLine[] = []
  for (const one of [...insertions].sort((a, b) => a.offset - b.offset)) {
    result += text.slice(done, one.offset)
    const line = result.split('\n').length + (one.text.startsWith('\n') ? 1 : 0)
    written.push({ file, line, text: one.text.replace(/^[\s,]+|[\s,]+$/g, '') })
    result += one.text
    done = one.offset
  }
  return { text: result + text.slice(done), written }
}
