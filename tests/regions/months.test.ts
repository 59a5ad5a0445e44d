/** Whatever is settled, undone, disputed and answered in random months: what regions paid and still owe is what was settled. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ledgerAgrees } from '../hospital/checks.ts'
import { people } from '../hospital/hospital.ts'
import { undo } from '../monthly/world.ts'
import { fenOf, openRegions, settleEmergency } from './world.ts'

const months = fc.array(
  fc.record({
    yuan: fc.integer({ min: 1_000, max: 30_000 }),
    disputes: fc.boolean(),
    withdraws: fc.boolean(),
  }),
  { minLength: 4, maxLength: 4 },
)

for (const seed of [17, 18, 19])
  test(`for random months, what regions paid is what they owed, to the fen (seed ${String(seed)})`, async () => {
    const regions = await openRegions()
    await regions.deposit('900000.00', '2026-06-20')
    let [paid, withdrawn] = [0, 0]
    let now = new Date('2026-06-20T02:00:00Z')
    let last: { visit: string; id: string } | undefined
    const [turns] = fc.sample(months, { numRuns: 1, seed })
    for (const [turn, { yuan, disputes, withdraws }] of turns!.entries()) {
      // The last month takes the settlement of the month before it back; another person is settled beside it.
      if (turn === 3 && last !== undefined) await undo(regions.hospital, people.active, last)
      const day = (of: string) => `${now.toISOString().slice(0, 7)}-${of}`
      const stay = [turn === 0 ? day('10') : day('01'), turn === 0 ? day('12') : day('02')] as const
      last = await settleEmergency(regions.hospital, turn === 3 ? people.retiredWithFiling : people.active, yuan, stay)
      const of = now.toISOString().slice(0, 7)
      now = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 2, 3))
      await regions.moveTo(now.toISOString())
      await regions.approveMonth(of)
      const answer = await regions.inject('pays', '/api/desk/clearings', { pool: '330100', month: of })
      if (answer.statusCode !== 200) continue
      const { clearingId: id, lines } = answer.json<{ clearingId: string; lines: { no: number; amount: string }[] }>()
      await regions.step('pays', id, 'send')
      const disputed = lines.find(({ amount }) => !amount.startsWith('-'))
      if (disputes && disputed !== undefined) {
        await regions.step('homePays', id, 'dispute', { no: disputed.no, reason: 'not-payable', words: '演示' })
        await regions.step('homePays', id, 'confirm')
        await regions.step('homePays', id, 'hand-in')
        await regions.step('pays', id, 'answer', { no: disputed.no, withdraw: withdraws, words: '演示' })
      }
      await regions.step('homePays', id, 'confirm')
      const { state, due } = await regions.step('homePays', id, 'hand-in')
      const shown = await regions.see('pays', id)
      withdrawn += fenOf(shown.withdrawn)
      if (state === 'closed') continue
      await regions.step('elsewhere', id, 'approve', { due: due! })
      await regions.step('homePays', id, 'pay-prepaid')
      paid += fenOf(due!)
    }
    const { rows } = await regions.db.pool.query<{ fen: number }>(
      `select coalesce(sum(case when credit = 'payable:region:310100' then amount_fen else -amount_fen end), 0)::bigint as fen
       from posting where book = '330100' and 'payable:region:310100' in (debit, credit)`,
    )
    // What was withdrawn of a settlement that was undone later is given back.
    const { applications } = await regions.list()
    const restored = applications.reduce((sum, one) => sum + fenOf(one.restored), 0)
    assert.equal(Number(rows[0]!.fen), paid + withdrawn - restored + (await regions.owed()))
    assert.ok(paid > 0)
    assert.equal(await regions.prepaid(), 90_000_000 - paid)
    await ledgerAgrees(regions.db)
  })
