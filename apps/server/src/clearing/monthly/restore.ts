/**
 * Giving back what was taken off a settlement that was undone. An undo takes a settlement back whole, also the part that an audit or
 * a clearing had taken off before: whichever of the two lines is approved last, the settlement's or its undo's, gives that part back.
 */
import { FUNDS } from '@yidi/rules'
import type { Fund, FundPaidFen } from '@yidi/rules'
import { CompiledQuery, sql } from 'kysely'
import type { Transaction } from 'kysely'
import { restoreInstitution, sourceOf } from '../../money/ledger/index.ts'
import type { Tables } from '../../platform/storage/index.ts'
import type { ApplicationRow, Working } from './working.ts'

/** What is taken off an institution and given back comes one after the other, until the transaction ends. */
export async function lockTakings(transaction: Transaction<Tables>, institution: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`takings ${institution}`}, 0))`.execute(transaction)
}

/** An approved application, other than the one of `$1`, that holds the undo of the settlement of line `l`. */
const undoneElsewhere = `(select u.application_id from settlement c
    join monthly_line u on u.person_no = c.person_no and u.source_id = c.settlement_id
    join monthly_application b on b.application_id = u.application_id and b.stands and b.due_fen is not null
   where c.person_no = l.person_no and c.cancels = l.source_id and u.application_id <> $1 limit 1)`

/** The approved application that takes the settlement of a line back; undefined where none does. */
export async function undoneIn(
  db: Pick<Transaction<Tables>, 'executeQuery'>,
  applicationId: string,
  no: number,
): Promise<string | undefined> {
  const { rows } = await db.executeQuery<{ application: string | null }>(
    CompiledQuery.raw(
      `select coalesce(${undoneElsewhere},
                       (select u.application_id from settlement c
                          join monthly_line u on u.person_no = c.person_no and u.source_id = c.settlement_id
                         where c.person_no = l.person_no and c.cancels = l.source_id and u.application_id = $1)) as application
         from monthly_line l where l.application_id = $1 and l.line_no = $2`,
      [applicationId, no],
    ),
  )
  return rows[0]?.application ?? undefined
}

interface RestoredLine {
  no: number
  pool: string
  personNo: string
  /** The settlement that was undone. */
  settled: string
  fen: number
}

/** What the lines of an application that is not approved yet will give back, in fen; lines that give back nothing are left out. */
export async function toRestore(
  db: Pick<Transaction<Tables>, 'executeQuery'>,
  applicationId: string,
): Promise<RestoredLine[]> {
  const { rows } = await db.executeQuery<RestoredLine>(
    CompiledQuery.raw(
      `select l.line_no as no, l.pool, l.person_no as "personNo", coalesce(s.cancels, s.settlement_id) as settled, taken.fen
         from monthly_line l
         join settlement s on s.person_no = l.person_no and s.settlement_id = l.source_id
         cross join lateral (
           select coalesce(sum(m.refused_fen - m.restored_fen + coalesce((
                    select sum(w.withdrawn_fen) from region_clearing_line w
                     where w.application_id = m.application_id and w.application_line = m.line_no), 0)), 0)::bigint as fen
             from monthly_line m join monthly_application a using (application_id)
            where m.person_no = l.person_no and m.source_id = coalesce(s.cancels, s.settlement_id)
              and a.stands and (a.due_fen is not null or a.application_id = $1)) taken
        where l.application_id = $1 and taken.fen > 0 and (l.undoes or ${undoneElsewhere} is not null)
        order by l.line_no`,
      [applicationId],
    ),
  )
  return rows
}

/** Posts what the lines give back, fund by fund as it was taken, and notes it on them. What is refused of them is posted before. */
export async function postRestored(
  { transaction, clock }: Working,
  { application_id, institution, region }: ApplicationRow,
  lines: readonly RestoredLine[],
): Promise<void> {
  for (const { no, pool, personNo, settled, fen } of lines) {
    const funds = await takenOff(transaction, personNo, settled, pool)
    if (funds.reduce((sum, one) => sum + one.fen, 0) !== fen)
      throw new RangeError(`${settled} had ${String(fen)} fen taken off, the postings say otherwise`)
    const sourceId = sourceOf(application_id, 'restored', String(no))
    const postings = restoreInstitution({ sourceId, region, pool, institution, bookedDay: clock.today() }, funds)
    await transaction.insertInto('office_posting').values(postings).execute()
    await transaction
      .updateTable('monthly_line')
      .set({ restored_fen: fen })
      .where('application_id', '=', application_id)
      .where('line_no', '=', no)
      .execute()
  }
}

/** What audits and clearings took off a settlement, fund by fund, as the book of its pool says. */
async function takenOff(
  transaction: Transaction<Tables>,
  personNo: string,
  settled: string,
  pool: string,
): Promise<FundPaidFen[]> {
  const { rows } = await transaction.executeQuery<{ ledger: string; fen: number }>(
    CompiledQuery.raw(
      `select split_part(p.credit, ':', 2) as ledger, sum(p.amount_fen)::bigint as fen
         from monthly_line m
         join lateral (
           select m.application_id || '/refusal/' || m.line_no as source
           union all
           select w.clearing_id || '/withdrawn/' || w.line_no from region_clearing_line w
            where w.application_id = m.application_id and w.application_line = m.line_no) of_line on true
         join office_posting p on p.source_id = of_line.source and p.book = $3
        where m.person_no = $1 and m.source_id = $2
        group by 1 order by 1`,
      [personNo, settled, pool],
    ),
  )
  const keys = Object.keys(FUNDS) as Fund[]
  return rows.map(({ ledger, fen }) => ({ fund: keys.find((key) => FUNDS[key].ledger === ledger)!, fen }))
}
