/**
 * Reading an unknown JSON value field by field: whatever is not as it should be becomes a path and a Chinese sentence. Every
 * case that people hand in (a bill to quote, a calculation of contributions) is read with this.
 */
import { NO_DAY, parseDay } from './days.ts'
import { parseYuan } from './money.ts'
import { whyLeftOut } from './policy/left-out.ts'
import type { Release } from './policy/release.ts'
import type { CompiledPool } from './engine/segment.ts'

/** What is wrong with a case: where (`visit.from`; empty for the whole) and, in Chinese, what. */
export interface CaseError {
  path: string
  message: string
}

export type Fields = Record<string, unknown>

/** JSON nested deeper than the stack can be parsed but not written again; a message does without it. */
function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    return Array.isArray(value) ? '[…]' : '{…}'
  }
}

/** The value as it can be shown in a message. */
export function shown(value: unknown): string {
  if (value === undefined) return '没有填写'
  const text = typeof value === 'string' ? value : jsonText(value)
  return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`
}

/** Why a case's pool cannot be asked: not said, left out for a fault of its policy, or not known. */
function whyNot(release: Release, code: unknown): string {
  const leftOut = release.leftOut.get(code as string)
  if (leftOut) return whyLeftOut(leftOut)
  const known = [...release.pools.values()].map(({ pool }) => `${pool.code}（${pool.short}）`).join('、')
  return `${code === undefined ? '没有填写参保统筹区' : `不认识的参保统筹区${shown(code)}`}，可填：${known}`
}

/** Reads fields of a case; `errors` is undefined while everything is right. */
export class CaseFields {
  errors: CaseError[] | undefined = undefined

  error(path: string, message: string): -1 {
    ;(this.errors ??= []).push({ path, message })
    return -1
  }

  object(value: unknown, path: string, what: string): Fields | undefined {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields
    this.error(path, `${what}应当是一组字段，现在是${shown(value)}`)
    return undefined
  }

  /** The pool of a case; undefined, with an error, where it cannot be asked. */
  pool(value: unknown, release: Release): CompiledPool | undefined {
    const pool = release.pools.get(value as string)
    if (!pool) this.error('pool', whyNot(release, value))
    return pool
  }

  flag(value: unknown, otherwise: boolean, path: string, what: string): number {
    if (value === undefined) return otherwise ? 1 : 0
    if (value === true) return 1
    if (value === false) return 0
    return this.error(path, `${what}只能是 true 或 false，现在是${shown(value)}`)
  }

  /** An amount in fen; 0, with an error, where it is none. */
  money(value: unknown, required: boolean, path: string, what: string): number {
    if (value === undefined && !required) return 0
    const fen = parseYuan(value)
    if (fen >= 0) return fen
    this.error(
      path,
      `${what}${value === undefined ? '没有填写' : `不是正确的金额${shown(value)}`}；写成带引号的元，最多两位小数，0 到 90000000.00，例如 "12345.60"`,
    )
    return 0
  }

  /** A day number; NO_DAY, with an error, where it is no day. */
  day(value: unknown, path: string, what: string): number {
    const day = parseDay(value)
    if (day === NO_DAY)
      this.error(
        path,
        `${what}${value === undefined ? '没有填写' : `不是正确的日期${shown(value)}`}；写成 2026-03-01 这样的年-月-日`,
      )
    return day
  }
}
