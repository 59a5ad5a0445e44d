/** 家庭共济 from one person's account to another's stay, and back: through the pages and a hospital, with the books. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { carryShares } from '../../apps/server/src/contributions/sharing/index.ts'
import { verifyLedger } from '../../apps/server/src/money/ledger/index.ts'
import { openRelease } from '../../apps/server/src/platform/policy/index.ts'
import { policiesThatShare } from '../../apps/server/src/contributions/sharing/testing.ts'
import { purchase, settlement } from './hospital.ts'
import { act, given, giver, member, openFamily, other } from './sharing.ts'
import type { Family } from './sharing.ts'

const family = await openFamily()
test.after(() => family.app.close())
const authorisation = await family.authorise(giver, member)
void [carryShares, openRelease, policiesThatShare, purchase, other]

const booksAgree = async (of: Family = family) => assert.deepEqual((await verifyLedger(of.db)).faults, [])

const stay = async (fee: number, more: Record<string, unknown> = {}) => {
  const { hospital } = family
  const visit = await hospital.admit(member.no)
  await hospital.upload(member.no, visit, [['YDA0000001', 1, fee]])
  await hospital.discharge(member.no, visit)
  return { visit, form: settlement(member.no, visit, fee, { acct_used_flag: '2', ...more }) }
}

test('an amount that is given, accepted and used: own money first, then the share; both see it, and the undo puts it back', async () => {
  const share = await given(family, giver, authorisation, '400')
  assert.deepEqual((await family.shares(giver)).pastYear, '200.00')
  const offered = (await family.shares(member)).received[0]!
  assert.deepEqual(
    [offered.name, offered.stateTitle, offered.amount, offered.left],
    [giver.name, '等您接受', '400.00', '0.00'],
  )
  await booksAgree()
  const accepted = (await act(family, member, share, 'accept')).received[0]!
  assert.deepEqual([accepted.state, accepted.left, accepted.place], ['accepted', '400.00', 1])
  await booksAgree()

  const { form } = await stay(1000)
  const before = (await family.hospital.ask('2303', form)).output.setlinfo
  const settled = (await family.hospital.ask('2304', form)).output.setlinfo
  for (const info of [before, settled])
    assert.deepEqual([info.acct_pay, info.acct_mulaid_pay, info.balc], [600, 400, 800], JSON.stringify(info))
  await booksAgree()
  const seen = (await family.shares(giver)).given[0]!
  assert.deepEqual([seen.used, seen.left, seen.stateTitle], ['400.00', '0.00', '已经用完'])
  assert.deepEqual(
    seen.uses.map(({ institutionName, day, amount, undone }) => [institutionName, day, amount, undone]),
    [['演示杭州三级医院', '2026-06-10', '400.00', false]],
  )
  const query = { data: { psn_no: member.no, setl_id: settled.setl_id, mdtrt_id: settled.mdtrt_id } }
  assert.equal((await family.hospital.ask('5203', query)).output.setlinfo.acct_mulaid_pay, 400)
  const undone = (await family.hospital.ask('2305', query)).output.setlinfo
  assert.deepEqual([undone.acct_pay, undone.acct_mulaid_pay, undone.balc], [-600, -400, 1000])
  assert.deepEqual(
    (await family.shares(member)).received.map(({ left, used }) => [left, used]),
    [['400.00', '0.00']],
  )
  await booksAgree()
})
