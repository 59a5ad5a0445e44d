/** Reads the short values of a case into those of the facts; what cannot be read is said, with where it stands and what to write. */
import { isTexts, isTree, unknownKeys } from '../cases/list.ts'
import type { Tree } from '../cases/list.ts'
import { NO_DAY, formatDay, parseDay } from '../days.ts'
import { parseYuan } from '../money.ts'

/** Minutes of a day before a day number's first. */
const DAY_MINUTES = 1440

/** One mapping of a case, and the list of what is wrong in the whole of it. */
export class CaseReader {
  readonly problems: string[]
  private readonly tree: Tree
  private readonly where: string

  constructor(tree: Tree, where: string, known: readonly string[], problems: string[] = []) {
    this.tree = tree
    this.where = where
    this.problems = problems
    problems.push(...unknownKeys(tree, known).map((message) => `${where}${message}`))
  }

  private wrong<T>(key: string, what: string, instead: T): T {
    this.problems.push(`${this.where}${key} 应当是${what}，写的是 ${JSON.stringify(this.tree[key])}`)
    return instead
  }

  has(key: string): boolean {
    return this.tree[key] !== undefined && this.tree[key] !== null
  }

  text(key: string, otherwise = ''): string {
    const value = this.tree[key] ?? otherwise
    return typeof value === 'string' ? value : this.wrong(key, '文字', otherwise)
  }

  texts(key: string): readonly string[] {
    const value = this.tree[key] ?? []
    if (typeof value === 'string') return [value]
    return isTexts(value) ? value : this.wrong(key, '文字的列表', [])
  }

  /** One of some words, the first where nothing is written. */
  word<T extends string>(key: string, known: readonly [T, ...T[]] | readonly T[]): T {
    const value = this.tree[key] ?? known[0]
    return known.find((word) => word === value) ?? this.wrong(key, known.join('、'), known[0]!)
  }

  flag(key: string, otherwise = false): boolean {
    const value = this.tree[key] ?? otherwise
    return typeof value === 'boolean' ? value : this.wrong(key, ' true 或 false', otherwise)
  }

  count(key: string, otherwise: number): number {
    const value = this.tree[key] ?? otherwise
    return typeof value === 'number' && value >= 0 ? value : this.wrong(key, '数', otherwise)
  }

  fen(key: string, otherwise = 0): number {
    if (!this.has(key)) return otherwise
    const fen = parseYuan(this.tree[key])
    return Number.isNaN(fen) ? this.wrong(key, "带引号、两位小数的元，例如 '12.50'", otherwise) : fen
  }

  day(key: string, otherwise: number): number {
    if (!this.has(key)) return otherwise
    const day = parseDay(this.tree[key])
    return day === NO_DAY ? this.wrong(key, "日期，例如 '2024-03-01'", otherwise) : day
  }

  /** A clock time on a day, as a minute. */
  minute(key: string, day: number, otherwise: string): number {
    const text = this.text(key, otherwise)
    const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text)
    if (!match) return this.wrong(key, "时刻，例如 '09:30'", day * DAY_MINUTES)
    return day * DAY_MINUTES + Number(match[1]) * 60 + Number(match[2])
  }

  /** The mappings of a list, each with its own reader. */
  each<T>(key: string, known: readonly string[], read: (reader: CaseReader, index: number) => T): T[] {
    const value = this.tree[key] ?? []
    if (!Array.isArray(value)) return this.wrong(key, '列表', [])
    return (value as unknown[]).map((item, index) => {
      const where = `${this.where}${key} 第 ${String(index + 1)} 项 `
      if (!isTree(item)) this.problems.push(`${where}应当是一组键和值`)
      return read(new CaseReader(isTree(item) ? item : {}, where, known, this.problems), index)
    })
  }

  /** A mapping under a key, empty where there is none. */
  inner<T>(key: string, known: readonly string[], read: (reader: CaseReader) => T): T {
    const value = this.tree[key] ?? {}
    if (!isTree(value)) this.problems.push(`${this.where}${key} 应当是一组键和值`)
    return read(new CaseReader(isTree(value) ? value : {}, `${this.where}${key} `, known, this.problems))
  }
}

/** The month of a day. */
export const monthOfDay = (day: number): string => formatDay(day).slice(0, 7)
