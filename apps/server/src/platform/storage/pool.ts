/** Pools of connections: their time limits, and the types in which rows speak. */
import pg from 'pg'
import { DatabaseSilent } from './failures.ts'
import { servingLimits, silenceMs, type DatabaseLimits } from './limits.ts'

interface PoolOptions {
  /** Connections at most. */
  size: number
  limits?: DatabaseLimits
  /** For tests: open connections do not keep the process alive. */
  allowExitOnIdle?: boolean
}

/** A pool whose rows speak our types: whole fen (bigint) as number, days as YYYY-MM-DD text; nothing in it waits without end. */
export function openPool(connection: pg.ClientConfig, options: PoolOptions): pg.Pool {
  const { size, limits = servingLimits, allowExitOnIdle = false } = options
  const pool = new pg.Pool({
    ...connection,
    max: size,
    types: rowTypes,
    allowExitOnIdle,
    keepAlive: true,
    connectionTimeoutMillis: limits.connectMs,
    statement_timeout: limits.statementMs,
    lock_timeout: limits.lockMs,
    idle_in_transaction_session_timeout: limits.idleTransactionMs,
  })
  // A connection that breaks while idle (database restarted) is replaced at the next use; nothing is lost with it.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => {
    // One that breaks between two statements of a transaction fails the next of them; unheard, it would end the program.
    client.on('error', () => undefined)
    giveUpOnSilence(client as pg.PoolClient & pg.Client, silenceMs(limits))
  })
  return pool
}

/**
 * The pool that requests are served from: their statements are few, come again and again and find their rows by keys, so
 * that each is planned once a connection and not anew for the first five values it is given (ADR 0024).
 */
export function openServingPool(connection: pg.ClientConfig, options: PoolOptions): pg.Pool {
  return openPool({ ...connection, options: '-c plan_cache_mode=force_generic_plan' }, options)
}

/** A small pool whose commits do not wait for the disk; see `Database.logPool`. */
export function openLogPool(connection: pg.ClientConfig, options: Omit<PoolOptions, 'size'> = {}): pg.Pool {
  return openPool({ ...connection, options: '-c synchronous_commit=off' }, { ...options, size: 4 })
}

/**
 * Breaks a connection whose statement is not answered in time. The driver's own `query_timeout` leaves it in use: the
 * rollback that follows would never be sent, and the next command would run within a transaction that nobody commits.
 */
function giveUpOnSilence(client: pg.Client, waitMs: number): void {
  const send = client.query.bind(client) as (...args: unknown[]) => unknown
  const { stream } = (client as unknown as { connection: pg.Connection }).connection
  let timer: NodeJS.Timeout | undefined
  const answered = (): void => clearTimeout(timer)
  client.query = ((...args: unknown[]) => {
    clearTimeout(timer)
    timer = setTimeout(() => stream.destroy(new DatabaseSilent(waitMs)), waitMs).unref()
    return send(...args)
  }) as typeof client.query
  client.on('drain', answered)
  client.on('end', answered)
}

const int8 = 20
const date = 1082
const dateArray = 1182
const textArray = 1009

const lookUpParser = pg.types.getTypeParser as (oid: number, format?: 'text' | 'binary') => (text: string) => unknown

const rowTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === int8) return wholeNumber
    if (oid === date) return (text: string) => text
    return lookUpParser(oid === dateArray ? textArray : oid, format)
  }) as pg.CustomTypesConfig['getTypeParser'],
}

function wholeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a safe whole number`)
  return value
}
