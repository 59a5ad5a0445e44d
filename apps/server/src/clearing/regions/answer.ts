/** What the treating region answers to a dispute: the line withdrawn, as a refusal in both books, or maintained with words. */
import { problem } from '@yidi/contracts'
import type { ClearingAnswerForm } from '@yidi/contracts'
import { FUNDS } from '@yidi/rules'
import type { FundPaidFen } from '@yidi/rules'
import { CompiledQuery } from 'kysely'
import { lockTakings, undoneIn } from '../monthly/index.ts'
import { refuseInstitution, sourceOf } from '../../money/ledger/index.ts'
import { takeOfficeSteps, theProgram } from '../../platform/records/index.ts'
import { limitFrom, lineOf, lockClearing, requireWords, setLine, standingOf } from './working.ts'
import type { ClearingKind, ClearingLineRow, ClearingRow, LimitWorking, Working } from './working.ts'

/**
 * Answers a disputed line; with the last one the pool confirms what is left. Throws `office-step-not-allowed`,
 * `clearing-line-not-disputed`, `clearing-line-not-found`, `clearing-words-missing`.
 */
export async function answerDispute(
  working: LimitWorking,
  kind: ClearingKind,
  clearingId: string,
  { no, withdraw, words }: ClearingAnswerForm,
): Promise<void> {
  const { transaction, by, clock } = working
  const { record, clearing } = await lockClearing(working, kind, clearingId)
  const answer = requireWords(words, 'answer')
  const line = await lineOf(transaction, clearingId, no)
  if (line.state !== 'disputed') throw problem('clearing-line-not-disputed', { number: no })
  if (withdraw) await requireNotUndone(working, line)
  const { disputed } = await standingOf(transaction, clearingId)
  const answered = { action: 'answer', by, detail: { no, withdraw } } as const
  const last = disputed === 1
  const dueDay = last ? await limitFrom(working, clearing.pool, 'clearing.confirm-days', clock.today()) : null
  await takeOfficeSteps(
    working,
    kind,
    record,
    last ? [answered, { action: 'hear-again', by: theProgram }] : [answered],
    dueDay,
  )
  const withdrawnFen = withdraw ? await takeBackLine(working, clearing, line) : 0
  // The part of a personal account is never taken back: the pool still confirms it.
  const state = withdraw && withdrawnFen === line.amount_fen ? 'withdrawn' : 'maintained'
  await setLine(working, line, { state, withdrawn_fen: withdrawnFen, answer, decided_by: by.id })
}

/** What was undone is taken back by its undo: where that is approved already, it is not taken back again. Throws `clearing-line-undone`. */
async function requireNotUndone({ transaction }: Working, line: ClearingLineRow): Promise<void> {
  const { institution } = await transaction
    .selectFrom('monthly_application')
    .select('institution')
    .where('application_id', '=', line.application_id)
    .executeTakeFirstOrThrow()
  await lockTakings(transaction, institution)
  const application = await undoneIn(transaction, line.application_id, line.application_line)
  if (application !== undefined) throw problem('clearing-line-undone', { number: line.line_no, application })
}

interface Owed {
  institution: string
  pool: string
  funds: FundPaidFen[]
  /** What was refused before, by the fund's word in the books. */
  refused: Record<string, number>
}

/** What the funds paid of a line, fund by fund, less what was refused already, is owed no more; gives how much, in fen. */
async function takeBackLine(
  { transaction, clock }: Working,
  { region, clearing_id }: ClearingRow,
  { application_id, application_line, line_no }: ClearingLineRow,
): Promise<number> {
  const { rows } = await transaction.executeQuery<Owed>(
    CompiledQuery.raw(
      `select a.institution, m.pool, s.funds,
              (select coalesce(jsonb_object_agg(fund, fen), '{}') from (
                 select split_part(credit, ':', 2) as fund, sum(amount_fen)::bigint as fen from office_posting
                  where book = m.pool and about = a.institution
                    and (source_id = $3 or source_id in (
                      select w.clearing_id || '/withdrawn/' || w.line_no from region_clearing_line w
                       where w.application_id = m.application_id and w.application_line = m.line_no and w.withdrawn_fen > 0))
                  group by 1) r) as refused
         from monthly_line m join monthly_application a using (application_id)
         join settlement s on s.person_no = m.person_no and s.settlement_id = m.source_id
        where m.application_id = $1 and m.line_no = $2`,
      [application_id, application_line, sourceOf(application_id, 'refusal', String(application_line))],
    ),
  )
  const { institution, pool, funds, refused } = rows[0]!
  const left = funds
    .map(({ fund, fen }) => ({ fund, fen: fen - (refused[FUNDS[fund].ledger] ?? 0) }))
    .filter(({ fen }) => fen > 0)
  const sourceId = sourceOf(clearing_id, 'withdrawn', String(line_no))
  const sum = left.reduce((total, { fen }) => total + fen, 0)
  if (sum === 0) return 0
  const postings = refuseInstitution({ sourceId, region, pool, institution, bookedDay: clock.today() }, left)
  await transaction.insertInto('office_posting').values(postings).execute()
  // The institution was paid it, or will be: its next application makes it good.
  const carried = { region, institution, amount_fen: -sum, source_id: sourceId }
  await transaction.insertInto('monthly_carry').values(carried).execute()
  return sum
}
