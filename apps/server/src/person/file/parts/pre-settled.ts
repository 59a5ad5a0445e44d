import { stands } from '../../../platform/storage/index.ts'
import { list } from '../part.ts'
import type { Part } from '../part.ts'

/** What the last pre-settlement of a charging batch (empty: all lines) came to. */
interface PreSettledRow {
  batch: string
  fund_fen: number
  account_fen: number
  cash_fen: number
}

/** What pre-settlements told of lines that are still open: one that a later settlement took lines of is past. */
export const preSettled = {
  key: 'preSettled',
  unguarded: true,
  columns: [
    list(`
    select batch, fund_fen, account_fen, cash_fen from pre_settlement q
     where q.person_no = :person and q.visit_id = :visit
       and not exists (
         select from settlement t
          where t.person_no = :person and t.visit_id = :visit and t.settled_at > q.at and ${stands('t')}
            and (q.batch = '' or exists (
              select from fee_line f where f.person_no = :person and f.visit_id = :visit
                 and f.line_id = any (t.fee_line_ids) and f.batch = q.batch)))`),
  ],
  read: ([rows]: [PreSettledRow[] | null]) => rows ?? [],
} as const satisfies Part<'preSettled', PreSettledRow[]>
