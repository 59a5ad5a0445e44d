/** Listens to every statement that a process sends to PostgreSQL, and keeps those that the program itself composed. */
import pg from 'pg'

export interface Recorded {
  text: string
  /** The file of the program that sent it, below `apps/`; undefined: a test did. */
  from: string | undefined
}

interface Query {
  text?: string
  submit?: unknown
}

/** Begins to listen; what was heard so far, by text. Statements of connections that were opened before are not heard. */
export function recordStatements(): ReadonlyMap<string, Recorded> {
  const heard = new Map<string, Recorded>()
  const send = pg.Client.prototype.query as (...args: unknown[]) => unknown
  Error.stackTraceLimit = Math.max(Error.stackTraceLimit, 60)
  const note = function (this: pg.Client, ...args: unknown[]): unknown {
    const [query] = args as [string | Query]
    const text = typeof query === 'string' ? query : query.text
    if (text !== undefined && heard.get(text)?.from === undefined) heard.set(text, { text, from: sender() })
    return send.apply(this, args)
  }
  pg.Client.prototype.query = note as typeof pg.Client.prototype.query
  return heard
}

/** Files through which everything goes say nothing of who it was. */
const ways = /^apps\/server\/src\/platform\/(storage\/(pool|database)|guard\/office-command|records\/office)\.ts$/

function sender(): string | undefined {
  const files = [...(new Error().stack ?? '').matchAll(/((?:apps|tests|bench)\/[\w./-]+\.ts):\d+/g)].map(
    (found) => found[1]!,
  )
  const first = files.find((file) =>
    file.startsWith('apps/') ? !ways.test(file) : !file.startsWith('tests/distribution/recorder'),
  )
  return first?.startsWith('apps/') === true && !/\.(test|fixture)\.ts$|\/testing\.ts$/.test(first) ? first : undefined
}
