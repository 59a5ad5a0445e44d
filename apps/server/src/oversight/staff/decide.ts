/** What becomes of a finding about own staff: a case that the audit alone sees, or nothing, with the reason. */
import { problem } from '@yidi/contracts'
import type { Staff } from '@yidi/contracts'
import type { Selectable } from 'kysely'
import { recordOfficeAuditIn } from '../../platform/audit/index.ts'
import type { OfficeWorking } from '../../platform/records/index.ts'
import type { StaffFindingTable } from '../../platform/storage/index.ts'
import { caseOf } from '../cases/index.ts'

export interface StaffWorking extends OfficeWorking {
  staff: Staff
}

/** An open finding of the pool of whoever asks, locked; nobody works on one about themselves. Throws `staff-finding-…`. */
async function lockOpen(
  { transaction, staff }: StaffWorking,
  findingId: string,
): Promise<Selectable<StaffFindingTable>> {
  const row = await transaction
    .selectFrom('staff_finding')
    .selectAll()
    .where('finding_id', '=', findingId)
    .where('state', '=', 'open')
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined || (staff.pool !== null && row.pool !== staff.pool))
    throw problem('staff-finding-not-found', { finding: findingId.slice(0, 60) })
  if (row.staff === staff.staffName) throw problem('staff-finding-own')
  return row
}

async function decide(
  working: StaffWorking,
  findingId: string,
  said: { state: 'in-case'; case_id: string } | { state: 'dismissed'; words: string },
): Promise<void> {
  const { transaction, ciphers, clock, staff } = working
  await transaction
    .updateTable('staff_finding')
    .set({ ...said, decided_by: staff.staffName })
    .where('finding_id', '=', findingId)
    .execute()
  const action = said.state === 'in-case' ? 'staff-finding.case' : 'staff-finding.dismiss'
  const entry = { actorKind: 'staff', actor: staff.staffName, action, subjectId: findingId }
  await recordOfficeAuditIn(transaction, ciphers, entry, clock.now())
}

/** Nothing is wrong, with the reason. Throws `reclaim-words-missing`. */
export async function dismissFinding(working: StaffWorking, findingId: string, said: string): Promise<void> {
  await lockOpen(working, findingId)
  const words = said.trim()
  if (words === '') throw problem('reclaim-words-missing', { what: '为什么没有问题' })
  await decide(working, findingId, { state: 'dismissed', words })
}

/** It belongs to a case about this account, opened before. Throws `office-record-not-found`, `staff-case-of-another`. */
export async function takeIntoCase(working: StaffWorking, findingId: string, said: string): Promise<void> {
  const { staff } = await lockOpen(working, findingId)
  const caseId = said.trim()
  const { subjectKind, subject } = await caseOf({ kysely: working.transaction }, caseId)
  if (subjectKind !== 'staff' || subject !== staff) throw problem('staff-case-of-another', { case: caseId, staff })
  await decide(working, findingId, { state: 'in-case', case_id: caseId })
}
