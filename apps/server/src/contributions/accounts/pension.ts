/** 养老金: the own pension by which a retired person's account may be credited, entered at the desk from a month on. */
import { problem } from '@yidi/contracts'
import type { PensionForm } from '@yidi/contracts'
import { formatYuan, NO_MONTH, parseMonth } from '@yidi/rules'
import { nothingUndoes, runPersonCommand } from '../../person/commands/index.ts'
import type { AuditEntry, CommandKey, Database } from '../../platform/storage/index.ts'
import type { RunContext } from './run-kind.ts'

interface Command {
  personNo: string
  command: CommandKey
  by: Pick<AuditEntry, 'actorKind' | 'actor'>
}

/**
 * Enters a pension. One that was entered for the same month before is ended, not overwritten; months that were credited already stay as
 * they are. Throws `pension-not-valid`, `pension-unchanged`.
 */
export async function enterPension(
  context: Pick<RunContext, 'database' | 'clock'>,
  { personNo, command, by }: Command,
  form: PensionForm,
): Promise<void> {
  const { from, pensionFen, document } = readForm(form, context.clock.today())
  await runPersonCommand(context, personNo, command, [], nothingUndoes, async () => {
    const rows = await pensionsOf(context.database, personNo)
    const same = rows.find(({ from_month, known_to }) => from_month === from && known_to === null)
    if (same?.pension_fen === pensionFen) throw problem('pension-unchanged', { from, amount: formatYuan(pensionFen) })
    const pension_no = Math.max(0, ...rows.map((row) => row.pension_no)) + 1
    return {
      subjectId: personNo,
      changes: {
        ...(same && { declared_pension_end: [{ pension_no: same.pension_no }] }),
        declared_pension: [{ pension_no, from_month: from, pension_fen: pensionFen, document }],
      },
      audit: [{ ...by, action: 'account.pension', subjectId: personNo, detail: { from } }],
      answer: null,
    }
  })
}

const pensionsOf = ({ kysely }: Database, personNo: string) =>
  kysely.selectFrom('declared_pension').selectAll().where('person_no', '=', personNo).execute()

function readForm({ from, amount, document }: PensionForm, today: string) {
  const wrong = (what: string, value: string, example: string) =>
    problem('pension-not-valid', { what, value: value.slice(0, 20), example })
  const latest = `${String(Number(today.slice(0, 4)) + 1)}-12`
  if (parseMonth(from) === NO_MONTH || from < '2017-01' || from > latest)
    throw wrong('起算月份', from, ` 2017-01 到 ${latest} 之间的月份，例如 ${today.slice(0, 7)}`)
  if (!/^\d{1,7}(\.\d{1,2})?$/.test(amount.trim())) throw wrong('月养老金', amount, '金额，最多两位小数，例如 6543.21')
  if (document.trim() === '') throw wrong('凭什么录入', document, '凭据的名称，例如 养老金核定表')
  return { from, pensionFen: Math.round(Number(amount.trim()) * 100), document: document.trim() }
}
