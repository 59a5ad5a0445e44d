/** What an order to give money back brings whoever owes: the person's inbox and page, the employer's page; each step told once. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { NoticesMessage, OwnReclaimsMessage, ReclaimListMessage, ReclaimMessage } from '@yidi/contracts'
import { carryReclaims } from '../../apps/server/src/oversight/recovery/index.ts'
import { signInCitizen, signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { people } from '../hospital/hospital.ts'
import { openMonth, settleStay } from '../monthly/world.ts'
import { decideCase } from './decided.ts'

const url = '/api/desk/recoveries'
const pool = '330100'
const month = await openMonth()
const { db, clock, app } = month
const person = people.active
const employer = 'E33010000001'
const staff = {
  inspects: { roles: ['inspecting'], pool },
  inspectsToo: { roles: ['inspecting'], pool },
  pays: { roles: ['finance'], pool },
  paysToo: { roles: ['finance'], pool },
  employs: { roles: ['employer'], employer },
} as const
const cookies: Record<string, string> = {
  person: await signInCitizen(db, clock, person),
  other: await signInCitizen(db, clock, people.provincialActive),
}
for (const [name, said] of Object.entries(staff))
  cookies[name] = await signInStaff(db, clock, { ...said, roles: [...said.roles], name: `told-${name}` })

async function ask<Answer = ReclaimMessage>(who: string, at: string, payload?: object): Promise<Answer> {
  // The inbox shows the newest first.
  if (payload !== undefined) clock.set(new Date(clock.now().getTime() + 1_000).toISOString())
  const answer = await app.inject({
    method: payload === undefined ? 'GET' : 'POST',
    url: at,
    headers: { cookie: cookies[who]!, ...(payload === undefined ? {} : { 'idempotency-key': randomUUID() }) },
    ...(payload === undefined ? {} : { payload }),
  })
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json<Answer>()
}
const mine = (who = 'person') => ask<OwnReclaimsMessage>(who, '/api/me/recoveries')
const inbox = async (): Promise<NoticesMessage['notices']> =>
  (await ask<NoticesMessage>('person', '/api/me/notices')).notices.filter(({ kind }) => kind.startsWith('own-reclaim'))
const titles = async () => (await inbox()).map(({ title }) => title)

const stay = await settleStay(month.homeHospital, person, 20_000)
await decideCase(db, clock, {
  ...{ caseId: 'JC-P', pool, subjectKind: 'person', subject: person },
  consequences: [{ kind: 'recovery', amountFen: 1_000_00 }],
  words: '三月在两家医院重复配药',
})
await decideCase(db, clock, {
  ...{ caseId: 'JC-E', pool, subjectKind: 'employer', subject: employer },
  consequences: [{ kind: 'recovery', amountFen: 500_00 }],
})
const line = (amount: string) => [{ personNo: person, settlementId: stay.id, amount }]
const form = { limitDay: '2026-07-31', document: '演示追〔2026〕2号' }

test('whoever owes is told what, why, by which case, until when; each receipt, write-off and its undoing once', async () => {
  const order = await ask('inspects', url, {
    ...form,
    ...{ caseId: 'JC-P', debtorKind: 'person', debtor: person, lines: line('800.00') },
  })
  const at = `${url}/${order.orderId}`
  const [told] = await inbox()
  assert.deepEqual([told?.title, told?.opens?.page, told?.tone], ['要交回医保基金 800.00 元', 'measures', 'refusal'])
  assert.match(told!.text, /演示追〔2026〕2号.*2026年7月31日/)
  assert.match(told!.todo!, /处理措施.*不同意/)
  const [seen] = (await mine()).orders
  assert.deepEqual(
    [seen?.orderId, seen?.caseId, seen?.open, seen?.limitDay, seen?.document, seen?.articles, seen?.reason],
    [order.orderId, 'JC-P', '800.00', '2026-07-31', form.document, 'P42、P36', '三月在两家医院重复配药'],
  )
  assert.deepEqual(
    seen!.settlements.map(({ settlementId, amount }) => [settlementId, amount]),
    [[stay.id, '800.00']],
  )
  assert.deepEqual((await mine('other')).orders, [])

  await ask('pays', `${at}/receive`, { amount: '300.00', reference: 'T1', day: '2026-06-20' })
  assert.deepEqual(await titles(), ['收到您交回的 300.00 元', '要交回医保基金 800.00 元'])
  assert.match((await inbox())[0]!.text, /还要交回 500\.00 元/)
  await ask('pays', `${at}/ask-write-off`, { words: '没有能力交' })
  assert.equal((await titles()).length, 2, 'what two of the agency settle is told when it is settled')
  await ask('paysToo', `${at}/write-off`, { words: '同意' })
  await ask('pays', `${at}/reopen`, { words: '找到了' })
  await ask('pays', `${at}/receive`, { amount: '500.00', reference: 'T2', day: '2026-06-20' })
  assert.deepEqual((await titles()).slice(0, 3), [
    '要交回的都收到了',
    '恢复追回：要交回 500.00 元',
    '已经核销：没有收回的 500.00 元',
  ])
  assert.deepEqual(
    (await mine()).orders.map(({ stateTitle, received, receipts }) => [stateTitle, received, receipts.length]),
    [['已收齐', '800.00', 2]],
  )
  for (const receipt of [1, 2]) await ask('pays', `${at}/give-back`, { receipt, words: '退', day: '2026-06-20' })
  await ask('inspectsToo', `${at}/cancel`, { words: '案件有误' })
  assert.deepEqual((await titles()).slice(0, 3), ['追回作废了，不用交', '退回您交的 500.00 元', '退回您交的 300.00 元'])
  assert.equal((await mine()).open, '0.00')
})

test('what a stopped server left untold is told by the job, once however often it runs', async () => {
  const { orderId } = await ask('inspects', url, {
    ...form,
    ...{ caseId: 'JC-P', debtorKind: 'person', debtor: person, lines: line('100.00') },
  })
  const before = await titles()
  // As if the server had stopped between the step and the telling, and once more after the telling.
  await db.kysely.updateTable('reclaim_order').set({ carried_no: 0 }).where('order_id', '=', orderId).execute()
  await carryReclaims({ database: db, clock })
  await carryReclaims({ database: db, clock })
  assert.deepEqual(await titles(), before)
})

test('an employer sees what it owes where it sees what is held against it', async () => {
  const { orderId } = await ask('inspects', url, {
    ...form,
    ...{ caseId: 'JC-E', debtorKind: 'employer', debtor: employer, lines: line('200.00') },
  })
  const { orders, open } = await ask<ReclaimListMessage>('employs', '/api/employer/recoveries')
  assert.deepEqual([orders.map((one) => one.orderId), open], [[orderId], '200.00'])
  assert.deepEqual((await inbox()).length, 9)
})
