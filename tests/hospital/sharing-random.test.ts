/** Random gifts, answers, purchases, undos and recalls between two people: the money adds up at every step, and the books agree. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { carryShares } from '../../apps/server/src/contributions/sharing/index.ts'
import { giveShare, policiesThatShare } from '../../apps/server/src/contributions/sharing/testing.ts'
import { verifyLedger } from '../../apps/server/src/money/ledger/index.ts'
import { openRelease } from '../../apps/server/src/platform/policy/index.ts'
import { purchase } from './hospital.ts'
import { giver, member, openFamily } from './sharing.ts'

const policy = policiesThatShare()
const family = await openFamily(policy)
test.after(() => family.app.close())
const { pharmacy } = family
const context = { database: family.db, clock: family.clock, release: openRelease(policy) }

/** A small generator of its own, so that a failing walk can be walked again. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const fen = (yuan: string) => Math.round(Number(yuan) * 100)

test('whatever happens in whatever order, what was given is held, used, on its way or back', async () => {
  const random = randomFrom(20261127)
  const authorisation = await family.authorise(giver, member)
  const settled: { setl_id: string; mdtrt_id: string; acct_mulaid_pay: number }[] = []
  const seen = { shared: 0, undone: 0, refused: 0 }

  const act = async (who: { no: string }, share: string | undefined, action: string) => {
    const { status } = await family.call(who, `/api/my/shares/${share ?? 'none'}/${action}`, {})
    if (status !== 200) seen.refused += 1
  }
  const anyOf = async (who: { no: string }, side: 'given' | 'received') => {
    const list = (await family.shares(who))[side]
    return list[random(Math.min(4, list.length))]?.id
  }
  const settle = async () => {
    const bought = purchase(member.no, [['YDA0000001', 1, 20 + random(300)]], { acct_used_flag: '2' })
    const { setlinfo } = (await pharmacy.ask('2102', bought)).output
    settled.push(setlinfo)
    if (setlinfo.acct_mulaid_pay > 0) seen.shared += 1
  }
  const steps: (() => Promise<unknown>)[] = [
    () => family.call(giver, '/api/my/shares', { authorisation, amount: String(1 + random(150)) }),
    // The program died before the other side was told.
    () => {
      const key = String(random(1e9))
      const command = { source: 'user:test', name: 'share.give', key, inputHash: Buffer.from(key), single: true }
      const who = { personNo: giver.no, by: { actorKind: 'person', actor: giver.no }, command } as const
      return giveShare(context, who, { authorisation, amount: String(1 + random(50)) }).catch(() => undefined)
    },
    async () => act(member, await anyOf(member, 'received'), 'accept'),
    async () => act(member, await anyOf(member, 'received'), 'accept'),
    async () =>
      act(member, await anyOf(member, 'received'), (['decline', 'give-back', 'put-first'] as const)[random(3)]!),
    async () => act(giver, await anyOf(giver, 'given'), 'recall'),
    settle,
    settle,
    async () => {
      const last = settled.pop()
      if (last === undefined) return
      await pharmacy.ask('2103', { data: { psn_no: member.no, setl_id: last.setl_id, mdtrt_id: last.mdtrt_id } })
      seen.undone += 1
    },
    () => carryShares(context),
  ]
  for (let turn = 0; turn < 90; turn++) {
    await steps[random(steps.length)]!()
    const { pastYear, given } = await family.shares(giver)
    const outFen = given.reduce((sum, one) => sum + fen(one.amount) - fen(one.returned), 0)
    assert.equal(fen(pastYear) + outFen, 60000, `after ${String(turn)} steps`)
    for (const one of given) assert.ok(fen(one.left) + fen(one.used) + fen(one.returned) <= fen(one.amount), one.id)
    if (turn % 10 === 9) assert.deepEqual((await verifyLedger(family.db)).faults, [], `after ${String(turn)} steps`)
  }
  await carryShares(context)
  for (const last of settled.reverse())
    await pharmacy.ask('2103', { data: { psn_no: member.no, setl_id: last.setl_id, mdtrt_id: last.mdtrt_id } })
  for (const one of (await family.shares(giver)).given) await act(giver, one.id, 'recall')
  await carryShares(context)
  assert.deepEqual(
    [(await family.shares(giver)).pastYear, (await family.shares(member)).pastYear],
    ['600.00', '200.00'],
  )
  assert.deepEqual((await verifyLedger(family.db)).faults, [])
  assert.ok(seen.shared > 2 && seen.undone > 2 && seen.refused > 2, JSON.stringify(seen))
})
