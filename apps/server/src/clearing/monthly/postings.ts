/** What lies behind one line of an application: its postings in both books, and those of a refusal, of a region that withdrew it, of its undo. */
import type { MonthlyPostings } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import { accountTitle, sourceOf } from '../../money/ledger/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { placeName } from '../../platform/places/index.ts'
import { shownLine } from './show.ts'
import { lineOf } from './working.ts'

/** Throws `monthly-line-not-found`. */
export async function postingsOf(
  { database: { kysely } }: Pick<RecordsDeps, 'database'>,
  applicationId: string,
  no: number,
): Promise<MonthlyPostings> {
  const line = await lineOf(kysely, applicationId, no)
  const columns = ['book', 'debit', 'credit', 'amount_fen', 'booked_day', 'source_id'] as const
  const settled = await kysely
    .selectFrom('posting')
    .select(columns)
    .where('person_no', '=', line.person_no)
    .where('source_id', '=', line.source_id)
    .orderBy('posting_no')
    .execute()
  const withdrawn = await kysely
    .selectFrom('region_clearing_line')
    .select(['clearing_id', 'line_no'])
    .where('application_id', '=', applicationId)
    .where('application_line', '=', no)
    .where('withdrawn_fen', '>', 0)
    .execute()
  const titles = new Map([
    [line.source_id, '结算'],
    [sourceOf(applicationId, 'refusal', String(no)), '不予支付'],
    [sourceOf(applicationId, 'restored', String(no)), '撤销退回'],
    ...withdrawn.map(({ clearing_id, line_no }): [string, string] => [
      sourceOf(clearing_id, 'withdrawn', String(line_no)),
      '清算撤下',
    ]),
  ])
  const refused = await kysely
    .selectFrom('office_posting')
    .select(columns)
    .where('source_id', 'in', [...titles.keys()])
    .orderBy('booked_day')
    .orderBy('posting_no')
    .execute()
  return {
    line: shownLine(line),
    postings: [...settled, ...refused].map(({ book, debit, credit, amount_fen, booked_day, source_id }) => ({
      ...{ book, bookName: placeName(book), debit: accountTitle(debit), credit: accountTitle(credit) },
      ...{ amount: formatYuan(amount_fen), day: booked_day },
      ...{ refusal: source_id !== line.source_id, title: titles.get(source_id)! },
    })),
  }
}
