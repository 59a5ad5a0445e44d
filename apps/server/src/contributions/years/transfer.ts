/**
 * 转出: somebody leaves for another pool. What counted here and what the account holds goes along on a document whose QR anybody can
 * verify: the sealed key of the record, as with a filing's receipt.
 */
import { payoutStates, problem } from '@yidi/contracts'
import type { TakingBack, TransferOutForm, TransferVerification } from '@yidi/contracts'
import { formatMonth, formatYuan, parseMonth } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import { planEnd, refuseStopping } from '../../person/enrolment/index.ts'
import { readFile } from '../../person/file/index.ts'
import type { ContributionYearRows } from '../../person/file/index.ts'
import { dayText } from '../../platform/printing/index.ts'
import { newRecordId } from '../../platform/storage/index.ts'
import type { Ciphers, Database, NewRow } from '../../platform/storage/index.ts'
import { withBenefits } from '../months/index.ts'
import { payoutOfTransfer } from '../payouts/index.ts'
import { runYears } from './command.ts'
import type { YearsCommand } from './command.ts'
import { countYears } from './counted.ts'
import { countedSpans, nameOfPlace } from './facts.ts'
import { readPlace } from './periods.ts'

export type TransferRow = ContributionYearRows['transfers'][number]

/** Ends the enrolment and draws up the document. Throws `year-place-not-valid`, what ending an enrolment throws, `visit-rests-on-it`. */
export function transferOut(command: YearsCommand, form: TransferOutForm): Promise<{ transferId: string }> {
  const { context, personNo, pool, staffName } = command
  return runYears(command, async (file, today) => {
    const to = readPlace(context.release, pool, form.to)
    const { lastDay } = form
    const ended = planEnd(file.enrolmentHistory, { lastDay, reason: 'transferred-out' }, today)
    await refuseStopping(context, personNo, lastDay, form.confirmed)
    const spans = countedSpans({ release: context.release, pool, today }, file, parseMonth(lastDay.slice(0, 7)) + 1)
    const { actualMonths, deemedMonths } = countYears(spans)
    const transferId = newRecordId('Z', pool, today)
    const row: NewRow<'transfer_out'> = {
      ...{ transfer_no: file.contributionYears.next.transfer, transfer_id: transferId, pool, to_place: to },
      ...{ on_day: today, last_day: lastDay, actual_months: actualMonths, deemed_months: deemedMonths },
      periods: spans.map(({ from, to: until, source }) => ({
        from: formatMonth(from),
        to: formatMonth(until),
        source,
      })),
      account_current_fen: file.accounts.currentYearFen,
      account_past_fen: file.accounts.pastYearFen,
      made_by: staffName,
    }
    const followed = await withBenefits(context, file, { ...ended, transfer_out: [row] }, today)
    const detail = { transferId, to, lastDay, actualMonths, deemedMonths }
    return { changes: followed.changes, action: 'transfer.enter', detail, answer: { transferId } }
  })
}

/**
 * Makes a document void; the person is enrolled again at the counter. Throws `transfer-not-found`, `transfer-taken-back`, and
 * `transfer-money-out` while a payout of the account by it stands.
 */
export function takeTransferBack(
  command: YearsCommand,
  transferId: string,
  { reason }: TakingBack,
): Promise<{ transferId: string }> {
  return runYears(command, (file) => {
    const { contributionYears } = file
    const found = contributionYears.transfers.find((row) => row.transfer_id === transferId)
    if (found === undefined) throw problem('transfer-not-found', { transferId: transferId.slice(0, 60) })
    if (found.taken_back) throw problem('transfer-taken-back', { transferId })
    const payout = payoutOfTransfer(file, transferId)
    if (payout !== undefined)
      throw problem('transfer-money-out', { payout: payout.recordId, state: payoutStates[payout.state].title })
    const row = { ...found, transfer_no: contributionYears.next.transfer, taken_back: true }
    return {
      changes: { transfer_out_end: [{ transfer_no: found.transfer_no }], transfer_out: [row] },
      action: 'transfer.take-back',
      detail: { transferId, reason },
      answer: { transferId },
    }
  })
}

const codePlace = 'transfer.code'

interface OfTransfer {
  personNo: string
  transferId: string
}

/** The code of a document; another one each time it is asked for, all of them good. */
export const transferCode = (ciphers: Ciphers, { personNo, transferId }: OfTransfer): string =>
  ciphers.sealForPaper(`${personNo} ${transferId}`, codePlace).toString('base64url')

/** Whose document a code belongs to; undefined for what this program has not made. */
function readTransferCode(ciphers: Ciphers, code: string): OfTransfer | undefined {
  let text: string
  try {
    text = ciphers.open(Buffer.from(code, 'base64url'), codePlace)
  } catch {
    return undefined
  }
  const [personNo, transferId] = text.split(' ')
  return personNo === undefined || transferId === undefined ? undefined : { personNo, transferId }
}

/** How the document of a code stands, without a word about the person; undefined where the code is none of ours. */
export async function verifyTransfer(
  { database, release }: { database: Database; release: Release },
  code: string,
  today: string,
): Promise<TransferVerification | undefined> {
  const key = readTransferCode(database.ciphers, code)
  const file = key && (await readFile(database, { personNo: key.personNo }, ['contributionYears']))
  const row = file?.contributionYears.transfers.find(({ transfer_id }) => transfer_id === key?.transferId)
  if (row === undefined) return undefined
  const stands = !row.taken_back
  return {
    transfer: row.transfer_id,
    stands,
    text: stands ? `${dayText(row.on_day)}开具，内容与本平台的记录一致` : '已作废，不能再用',
    poolName: nameOfPlace(release, row.pool),
    toName: nameOfPlace(release, row.to_place),
    on: row.on_day,
    lastDay: row.last_day,
    actualMonths: row.actual_months,
    deemedMonths: row.deemed_months,
    account: formatYuan(row.account_current_fen + row.account_past_fen),
    checkedOn: today,
  }
}
