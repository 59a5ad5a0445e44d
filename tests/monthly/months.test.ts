/** Whatever an institution settles and takes back, and whatever of it is refused: paid, refused and carried are what was settled. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { MonthlyApplicationMessage } from '@yidi/contracts'
import { lastFirst } from '../../apps/server/src/clearing/monthly/testing.ts'
import { ledgerAgrees } from '../hospital/checks.ts'
import { people } from '../hospital/hospital.ts'
import { openMonth, settleStay, shanghai, undo } from './world.ts'

const fenOf = (yuan: string) => Math.round(Number(yuan) * 100)
const persons = [people.retiredWithFiling, people.provincialReferral, people.taizhouStationed] as const

test('a refusal takes the funds from the last of the law to the first, all of it and no more of any than it paid', () => {
  const funds = ['pool', 'critical-illness', 'assistance'] as const
  const paid = fc.array(fc.integer({ min: 1, max: 9_000_000 }), { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(paid, fc.double({ min: 0, max: 1, noNaN: true }), (amounts, share) => {
      const byLaw = amounts.map((fen, index) => ({ fund: funds[index]!, fen }))
      const total = amounts.reduce((sum, fen) => sum + fen, 0)
      const refused = Math.round(total * share)
      const back = lastFirst(byLaw, refused)
      assert.equal(
        back.reduce((sum, { fen }) => sum + fen, 0),
        refused,
      )
      // Whoever pays later by the law gives all of it back before an earlier one gives any.
      back.forEach(({ fund, fen }, index) => {
        const most = byLaw.find((one) => one.fund === fund)!.fen
        assert.ok(index === back.length - 1 ? fen <= most : fen === most)
      })
    }),
  )
})

test('for random months, what was paid plus what was refused is what was settled, and the books agree', async () => {
  const month = await openMonth()
  await month.account()
  let settled = 0
  let refused = 0
  let paid = 0
  let now = new Date('2026-06-20T02:00:00Z')
  const stays: { person: string; visit: string; id: string }[] = []
  for (const [turn, share] of fc
    .sample(fc.double({ min: 0, max: 1, noNaN: true }), { numRuns: 3, seed: 17 })
    .entries()) {
    // Each month one person more is settled, and in the last one the first settlement is taken back.
    if (turn < persons.length - 1) {
      const person = persons[turn]!
      stays.push({ person, ...(await settleStay(month.hospital, person, 1_000 + Math.round(share * 9_000))) })
    } else {
      const { person, ...stay } = stays[0]!
      await undo(month.hospital, person, stay)
    }
    const of = now.toISOString().slice(0, 7)
    now = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 2, 2))
    await month.moveTo(now.toISOString())
    await month.account(shanghai, ['pays', 'paysToo'])
    const applied = await month.apply('own', of)
    settled += fenOf(applied.payable)
    const url = `/api/desk/monthly/${applied.applicationId}`
    const { lines } = await month.ask('audits', `${url}?show=all`)
    const decided = lines.map(({ no, fund }) => {
      const fen = Math.floor(Math.max(0, fenOf(fund)) * share * 0.5)
      return fen === 0
        ? { no, decision: 'accepted' }
        : { no, decision: 'refused', amount: (fen / 100).toFixed(2), reason: 'no-proof' }
    })
    await month.ask('audits', `${url}/decide`, { lines: decided })
    const concluded = await month.ask('audits', `${url}/conclude`, {})
    if (concluded.state === 'objecting')
      await month.ask('own', `/api/institution/monthly/${applied.applicationId}/accept`, {})
    const approved = await month.ask<MonthlyApplicationMessage>('approves', `${url}/approve`, {
      refused: concluded.refused,
    })
    // What an undo gives back is not refused any more.
    refused += fenOf(approved.refused) - fenOf(approved.restored)
    if (approved.state !== 'approved') continue
    const { batchId } = await month.batch()
    await month.ask('pays', `/api/desk/payments/batches/${batchId}/paid`, { day: now.toISOString().slice(0, 10) })
    paid += fenOf(approved.due!)
  }
  // What is below nought was not paid: it is owed by the institution until its next month.
  assert.equal(settled, paid + refused + (await month.owed('310100', shanghai)))
  assert.ok((await month.owed('310100', shanghai)) < 0, 'the last month took something back')
  await ledgerAgrees(month.db)
})
