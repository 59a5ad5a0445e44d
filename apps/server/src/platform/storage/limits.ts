/** How long anything may take at the database, in milliseconds. */
export interface DatabaseLimits {
  /** Until a connection stands, and until one of the pool is free. */
  connectMs: number
  /** One statement. */
  statementMs: number
  /** Waiting for what another transaction holds. */
  lockMs: number
  /** A transaction in which nothing happens; it holds locks that others wait for. */
  idleTransactionMs: number
}

/** What somebody waits for: a request, a message of a hospital. The settings' defaults. */
export const servingLimits: DatabaseLimits = {
  connectMs: 5_000,
  statementMs: 10_000,
  lockMs: 4_000,
  idleTransactionMs: 10_000,
}

/** What nobody waits for: migrations, imports, background work, the command line. It may take long, and still ends. */
export const workLimits: DatabaseLimits = {
  connectMs: 10_000,
  statementMs: 3_600_000,
  lockMs: 600_000,
  idleTransactionMs: 600_000,
}

/**
 * After this long without an answer we give a connection up ourselves. PostgreSQL ends a statement by its own limit,
 * and only one that no longer runs, or cannot be reached, answers nothing at all.
 */
export function silenceMs({ statementMs }: DatabaseLimits): number {
  return statementMs + Math.min(2_000, statementMs)
}
