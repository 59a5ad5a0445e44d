/** Two regions that clear: Shanghai treats, Hangzhou insures. On top of a month of institutions that is over. */
import assert from 'node:assert/strict'
import type { ClearingListMessage, ClearingMessage, RegionAccountMessage } from '@yidi/contracts'
import { bookBalances } from '../../apps/server/src/money/ledger/index.ts'
import { feeLine, newMsgid, settlement } from '../hospital/hospital.ts'
import type { Hospital } from '../hospital/hospital.ts'
import { openMonth } from '../monthly/world.ts'

export const url = '/api/desk/clearings'
export const treating = '310100'
export const insured = '330100'
type Month = Awaited<ReturnType<typeof openMonth>>
export type Who = Parameters<Month['ask']>[0]

/** Finance of the treating region draws and sends; finance of the insured pool confirms; another of it approves. */
export async function openRegions() {
  const month = await openMonth()
  const step = (who: Who, id: string, action: string, body: object = {}) =>
    month.ask<ClearingMessage>(who, `${url}/${id}/${action}`, body)
  /** What a book says of an account, in fen. */
  const balance = async (book: string, account: string) =>
    (await bookBalances(month.db, book)).find((one) => one.account === account)?.balanceFen ?? 0
  return {
    ...month,
    step,
    balance,
    /** Everything that the institution has of a month applied for, audited and approved. */
    async approveMonth(of: string): Promise<void> {
      const { applicationId } = await month.apply('own', of)
      const desk = `/api/desk/monthly/${applicationId}`
      await month.ask('audits', `${desk}/conclude`, {})
      await month.ask('approves', `${desk}/approve`, { refused: '0.00' })
    },
    draw: (of: string) => month.ask<ClearingMessage>('pays', url, { pool: insured, month: of }),
    see: (who: Who, id: string) => month.ask<ClearingMessage>(who, `${url}/${id}`),
    listing: (who: Who) => month.ask<ClearingListMessage>(who, url),
    /** The account of the treating region as the insured pool notes it, seen by two. */
    async regionAccount(account = '6222000011112222333'): Promise<void> {
      const at = `/api/desk/regions/${treating}/account`
      const form = { holder: '演示医保中心', bank: '演示银行', account }
      const { waiting } = await month.ask<RegionAccountMessage>('homePays', at, form)
      await month.ask('homePaysToo', `${at}/${String(waiting!.no)}/confirm`, {})
    },
    /** A list that is sent, confirmed whole and handed in. */
    async confirmed(of: string): Promise<ClearingMessage> {
      const { clearingId: id } = await month.ask<ClearingMessage>('pays', url, { pool: insured, month: of })
      await step('pays', id, 'send')
      await step('homePays', id, 'confirm')
      return step('homePays', id, 'hand-in')
    },
    /** What both books say of the two, which is always the same; in fen. */
    async owed(): Promise<number> {
      const ofPool = await balance(insured, `payable:region:${treating}`)
      assert.equal(await balance(treating, `receivable:pool:${insured}`), ofPool)
      return ofPool
    },
    async prepaid(): Promise<number> {
      const ofPool = await balance(insured, `prepaid:region:${treating}`)
      assert.equal(await balance(treating, `prepaid:pool:${insured}`), ofPool)
      return ofPool
    },
    /** A deposit that two people saw. */
    async deposit(amount: string, day: string): Promise<void> {
      const { records } = await month.ask<{ records: { recordId: string }[] }>('homePays', '/api/desk/prepaid', {
        ...{ kind: 'deposit', other: treating, amount, document: '演示文件' },
      })
      await month.ask('homePaysToo', `/api/desk/prepaid/${records[0]!.recordId}/confirm`, { reference: 'YH1', day })
    },
  }
}

export const fenOf = (yuan: string) => Math.round(Number(yuan) * 100)

/** A stay that is settled, with the sums of its bill in yuan. */
export interface Bill {
  visit: string
  id: string
  sums: { medfee_sumamt: number; fund_pay_sumamt: number; acct_pay: number }
}

/** An emergency, which needs no filing, from admission to settlement. */
export async function settleEmergency(
  at: Hospital,
  person: string,
  totalYuan: number,
  [from, to]: readonly [string, string] = ['2026-06-10', '2026-06-12'],
): Promise<Bill> {
  const visit = await at.admit(person, { ipt_type: '2', begntime: `${from} 08:00:00` })
  const line = { ...feeLine(person, visit, ['YDA0000001', 1, totalYuan], 1), fee_ocur_time: `${from} 09:30:00` }
  await at.ask('2301', { feedetail: [line] })
  await at.discharge(person, visit, to)
  const { output } = await at.ask('2304', settlement(person, visit, totalYuan), { msgid: newMsgid(at.code) })
  const { setlinfo } = output as { setlinfo: Bill['sums'] & { setl_id: string } }
  return { visit, id: setlinfo.setl_id, sums: setlinfo }
}
