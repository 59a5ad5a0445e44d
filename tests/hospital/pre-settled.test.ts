/** A pre-settlement binds: whoever sends its number back gets that result or a refusal. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountsOf, ledgerAgrees, refusedWith, rowCounts } from './checks.ts'
import { Hospital, openPlatform, people, settlement } from './hospital.ts'
import type { Reply } from './hospital.ts'

const person = people.active
const bindingOf = (reply: Reply) => (reply.output as { setlinfo: { exp_content: string } }).setlinfo.exp_content

/** An outpatient bill at home, uploaded and pre-settled. */
async function told(hospital: Hospital, yuan: number) {
  const visit = await hospital.register(person)
  await hospital.uploadOutpatient(person, visit, [['YDA0000001', 1, yuan]])
  const request = settlement(person, visit, yuan, { med_type: '11', chrg_bchno: 'B1' })
  const binding = bindingOf(await hospital.ask('2206', request))
  return { request, bound: { data: { ...request.data, exp_content: binding } } }
}

test('the same result is settled; where sums moved since, the bound one is refused with both, the other warned', async () => {
  const { app, db } = await openPlatform()
  const hospital = new Hospital(app, 'H33010000001', '330100')
  const [first, second] = [await told(hospital, 1000), await told(hospital, 900)]
  amountsOf(await hospital.ask('2207', first.bound))
  const before = await rowCounts(db)
  // 1,200.00 of the account was promised to both bills, and 1,000.00 of it is gone.
  assert.match(
    refusedWith(await hospital.send('2207', second.bound), 'G5123'),
    /预结算基金0元、账户900元、现金0元，本次基金0元、账户200元、现金700元/,
  )
  assert.deepEqual(await rowCounts(db), before)
  const settled = await hospital.ask('2207', second.request)
  assert.match(settled.warn_msg ?? '', /与预结算不同/)
  await ledgerAgrees(db)
})

test('a number of another pre-settlement binds to nothing that could be settled', async () => {
  const { app } = await openPlatform()
  const hospital = new Hospital(app, 'H33010000001', '330100')
  const [one, other] = [await told(hospital, 500), await told(hospital, 500)]
  const mixed = { data: { ...one.request.data, exp_content: other.bound.data.exp_content } }
  assert.match(refusedWith(await hospital.send('2207', mixed), 'G5123'), /不是本次结算的最后一次预结算/)
  // The number is no flag of the visit: what the message says of the visit is what it said before.
  amountsOf(await hospital.ask('2207', one.bound))
})
