/** A line of the law as a table: what stands in it, and in which chapter. */
import type { Basis } from '../quote/types.ts'
import type { At } from './faults.ts'
import type { Status } from './figure.ts'

/** The chapters of the table, in the order in which they are read. */
export const LAW_CHAPTERS = {
  benefit: '待遇',
  away: '异地就医',
  account: '个人账户',
  filing: '备案',
  claims: '报销',
  contribution: '缴费',
  term: '期限',
  pool: '统筹区的设置',
  reference: '全国参考',
} as const
export type LawChapter = keyof typeof LAW_CHAPTERS

/** One figure, row or rule of the law as it is in force on a day. */
export interface LawLine {
  /** Its name in the policy files, the same in every pool; unique in a table. */
  name: string
  chapter: LawChapter
  title: string
  /** In words: 82%, 800.00元, 12个月; 待定 where nobody has published it. */
  value: string
  status: Status
  /** First day in force, `YYYY-MM-DD`. */
  from: string
  /** Missing for what an agency has set without a document. */
  source?: Basis
  note?: string
  /** Where it stands in the policy files. */
  at?: Pick<At, 'file' | 'line'>
  /** As it is typed in the file, for a figure that a draft may change by itself. */
  written?: { value: string; label: string; ofPerson: boolean }
}
