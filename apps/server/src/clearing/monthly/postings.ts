/** What lies behind one line of an application: its postings in both books, and those of a refusal or of what an undo gives back. */
import type { MonthlyPostings } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import { sourceOf } from '../../money/ledger/index.ts'
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
  const refused = await kysely
    .selectFrom('office_posting')
    .select(columns)
    .where('source_id', 'in', [
      sourceOf(applicationId, 'refusal', String(no)),
      sourceOf(applicationId, 'restored', String(no)),
    ])
    .orderBy('posting_no')
    .execute()
  return {
    line: shownLine(line),
    postings: [...settled, ...refused].map(({ book, debit, credit, amount_fen, booked_day, source_id }) => ({
      ...{ book, bookName: placeName(book), debit, credit, amount: formatYuan(amount_fen), day: booked_day },
      refusal: source_id !== line.source_id,
    })),
  }
}
