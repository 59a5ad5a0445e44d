import type { Transaction } from 'kysely'
import { problem } from '@yidi/contracts'
import type { EmployerForm, EmployerMessage, Staff } from '@yidi/contracts'
import { runOfficeCommand } from '../../platform/guard/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { recordOfficeAuditIn } from '../../platform/audit/index.ts'
import type { CommandKey, Tables } from '../../platform/storage/index.ts'
import { findEmployer, writeEmployer } from './employers.ts'

/**
 * Enters an employer, or changes the one that has this code. The pool is that of whoever writes it; staff of no pool say
 * which (`asked`) where it is new. Throws `filing-law-missing`, `employer-other-pool`.
 */
export async function enterEmployer(
  { database, clock }: RecordsDeps,
  staff: Staff,
  form: EmployerForm,
  asked: string | undefined,
  command: CommandKey,
): Promise<EmployerMessage> {
  const before = await findEmployer(database, form.code)
  const pool = staff.pool ?? before?.pool ?? asked
  if (pool === undefined) throw problem('filing-law-missing', { pool: '空' })
  if (before !== undefined && before.pool !== pool) throw problem('employer-other-pool', { pool: before.pool })
  const at = clock.now()
  const write = async (transaction: Transaction<Tables>) => {
    await writeEmployer(transaction, database.ciphers, form, pool, at)
    const entry = {
      actorKind: 'staff' as const,
      actor: staff.staffName,
      action: before === undefined ? 'employer.enter' : 'employer.change',
      subjectId: form.code,
      detail: before === undefined ? {} : { before: { name: before.name, disabled: before.disabled } },
    }
    await recordOfficeAuditIn(transaction, database.ciphers, entry, at)
  }
  await runOfficeCommand(database, clock, command, write, {
    subjectOf: () => form.code,
    undoneBy: { 'employers.write': '又修改了单位资料' },
  })
  return (await findEmployer(database, form.code))!
}
