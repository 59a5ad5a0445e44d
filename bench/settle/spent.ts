/** What a stretch of work takes of the processes and of the log of changes. */
import { formatNs } from '../table.ts'

/** What was spent since the processes began: processor time in nanoseconds, and the log of changes. */
export interface Spent {
  server: number
  database: number
  walBytes: number
}

/** What was spent between two moments. */
export const difference = (from: Spent, to: Spent): Spent => ({
  server: to.server - from.server,
  database: to.database - from.database,
  walBytes: to.walBytes - from.walBytes,
})

/** The cost of one of so many, as cells of a table: server, PostgreSQL, client, log of changes. */
export const costCells = (cost: Cost, count: number): string[] => [
  formatNs(cost.server / count),
  formatNs(cost.database / count),
  formatNs(cost.client / count),
  `${Math.round(cost.walBytes / count).toLocaleString('en-US')} B`,
]

/** With the client's processor time, nanoseconds; nought where the statement is sent by the server itself. */
export type Cost = Spent & { client: number }
