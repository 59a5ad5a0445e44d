import { NO_DAY, parseDay, whyNoPool } from '@yidi/rules'
import type { CompiledPool, Release } from '@yidi/rules'
import { CommandFailure } from './output.ts'

/** The pool of a code, or a failure that lists the pools there are. */
export function poolOf(release: Release, code: string | undefined): CompiledPool {
  const pool = code === undefined ? undefined : release.pools.get(code)
  if (pool) return pool
  if (code !== undefined && release.leftOut.has(code)) throw new CommandFailure(`${whyNoPool(release, code)}。`)
  const known = [...release.pools.values()].map((one) => `${one.pool.code} ${one.pool.short}`).join('、')
  throw new CommandFailure(`${code === undefined ? '请写出统筹区代码' : `没有统筹区“${code}”`}。现有：${known}。`)
}

/** A day written as 2026-03-01, as a day number. */
export function dayOf(text: string, what: string): number {
  const day = parseDay(text)
  if (day === NO_DAY) throw new CommandFailure(`${what}“${text}”不是日期，请写成 2026-03-01 这样的年-月-日。`)
  return day
}

/** Today in Asia/Shanghai. The command line has no server's clock; a command takes today only where nobody named a day. */
export function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
}
