/** What the funds advanced for a third party comes back to the fen, and so does what a person was paid too much. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bookBalances, openRecovery, payOut, postPayment } from '../../apps/server/src/money/ledger/index.ts'
import { receiveRecovery, receiveRepayment, sourceOf } from '../../apps/server/src/money/ledger/index.ts'
import { openBooks, write } from '../../apps/server/src/money/ledger/testing.ts'
import { ledgerAgrees } from '../hospital/checks.ts'

const database = await openBooks()
const balanceOf = async (name: string) =>
  (await bookBalances(database, '330100')).find(({ account }) => account === name)?.balanceFen ?? 0

test('advanced, recovered in two parts, overpaid and paid back: nothing is left but what was spent', async () => {
  const spent = await balanceOf('fund:pool')
  const booked = { pool: '330100', bookedDay: '2026-03-02' }
  const move = (amountFen: number, ...words: string[]) => ({ ...booked, amountFen, sourceId: sourceOf('B7', ...words) })
  const funds = [{ fund: 'pool', fen: 5000 }] as const
  const accountFen = { 'current-year': 0, 'past-year': 0 }
  const sourceId = sourceOf('B7', 'result')
  await write(database, {
    posting: [
      ...postPayment({ ...booked, sourceId, payee: 'person', funds, accountFen }),
      ...openRecovery({ ...booked, sourceId: sourceOf('B7', 'recovery'), funds }),
      receiveRecovery(move(2000, 'recovery', '1')),
    ],
  })
  assert.deepEqual([await balanceOf('receivable:third-party'), await balanceOf('fund:pool')], [3000, spent])
  await ledgerAgrees(database)
  await write(database, { posting: [receiveRecovery(move(3000, 'recovery', '2'))] })
  assert.equal(await balanceOf('receivable:third-party'), 0)
  // Paid without a batch, it is a payment that no item stands for: `ledger verify` has to say so.
  await write(database, {
    posting: [payOut(move(5000, 'payment', 'P1')), receiveRepayment(move(5000, 'repayment', '1'))],
  })
  assert.deepEqual([await balanceOf('payable:person'), await balanceOf('bank:expenditure')], [5000, 5000])
  await assert.rejects(ledgerAgrees(database), /B7\/payment\/P1/)
})
