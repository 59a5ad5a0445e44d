/** 基金运行情况公布: what was prepared of a pool and a year or month, as it was prepared. */
import type { FundReportContent } from '@yidi/contracts'
import type { Json, Optional } from './columns.ts'

export interface FundReportTable {
  report_id: string
  pool: string
  /** `YYYY` or `YYYY-MM`. */
  period: string
  foreword: Optional<string>
  /** What is put right of the one that was public before. */
  correction: Optional<string>
  content: Json<FundReportContent>
  released_day: Optional<string>
  taken_back_day: Optional<string>
  /** The corrected one is public since. */
  replaced_day: Optional<string>
  replaces: Optional<string>
}
