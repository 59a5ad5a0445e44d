/** 先行支付和追偿: what the funds advanced where a third party is liable, and what the third party pays of it. */
import { FUNDS } from '@yidi/rules'
import type { FundPaidFen } from '@yidi/rules'
import type { NewRow } from '../../platform/storage/index.ts'
import { accountOf, fundAccount } from './accounts.ts'
import { bank, bankPosting } from './paying.ts'
import type { BankMovement } from './paying.ts'

/** What the funds advanced. */
interface Advance extends Omit<BankMovement, 'amountFen'> {
  /** What each fund paid, above nought; nothing of a personal account is recovered. */
  funds: readonly FundPaidFen[]
}

/**
 * A recovery is opened: what each fund advanced is owed by the third party from now on, a posting for each fund. Undone
 * by the opposites of its source (`readOpposites`).
 */
export function openRecovery({ funds, ...rest }: Advance): NewRow<'posting'>[] {
  return funds
    .filter(({ fen }) => fen !== 0)
    .map(({ fund, fen }, index) =>
      bankPosting(
        { ...rest, amountFen: fen },
        {
          posting_no: index + 1,
          debit: accountOf('receivable-third-party'),
          credit: fundAccount(fund),
          purpose: FUNDS[fund].ledger,
        },
      ),
    )
}

/** The third party pays. Whoever posts it sees to it that no more comes in than is owed; `ledger verify` looks again. */
export function receiveRecovery(movement: BankMovement): NewRow<'posting'> {
  return bankPosting(movement, {
    posting_no: 1,
    debit: bank,
    credit: accountOf('receivable-third-party'),
    purpose: 'recovery',
  })
}
