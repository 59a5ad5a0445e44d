/** Runs over personal accounts: local, for they are the office's and no person's. */
import type { ColumnType, Generated } from 'kysely'
import type { Moment, Optional, OptionalMoment } from './columns.ts'

/** A figure of a run with the document that says so; amounts in fen, rates in ppm. */
interface RunFigure {
  value: number
  document: string
  provisional?: boolean
}

export interface AccountRunBasis {
  averageWageFen?: RunFigure
  interestPpm?: RunFigure
}

export interface AccountRunTable {
  run_id: string
  pool: string
  kind: 'monthly-credit' | 'critical-premium' | 'year-end'
  /** Month `YYYY-MM` or year `YYYY`. */
  period: string
  state: 'waiting' | 'running' | 'done'
  /** Name of the agency's figure without which it does not go on. */
  waits_for: Optional<string>
  /** The figures that everybody is reckoned by. */
  basis: ColumnType<AccountRunBasis, string | undefined, string>
  /** Everybody up to this number has been gone through. */
  reached: Generated<string>
  people: Generated<number>
  amount_fen: Generated<number>
  owed_fen: Generated<number>
  left_out: Generated<number>
  /** Log-in name, or the command line. */
  started_by: string
  started_at: Moment
  finished_at: OptionalMoment
}

export interface AccountRunLeftOutTable {
  run_id: string
  person_no: string
  why: 'birthday-unknown' | 'balance-too-low'
}
