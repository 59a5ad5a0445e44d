/** An application is approved, refused or taken back, as a whole; who entered it does not decide. */
import { payoutActions, problem } from '@yidi/contracts'
import type { PayoutAccountForm, Problem } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import { payOutAccount, sourceOf } from '../../money/ledger/index.ts'
import type { RecordsFile } from '../../person/file/index.ts'
import { theProgram } from '../../platform/records/index.ts'
import type { Acting, Move } from '../../platform/records/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { kinOf, kinText } from '../corrections/index.ts'
import { furtherRows, runPayout } from './context.ts'
import type { PayoutCommand, PayoutContext } from './context.ts'
import { factsOf, requireOver } from './enter.ts'
import { readAccount } from './payee.ts'
import { groupsOf, payeeOf, payoutsOf, sealPayee } from './payout.ts'
import type { Payout } from './payout.ts'
import { splitShares, takeFromFunds } from './split.ts'

type Deciding = PayoutCommand & { id: string }

/** The records of an application. Throws `payout-not-found`. */
export function groupIn(file: Pick<RecordsFile, 'recordSteps'>, id: string): Payout[] {
  const found = groupsOf(file).find((parts) => parts.some(({ recordId }) => recordId === id))
  if (found === undefined) throw problem('payout-not-found', { id: id.slice(0, 60) })
  return found
}

/** Why this member of the staff may not decide (`payout-other-person-needed`): it is his own entry, account, family or inheritance. */
export async function barOf(
  database: Database,
  parts: readonly Payout[],
  staffName: string,
  action: 'approve' | 'refuse',
): Promise<Problem | undefined> {
  const barred = (why: string) =>
    problem('payout-other-person-needed', { who: staffName, why, action: payoutActions[action] })
  if (parts.some(({ application }) => application.actor === staffName)) return barred('录入了这份支取')
  const payees = parts.map((part) => payeeOf(database.ciphers, part))
  const kin = await kinOf(database, staffName, parts[0]!.personNo, payees)
  return kin === 'none' ? undefined : barred(kinText[kin])
}

/**
 * Approves an application: the account is divided as it stands now, leaves it, and is owed. Throws `payout-not-found`,
 * `payout-action-not-allowed`, `payout-other-person-needed`, `payout-nothing-left`, `payout-amount-changed`, `payout-transfer-not-over`,
 * `death-not-known`.
 */
export function approvePayout(context: PayoutContext, deciding: Deciding, seen: string): Promise<{ id: string }> {
  return runPayout(context, deciding, async (file, today) => {
    const parts = groupIn(file, deciding.id)
    // A step that the state does not know is told as that, before anything else is.
    for (const part of parts) furtherRows(part, [{ action: 'approve', by: deciding.by }], today)
    await requireMayDecide(context, parts, deciding.by, 'approve')
    await requireGround(context, file, parts[0]!, today)
    const { currentYearFen: currentFen, pastYearFen: pastFen } = file.accounts
    const totalFen = currentFen + pastFen
    if (totalFen <= 0) throw problem('payout-nothing-left')
    if (seen.trim() !== formatYuan(totalFen))
      throw problem('payout-amount-changed', { seen: seen.slice(0, 20), amount: formatYuan(totalFen) })
    const amounts = splitShares(
      totalFen,
      parts.map(({ detail }) => detail.sharePpm),
    )
    const out = takeFromFunds({ currentFen, pastFen }, amounts).map((funds, index) => ({
      ...{ part: parts[index]!, amountFen: amounts[index]! },
      ...funds,
    }))
    const moved = out.map(({ part, currentFen: current, pastFen: past }) =>
      payOutAccount(
        { sourceId: sourceOf(part.recordId, 'result'), pool: part.pool, bookedDay: today },
        part.detail.sort,
        { 'current-year': current, 'past-year': past },
      ),
    )
    return {
      recordId: parts[0]!.recordId,
      action: 'approve',
      rows: out.flatMap(({ part, ...fen }) =>
        furtherRows(
          part,
          [
            { action: 'approve', by: deciding.by, detail: { ...fen, totalFen, group: part.detail.group } },
            ...after(fen),
          ],
          today,
        ),
      ),
      changes: {
        account_entry: moved.flatMap(({ account_entry }) => account_entry),
        posting: moved.flatMap(({ posting }) => posting),
      },
    }
  })
}

/** A share so small that it comes to nothing is done with. */
const after = ({ amountFen }: { amountFen: number }): Move<'close'>[] =>
  amountFen === 0 ? [{ action: 'close', by: theProgram }] : []

async function requireMayDecide(
  { database }: PayoutContext,
  parts: readonly Payout[],
  by: Acting,
  action: 'approve' | 'refuse',
): Promise<void> {
  const barred = await barOf(database, parts, by.id, action)
  if (barred !== undefined) throw barred
}

/** What the application stands on is still there. */
async function requireGround(
  context: PayoutContext,
  file: RecordsFile,
  { pool, detail }: Payout,
  today: string,
): Promise<void> {
  const { death } = await factsOf(context, file.personNo)
  if (detail.sort === 'inheritance') {
    if (death.held === undefined) throw problem('death-not-known')
    return
  }
  if (death.held !== undefined) throw problem('payout-after-death', { day: death.held.day })
  requireOver(file, pool, today)
}

/** Refuses an application. Throws `payout-reason-missing`, `payout-other-person-needed`, `payout-action-not-allowed`. */
export const refusePayout = (context: PayoutContext, deciding: Deciding, reason: string): Promise<{ id: string }> =>
  endPayout(context, deciding, 'refuse', reason)

/** Takes an application back before it is decided. Throws `payout-reason-missing`, `payout-action-not-allowed`. */
export const withdrawPayout = (context: PayoutContext, deciding: Deciding, reason: string): Promise<{ id: string }> =>
  endPayout(context, deciding, 'withdraw', reason)

function endPayout(
  context: PayoutContext,
  deciding: Deciding,
  action: 'refuse' | 'withdraw',
  typed: string,
): Promise<{ id: string }> {
  const reason = typed.trim()
  if (reason === '') throw problem('payout-reason-missing', { action: payoutActions[action] })
  return runPayout(context, deciding, async (file, today) => {
    const parts = groupIn(file, deciding.id)
    const rows = parts.flatMap((part) => furtherRows(part, [{ action, by: deciding.by, detail: { reason } }], today))
    if (action === 'refuse') await requireMayDecide(context, parts, deciding.by, action)
    return { recordId: parts[0]!.recordId, rows, action }
  })
}

/** Names another bank account for a payment that came back. Throws `payout-account-not-valid`, `payout-action-not-allowed`. */
export function changePayoutAccount(
  context: PayoutContext,
  deciding: Deciding,
  form: PayoutAccountForm,
): Promise<{ id: string }> {
  const account = readAccount(form)
  const { ciphers } = context.database
  return runPayout(context, deciding, (file, today) => {
    const payout = payoutsOf(file).find(({ recordId }) => recordId === deciding.id)
    if (payout === undefined) throw problem('payout-not-found', { id: deciding.id.slice(0, 60) })
    const payee = { ...payeeOf(ciphers, payout), ...account }
    const privateCipher = sealPayee(ciphers, payout, payout.actions.length + 1, payee)
    const rows = furtherRows(payout, [{ action: 'account', by: deciding.by, privateCipher }], today)
    return { recordId: payout.recordId, rows, action: 'account' }
  })
}
