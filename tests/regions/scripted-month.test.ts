/**
 * A whole month of three institutions in two regions, step by step: settled, one taken back, reconciled, applied for, audited with a
 * refusal, approved, paid by the bank, cleared between the regions. At the end nobody owes anybody anything of it.
 */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { MonthlyApplicationMessage, OwnMonthlyMessage } from '@yidi/contracts'
import { signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { bookBalances } from '../../apps/server/src/money/ledger/index.ts'
import { ledgerAgrees } from '../hospital/checks.ts'
import { Hospital, people } from '../hospital/hospital.ts'
import { hangzhou, shanghai, undo } from '../monthly/world.ts'
import type { Bill, Who } from './world.ts'
import { fenOf, insured, openRegions, settleEmergency, treating } from './world.ts'

const regions = await openRegions()
const { app, db, clock } = regions
const second = 'H31010000002'
const at: Readonly<Record<string, Hospital>> = {
  [shanghai]: regions.hospital,
  [second]: new Hospital(app, second, treating),
  [hangzhou]: regions.homeHospital,
}
const regionOf = (code: string) => (code === hangzhou ? insured : treating)
/** Yuan of each institution that its settlements came to for the funds and accounts, by the bills themselves. */
const settled: Record<string, number> = { [shanghai]: 0, [second]: 0, [hangzhou]: 0 }

/** Settlements come one after the other, and their lines in that order. */
const tick = (): void => clock.set(new Date(clock.now().getTime() + 1_000).toISOString())

/** An emergency stay, settled; what it owes is counted by the bill that the hospital was given. */
async function stays(code: string, person: string, yuan: number, days: readonly [string, string]): Promise<Bill> {
  const bill = await settleEmergency(at[code]!, person, yuan, days)
  tick()
  settled[code]! += bill.sums.fund_pay_sumamt + bill.sums.acct_pay
  return bill
}

/** What the hospital holds of inpatient care of people of Hangzhou agrees with the program. */
async function reconciles(code: string, bills: readonly Bill[], count = bills.length): Promise<void> {
  const sum = (of: keyof Bill['sums']) => bills.reduce((total, { sums }) => total + sums[of], 0)
  const { output } = await at[code]!.ask('3201', {
    data: {
      ...{ insutype: '310', clr_type: '21', setl_optins: insured },
      ...{ stmt_begndate: '2026-06-01', stmt_enddate: '2026-06-30' },
      ...{ medfee_sumamt: sum('medfee_sumamt'), fund_pay_sumamt: sum('fund_pay_sumamt'), acct_pay: sum('acct_pay') },
      fixmedins_setl_cnt: count,
    },
  })
  const { stmt_rslt, stmt_rslt_dscr } = (output as { stmtinfo: { stmt_rslt: string; stmt_rslt_dscr: string } }).stmtinfo
  assert.deepEqual([stmt_rslt, stmt_rslt_dscr], ['0', ''], code)
}

/** Applies, refuses so much of one line, concludes and approves; gives what is to be paid, in fen. */
async function approved(code: string, refusedYuan: string): Promise<number> {
  const cookie = await signInStaff(db, clock, { roles: ['institution'], institution: code, name: `scripted-${code}` })
  const own = async <Answer>(url: string, payload?: object): Promise<Answer> => {
    const answer = await app.inject({
      method: payload === undefined ? 'GET' : 'POST',
      url: `/api/institution/monthly${url}`,
      headers: { cookie, ...(payload === undefined ? {} : { 'idempotency-key': randomUUID() }) },
      ...(payload === undefined ? {} : { payload }),
    })
    assert.equal(answer.statusCode, 200, answer.body)
    return answer.json<Answer>()
  }
  const { offers } = await own<OwnMonthlyMessage>('')
  const { month, kind, figures } = offers.find((offer) => offer.month === '2026-06')!
  const { applicationId } = await own<MonthlyApplicationMessage>('', { month, kind, figures })
  const [audits, approves]: readonly [Who, Who] =
    regionOf(code) === treating ? ['audits', 'approves'] : ['homeAudits', 'elsewhere']
  const desk = `/api/desk/monthly/${applicationId}`
  const refused = { no: 1, decision: 'refused', amount: refusedYuan, reason: 'over-quantity', words: '超过一个月的量' }
  if (fenOf(refusedYuan) > 0) await regions.ask(audits, `${desk}/decide`, { lines: [refused] })
  await regions.ask(audits, `${desk}/conclude`, {})
  if (fenOf(refusedYuan) > 0) await own(`/${applicationId}/accept`, {})
  const { due } = await regions.ask(approves, `${desk}/approve`, { refused: refusedYuan })
  const expected = Math.round(settled[code]! * 100) - fenOf(refusedYuan)
  assert.equal(fenOf(due!), expected, code)
  return expected
}

/** Pays everything that waits at a region by its bank. */
async function pays(by: readonly [Who, Who]): Promise<void> {
  const { batchId } = await regions.batch(by)
  await regions.ask(by[0], `/api/desk/payments/batches/${batchId}/paid`, { day: '2026-07-02' })
}

/** What a book owes or is owed: account to fen, without those that stand at nought. */
async function open(book: string): Promise<Record<string, number>> {
  const rows = await bookBalances(db, book)
  return Object.fromEntries(
    rows
      .filter(({ account, balanceFen }) => /^(payable|receivable):/.test(account) && balanceFen !== 0)
      .map(({ account, balanceFen }) => [account, balanceFen]),
  )
}

test('a month of three institutions in two regions, from settlements to nought', async () => {
  const inShanghai = [
    await stays(shanghai, people.retiredWithFiling, 10_000, ['2026-06-02', '2026-06-05']),
    await stays(shanghai, people.active, 20_000, ['2026-06-10', '2026-06-12']),
  ]
  const inSecond = [await stays(second, people.active, 12_000, ['2026-06-15', '2026-06-17'])]
  const atHome = [
    await stays(hangzhou, people.active, 6_000, ['2026-06-18', '2026-06-19']),
    await stays(hangzhou, people.retiredWithFiling, 8_000, ['2026-06-12', '2026-06-14']),
  ]
  // One is settled by mistake and taken back on the same day: it is of the month and comes to nought.
  const mistake = await settleEmergency(at[second]!, people.retiredWithFiling, 5_000, ['2026-06-16', '2026-06-18'])
  tick()
  await undo(at[second]!, people.retiredWithFiling, mistake)
  const cross = Math.round((settled[shanghai]! + settled[second]!) * 100)
  assert.deepEqual(await open(insured), {
    [`payable:institution:${hangzhou}`]: Math.round(settled[hangzhou]! * 100),
    [`payable:region:${treating}`]: cross,
  })

  await regions.moveTo('2026-07-02T02:00:00Z')
  await reconciles(shanghai, inShanghai)
  // A settlement and its undo are two more.
  await reconciles(second, inSecond, 3)
  await reconciles(hangzhou, atHome)

  const due = (await approved(shanghai, '0.00')) + (await approved(second, '100.00'))
  const dueAtHome = await approved(hangzhou, '0.00')
  for (const code of [shanghai, second]) await regions.account(code)
  await regions.account(hangzhou, ['homePays', 'homePaysToo'])
  await pays(['pays', 'paysToo'])
  await pays(['homePays', 'homePaysToo'])
  // What was refused is off both books; Shanghai has paid for Hangzhou and claims it.
  assert.equal(due, cross - 100_00)
  assert.deepEqual(await open(treating), { [`receivable:pool:${insured}`]: due })
  assert.deepEqual(await open(insured), { [`payable:region:${treating}`]: due })

  const { clearingId: id, lines } = await regions.draw('2026-06')
  const { no } = lines.find(({ amount }) => fenOf(amount) > 0)!
  await regions.step('pays', id, 'send')
  await regions.step('homePays', id, 'dispute', { no, reason: 'not-payable', words: '请核对' })
  await regions.step('homePays', id, 'confirm')
  await regions.step('homePays', id, 'hand-in')
  await regions.step('pays', id, 'answer', { no, withdraw: false, words: '核对无误' })
  await regions.step('homePays', id, 'confirm')
  const { due: cleared } = await regions.step('homePays', id, 'hand-in')
  assert.equal(fenOf(cleared!), due)
  await regions.step('elsewhere', id, 'approve', { due: cleared! })
  await regions.regionAccount()
  await pays(['homePays', 'homePaysToo'])

  assert.deepEqual(await open(treating), {})
  assert.deepEqual(await open(insured), {})
  // All the money of the month came out of the bank of Hangzhou, and what Shanghai paid came back to it.
  assert.equal(await regions.balance(insured, 'bank:expenditure'), -due - dueAtHome)
  assert.equal(await regions.balance(treating, 'bank:expenditure'), 0)
  await ledgerAgrees(db)
})
