/** An institution that holds every reply of its day against the document, and notes what each settlement came to. */
import assert from 'node:assert/strict'
import { amountsOf } from '../hospital/checks.ts'
import { Hospital, money } from '../hospital/hospital.ts'
import type { Options, Reply } from '../hospital/hospital.ts'
import { documentOf, replyFindings } from './document.ts'

/** What a settlement came to, in yuan. */
export type Paid = readonly [infno: string, total: number, fund: number, account: number, cash: number]

export class CheckingHospital extends Hospital {
  /** The settlements, trials and undoings of the day, in their order. */
  readonly paid: Paid[] = []

  override async send(infno: string, input: unknown, options: Options = {}): Promise<Reply> {
    const reply = await super.send(infno, input, options)
    if (reply.infcode !== 0) {
      assert.equal(reply.output, null, `${infno} is refused and answers something`)
      return reply
    }
    const said = documentOf(infno)
    assert.ok(said, `the document has no ${infno}`)
    assert.deepEqual(replyFindings(infno, reply.output as Record<string, unknown> | null, said), [])
    if ('setlinfo' in said.output) this.#note(infno, amountsOf(reply))
    return reply
  }

  #note(infno: string, amounts: Record<string, number>): void {
    const of = (name: string) => money(amounts[name]!)
    this.paid.push([infno, of('medfee_sumamt'), of('fund_pay_sumamt'), of('acct_pay'), of('psn_cash_pay')])
  }
}
