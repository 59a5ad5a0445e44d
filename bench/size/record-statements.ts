/** Notes every statement that the connections of a process send, once, with the file of the server that it came from. */
import pg from 'pg'

export interface Noted {
  text: string
  /** File below apps/server/src and line; empty: none of the server's. */
  from: string
}

/** The first file of the server on the way here that is not the frame of storage. */
function origin(stack: string): string {
  for (const line of stack.split('\n')) {
    const place = /apps\/server\/src\/(?!platform\/storage\/)([^():]+\.ts):(\d+)/.exec(line)
    if (place !== null) return `${place[1]!}:${place[2]!}`
  }
  return ''
}

/** From now on and for good: every statement goes to `into`, the first time that it is sent. */
export function recordStatements(into: (noted: Noted) => void): void {
  const seen = new Set<string>()
  const note = (given: unknown): void => {
    const text = typeof given === 'string' ? given : (given as { text?: string } | undefined)?.text
    if (text === undefined || seen.has(text)) return
    seen.add(text)
    const limit = Error.stackTraceLimit
    Error.stackTraceLimit = 60
    const { stack = '' } = new Error('here')
    Error.stackTraceLimit = limit
    into({ text, from: origin(stack) })
  }
  for (const type of [pg.Client, pg.Pool] as { prototype: { query: (...args: unknown[]) => unknown } }[]) {
    const send = type.prototype.query
    type.prototype.query = function (this: unknown, ...args: unknown[]) {
      note(args[0])
      return send.apply(this, args)
    }
  }
}
