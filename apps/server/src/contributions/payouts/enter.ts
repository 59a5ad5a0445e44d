/** Applications for the money of an account are entered: for another pool's agency, or for the heirs. Nothing moves yet. */
import { problem } from '@yidi/contracts'
import type { AccountTransferForm, InheritanceForm, PayoutSort } from '@yidi/contracts'
import { enrolmentsOn, readFile } from '../../person/file/index.ts'
import type { RecordsFile } from '../../person/file/index.ts'
import { recordRows } from '../../platform/records/index.ts'
import { newRecordId } from '../../platform/storage/index.ts'
import { runPayout } from './context.ts'
import type { PayoutCommand, PayoutContext } from './context.ts'
import { readAccount, readHeirs } from './payee.ts'
import { groupsOf, payoutKind, sealPayee } from './payout.ts'
import type { Payee, PayoutDetail } from './payout.ts'

type Entering = PayoutCommand & { pool: string }
/** One record of an application: who gets it, and what it says. */
type Part = { payee: Payee } & Pick<PayoutDetail, 'sharePpm' | 'relation' | 'transferId' | 'toPlace'>

/**
 * 转到外地, by a document of leaving that stands. Throws `payout-document-missing`, `payout-account-not-valid`, `transfer-not-found`,
 * `transfer-taken-back`, `payout-transfer-not-over`, `payout-after-death`, `payout-nothing-left`, `payout-open`.
 */
export function enterTransfer(
  context: PayoutContext,
  entering: Entering,
  form: AccountTransferForm,
): Promise<{ id: string }> {
  const document = requireDocument(form.document)
  const name = form.name.trim()
  if (name === '')
    throw problem('payout-account-not-valid', { what: '没有写收款的户名', remedy: '请照联系函写经办机构的户名' })
  const payee = { name, ...readAccount(form) }
  return runPayout(context, entering, async (file, today) => {
    const transfer = await requireTransfer(context, file, entering.pool, form.transferId, today)
    const { transfer_id: transferId, to_place: toPlace, last_day: lastDay } = transfer
    const part = { payee, sharePpm: 1_000_000, transferId, toPlace }
    return entered(context, file, entering, { sort: 'transfer-out', document, lastDay, parts: [part], today })
  })
}

/**
 * 继承, one record an heir. Throws `payout-document-missing`, `heir-not-valid`, `heir-twice`, `heir-shares-not-whole`, `death-not-known`,
 * `payout-nothing-left`, `payout-open`.
 */
export function enterInheritance(
  context: PayoutContext,
  entering: Entering,
  form: InheritanceForm,
): Promise<{ id: string }> {
  const document = requireDocument(form.document)
  const heirs = readHeirs(form.heirs, context.clock.today())
  return runPayout(context, entering, async (file, today) => {
    const { death } = await factsOf(context, entering.personNo)
    if (death.held === undefined) throw problem('death-not-known')
    const parts = heirs.map(({ relation, sharePpm, ...payee }) => ({ payee, relation, sharePpm }))
    return entered(context, file, entering, { sort: 'inheritance', document, lastDay: death.held.day, parts, today })
  })
}

/** What a payout rests on beside the records. The commit refuses what was read of another moment than they. */
export async function factsOf({ database }: Pick<PayoutContext, 'database'>, personNo: string) {
  const file = await readFile(database, { personNo }, ['death', 'contributionYears'])
  if (file === undefined) throw problem('person-not-found', { what: '人员编号' })
  return { death: file.death, transfers: file.contributionYears.transfers }
}

function requireDocument(typed: string): string {
  const document = typed.trim()
  if (document === '') throw problem('payout-document-missing')
  return document
}

async function requireTransfer(
  context: PayoutContext,
  file: RecordsFile,
  pool: string,
  transferId: string,
  today: string,
) {
  const { death, transfers } = await factsOf(context, file.personNo)
  if (death.held !== undefined) throw problem('payout-after-death', { day: death.held.day })
  const transfer = transfers.find((row) => row.transfer_id === transferId && row.pool === pool)
  if (transfer === undefined) throw problem('transfer-not-found', { transferId: transferId.slice(0, 60) })
  if (transfer.taken_back) throw problem('transfer-taken-back', { transferId })
  requireOver(file, pool, today)
  return transfer
}

/** Throws `payout-transfer-not-over` while the person is insured as an employee in the pool. */
export function requireOver(file: RecordsFile, pool: string, today: string): void {
  const isInsured = enrolmentsOn(file, today).some((one) => one.pool === pool && one.insurance === 'employee')
  if (isInsured) throw problem('payout-transfer-not-over')
}

interface Entered extends Pick<PayoutDetail, 'document' | 'lastDay'> {
  sort: PayoutSort
  parts: readonly Part[]
  today: string
}

/** The first step of each record of an application. */
function entered(
  { database: { ciphers } }: PayoutContext,
  file: RecordsFile,
  { personNo, pool, by }: Entering,
  { sort, document, lastDay, parts, today }: Entered,
) {
  const { currentYearFen, pastYearFen } = file.accounts
  if (currentYearFen + pastYearFen <= 0) throw problem('payout-nothing-left')
  const open = groupsOf(file).find(([first]) => first!.state === 'entered')
  if (open !== undefined) throw problem('payout-open', { payout: open[0]!.recordId })
  const ids = parts.map(() => newRecordId('G', pool, today))
  const rows = parts.flatMap(({ payee, ...said }, index) => {
    const recordId = ids[index]!
    const detail = { ...said, sort, document, lastDay, group: ids[0]!, no: index + 1, count: parts.length }
    const privateCipher = sealPayee(ciphers, { personNo, recordId }, 1, payee)
    const content = { recordId, kind: payoutKind.name, pool, from: today, to: null }
    return recordRows(payoutKind, content, 'none', 0, [{ action: 'enter', by, detail, privateCipher }], today, 'desk')
  })
  return { recordId: ids[0]!, rows, action: 'enter' as const }
}
