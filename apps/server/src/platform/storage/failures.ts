/**
 * Why a statement failed where nobody's request is to blame:
 * - `away`: PostgreSQL is starting, stopping, or out of reach. Whether the statement took effect is not known.
 * - `busy`: it took too long, waited too long for a lock, or for a free connection. It was undone, or never begun.
 * - `full`: no disk space. It was undone.
 */
export type DatabaseFailure = 'away' | 'busy' | 'full'

const byCode: readonly (readonly [RegExp, DatabaseFailure])[] = [
  [/^(53100|ENOSPC|EDQUOT)$/, 'full'],
  // A lock not got, a statement over its limit, a transaction idle for too long, no memory.
  [/^(55P03|57014|25P03|53200)$/, 'busy'],
  [/^(08...|57P0[1-5]|53300)$/, 'away'],
  [/^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/, 'away'],
  // A socket in a folder: it is not laid yet or gone, or more wait at it than it takes.
  [/^(ENOENT|EAGAIN)$/, 'away'],
]
const byMessage: readonly (readonly [RegExp, DatabaseFailure])[] = [
  [/^timeout exceeded when trying to connect/, 'busy'],
  [/^(Connection terminated|Client has encountered a connection error|Client was closed|timeout expired)/, 'away'],
]

/** A connection that was given up because no answer came; see `silenceMs`. */
export class DatabaseSilent extends Error {
  readonly code = '08006'

  constructor(waitedMs: number) {
    super(`no answer from the database within ${String(waitedMs)} ms`)
    this.name = 'DatabaseSilent'
  }
}

/** What kind of failure of the database an error is; undefined when it is none. */
export function databaseFailure(error: unknown): DatabaseFailure | undefined {
  const { code, message, syscall } = error as { code?: unknown; message?: string; syscall?: string }
  // The same codes of a file or of a mail server say nothing about the database.
  const ofSocket = typeof code === 'string' && code.startsWith('E') && code !== 'ENOSPC' && code !== 'EDQUOT'
  if (ofSocket && !['connect', 'read', 'write', 'getaddrinfo'].includes(syscall ?? '')) return undefined
  if (typeof code === 'string') return byCode.find(([pattern]) => pattern.test(code))?.[1]
  return byMessage.find(([pattern]) => pattern.test(message ?? ''))?.[1]
}
