/** What becomes of a finding: dismissed with a reason, or taken up in a case. Either is done once. */
import { findingStates, problem } from '@yidi/contracts'
import type { Transaction } from 'kysely'
import { recordOfficeAuditIn } from '../../platform/audit/index.ts'
import type { AuditEntry, Database, Tables } from '../../platform/storage/index.ts'
import { requireFinding } from './show.ts'

/** What is worked with: the transaction of the office's command. */
interface FindingWork {
  transaction: Transaction<Tables>
  ciphers: Database['ciphers']
  now: Date
  pool: string
  by: Pick<AuditEntry, 'actorKind' | 'actor'>
}

/**
 * Says that a finding is no breach. Throws `oversight-finding-not-found`, `oversight-reason-missing`, and `oversight-finding-not-open`
 * where it was dismissed or taken up before.
 */
export async function dismissFinding(
  { transaction, ciphers, now, pool, by }: FindingWork,
  findingId: string,
  reason: string,
): Promise<void> {
  await requireFinding({ kysely: transaction }, pool, findingId)
  if (reason.trim() === '') throw problem('oversight-reason-missing')
  const done = await transaction
    .updateTable('oversight_finding')
    .set({ state: 'dismissed', dismissed_by: by.actor, dismissed_at: now, dismissed_reason: reason.trim() })
    .where('finding_id', '=', findingId)
    .where('state', '=', 'open')
    .returning('finding_id')
    .executeTakeFirst()
  if (done === undefined) throw await whyNotOpen(transaction, pool, findingId)
  await recordOfficeAuditIn(transaction, ciphers, { ...by, action: 'finding.dismiss', subjectId: findingId }, now)
}

/** What a case takes up of a finding. */
interface TakenFinding {
  findingId: string
  rule: string
  title: string
  sentence: string
  subjectKind: string
  subject: string
}

/**
 * Takes findings up in a case, all or none; those that are in this case already stay there. Throws `oversight-finding-not-found`, and
 * `oversight-finding-not-open` where one was dismissed or is in another case.
 */
export async function takeFindings(
  { transaction, pool }: Pick<FindingWork, 'transaction' | 'pool'>,
  findingIds: readonly string[],
  caseId: string,
): Promise<TakenFinding[]> {
  const taken: TakenFinding[] = []
  // In one order, so that two cases that want the same findings do not wait for each other in a circle.
  for (const findingId of [...new Set(findingIds)].sort()) {
    const row = await requireFinding({ kysely: transaction }, pool, findingId)
    if (row.case_id !== caseId) {
      const done = await transaction
        .updateTable('oversight_finding')
        .set({ state: 'in-case', case_id: caseId })
        .where('finding_id', '=', findingId)
        .where('state', '=', 'open')
        .returning('finding_id')
        .executeTakeFirst()
      if (done === undefined) throw await whyNotOpen(transaction, pool, findingId)
    }
    const { rule, title, sentence, subject_kind: subjectKind, subject } = row
    taken.push({ findingId, rule, title, sentence, subjectKind, subject })
  }
  return taken
}

async function whyNotOpen(transaction: Transaction<Tables>, pool: string, findingId: string) {
  const { state, case_id } = await requireFinding({ kysely: transaction }, pool, findingId)
  return problem('oversight-finding-not-open', {
    number: findingId,
    state: case_id === null ? findingStates[state] : `${findingStates[state]}（${case_id}）`,
  })
}
