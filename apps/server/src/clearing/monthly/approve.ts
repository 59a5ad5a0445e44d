/** Approving an application: what is refused is posted, and what is paid stands from then on. */
import { monthlyActions, problem } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import type { FundPaidFen } from '@yidi/rules'
import { CompiledQuery } from 'kysely'
import { refuseInstitution, sourceOf } from '../../money/ledger/index.ts'
import { takeOfficeSteps, theProgram } from '../../platform/records/index.ts'
import { lockTakings, postRestored, toRestore } from './restore.ts'
import { lockApplication, readFen, requireWords } from './working.ts'
import type { ApplicationRow, MonthlyKind, Working } from './working.ts'

/**
 * Approves an application as the approver has seen it. Throws `monthly-amount-changed`, `office-step-own`,
 * `office-step-not-allowed`.
 */
export async function approveApplication(
  working: Working,
  kind: MonthlyKind,
  applicationId: string,
  refused: string,
): Promise<void> {
  const { transaction, by } = working
  const { record, application } = await lockApplication(working, kind, applicationId)
  const { payable_fen, refused_fen } = application
  const theirs = readFen(refused)
  await lockTakings(transaction, application.institution)
  const restoring = await toRestore(transaction, applicationId)
  const restored = restoring.reduce((sum, { fen }) => sum + fen, 0)
  const carried = await takeCarried(working, application)
  const due = payable_fen - refused_fen + restored + carried
  const approve = {
    action: 'approve',
    by,
    detail: { refusedFen: refused_fen, restoredFen: restored, carriedFen: carried, dueFen: due },
  } as const
  const moves = due > 0 ? [approve] : [approve, { action: 'close', by: theProgram } as const]
  await takeOfficeSteps(working, kind, record, moves)
  if (theirs !== refused_fen)
    throw problem('monthly-amount-changed', { theirs: formatYuan(theirs), ours: formatYuan(refused_fen) })
  await transaction
    .updateTable('monthly_application')
    .set({ carried_fen: carried, restored_fen: restored, due_fen: due })
    .where('application_id', '=', applicationId)
    .execute()
  await postRefusals(working, application)
  await postRestored(working, application, restoring)
  if (due < 0) {
    const { region, institution } = application
    const left = { region, institution, amount_fen: due, source_id: applicationId }
    await transaction.insertInto('monthly_carry').values(left).execute()
  }
}

/** Everything that the institution owes from before, which this application makes good; in fen, not above nought. */
async function takeCarried({ transaction }: Working, application: ApplicationRow): Promise<number> {
  const taken = await transaction
    .updateTable('monthly_carry')
    .set({ taken_by: application.application_id })
    .where('region', '=', application.region)
    .where('institution', '=', application.institution)
    .where('taken_by', 'is', null)
    .returning('amount_fen')
    .execute()
  return taken.reduce((sum, { amount_fen }) => sum + amount_fen, 0)
}

interface RefusedLine {
  line_no: number
  pool: string
  refused_fen: number
  funds: FundPaidFen[]
}

async function postRefusals({ transaction, clock }: Working, application: ApplicationRow): Promise<void> {
  const { application_id, institution, region } = application
  const { rows } = await transaction.executeQuery<RefusedLine>(
    CompiledQuery.raw(
      `select l.line_no, l.pool, l.refused_fen, s.funds from monthly_line l
         join settlement s on s.person_no = l.person_no and s.settlement_id = l.source_id
        where l.application_id = $1 and l.refused_fen > 0 order by l.line_no`,
      [application_id],
    ),
  )
  const bookedDay = clock.today()
  for (const { line_no, pool, refused_fen, funds } of rows) {
    const sourceId = sourceOf(application_id, 'refusal', String(line_no))
    const postings = refuseInstitution(
      { sourceId, region, pool, institution, bookedDay },
      lastFirst(funds, refused_fen),
    )
    await transaction.insertInto('office_posting').values(postings).execute()
  }
}

/** What of an amount each fund is not charged: the fund that pays last by the law gives back first. */
export function lastFirst(funds: readonly FundPaidFen[], amountFen: number): FundPaidFen[] {
  let left = amountFen
  const back: FundPaidFen[] = []
  for (const { fund, fen } of [...funds].reverse()) {
    const part = Math.min(fen, left)
    if (part > 0) back.push({ fund, fen: part })
    left -= Math.max(0, part)
  }
  if (left !== 0) throw new RangeError(`the funds paid less than the ${String(amountFen)} fen that are refused`)
  return back
}

/** Sends an application back to the audit. Throws `monthly-words-missing`, `office-step-not-allowed`. */
export async function returnApplication(
  working: Working,
  kind: MonthlyKind,
  applicationId: string,
  words: string,
): Promise<void> {
  const { record } = await lockApplication(working, kind, applicationId)
  const said = requireWords(words, monthlyActions.return)
  await takeOfficeSteps(working, kind, record, [{ action: 'return', by: working.by, detail: { words: said } }])
}
