/** What an approval leaves below nought is carried from month to month until there is something to take it off. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ledgerAgrees } from '../hospital/checks.ts'
import { people } from '../hospital/hospital.ts'
import { openMonth, settleStay, shanghai, undo } from './world.ts'

const fenOf = (yuan: string) => Math.round(Number(yuan) * 100)

test('undone after the payment: two months are below nought still and pay nothing, the third takes it off', async () => {
  const month = await openMonth()
  const approve = async (of: string) => {
    const { applicationId: id } = await month.apply('own', of)
    const at = `/api/desk/monthly/${id}`
    await month.ask('audits', `${at}/conclude`, {})
    return month.ask('approves', `${at}/approve`, { refused: '0.00' })
  }
  const pay = async (day: string) => {
    const { batchId } = await month.batch()
    await month.ask('pays', `/api/desk/payments/batches/${batchId}/paid`, { day })
  }
  await month.account()
  const stay = await settleStay(month.hospital, people.provincialReferral, 20_000)
  await month.moveTo('2026-07-02T02:00:00Z')
  const june = await approve('2026-06')
  await pay('2026-07-02')

  await undo(month.hospital, people.provincialReferral, stay)
  await month.moveTo('2026-08-02T02:00:00Z')
  const july = await approve('2026-07')
  assert.deepEqual([july.state, july.carried, july.due], ['closed', '0.00', `-${june.due!}`])

  await settleStay(month.hospital, people.taizhouStationed, 3_000)
  await month.moveTo('2026-09-02T02:00:00Z')
  const august = await approve('2026-08')
  assert.ok(fenOf(august.payable) > 0)
  assert.deepEqual([august.state, august.carried], ['closed', july.due])
  assert.equal(fenOf(august.due!), fenOf(august.payable) + fenOf(july.due!))
  assert.ok(fenOf(august.due!) < 0, 'what it applied for is less than it owes')

  await settleStay(month.hospital, people.retiredWithFiling, 60_000)
  await month.moveTo('2026-10-02T02:00:00Z')
  const september = await approve('2026-09')
  assert.deepEqual([september.state, september.carried], ['approved', august.due])
  assert.equal(fenOf(september.due!), fenOf(september.payable) + fenOf(august.due!))
  await pay('2026-10-02')
  assert.equal(await month.owed('310100', shanghai), 0)
  const open = await month.db.kysely
    .selectFrom('monthly_carry')
    .select('carry_no')
    .where('taken_by', 'is', null)
    .execute()
  assert.deepEqual(open, [])
  await ledgerAgrees(month.db)
})
