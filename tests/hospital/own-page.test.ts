/** 看病结算: the transactions of an institution at our own pages are those of the interface, bounded by whose account it is. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { OwnTransactionReply, ProblemDocument } from '@yidi/contracts'
import { signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { ledgerAgrees } from './checks.ts'
import { Hospital, openPlatform, people, purchase, registration, settlement } from './hospital.ts'
import type { Platform } from './hospital.ts'

const pharmacy = { code: 'P33010000001', place: '330100' }
const hospital = { code: 'H33010000001', place: '330100' }

const clerkOf = ({ db, clock }: Platform, institution: string) =>
  signInStaff(db, clock, { roles: ['institution'], institution, name: `clerk-${institution}` })

interface Asked {
  key?: string
  cookie: string
}

async function sendOwn({ app }: Platform, infno: string, input: unknown, { cookie, key = randomUUID() }: Asked) {
  const answer = await app.inject({
    method: 'POST',
    url: `/api/institution/transactions/${infno}`,
    headers: { cookie, 'idempotency-key': key },
    payload: { input },
  })
  return { status: answer.statusCode, reply: answer.json<OwnTransactionReply>(), fault: answer.json<ProblemDocument>() }
}

const sale = purchase(people.active, [
  ['YDA0000001', 2, 100],
  ['YDB0000001', 1, 50],
])

/** An output without what is new each time. */
const steady = (output: unknown): unknown =>
  JSON.parse(
    JSON.stringify(output, (name, value: unknown) =>
      ['setl_id', 'mdtrt_id', 'setl_time', 'clr_optins', 'medins_setl_id'].includes(name) ? '' : value,
    ),
  )

test('the same input gets the same answer as a signed message, with the bill beside a pre-settlement', async () => {
  const [one, other] = [await openPlatform(), await openPlatform()]
  const cookie = await clerkOf(one, pharmacy.code)
  const signed = new Hospital(other.app, pharmacy.code, pharmacy.place)
  for (const infno of ['2101', '2102']) {
    const own = await sendOwn(one, infno, sale, { cookie })
    const theirs = await signed.ask(infno, sale)
    assert.equal(own.status, 200, own.fault.detail)
    assert.deepEqual(steady(own.reply.output), steady(theirs.output))
    assert.equal(own.reply.warning, theirs.warn_msg ?? '')
    if (infno === '2101') assert.equal(own.reply.bill?.amounts.total, '250.00')
    else assert.equal(own.reply.bill, undefined)
  }
  const refused = await sendOwn(one, '2102', purchase('33010000000000009999', [['YDA0000001', 1, 1]]), { cookie })
  const theirs = await signed.send('2102', purchase('33010000000000009999', [['YDA0000001', 1, 1]]))
  assert.deepEqual([refused.status, refused.fault.code], [422, 'institution-transaction-refused'])
  assert.equal(refused.fault.detail, `接口的答复：${theirs.err_msg}`)
  await ledgerAgrees(one.db)
})

test('the key is the message: sent again it settles once; with another input it is refused', async () => {
  const platform = await openPlatform()
  const cookie = await clerkOf(platform, pharmacy.code)
  const key = randomUUID()
  const [first, second] = [
    await sendOwn(platform, '2102', sale, { cookie, key }),
    await sendOwn(platform, '2102', sale, { cookie, key }),
  ]
  assert.deepEqual(second.reply, first.reply)
  const other = await sendOwn(platform, '2102', purchase(people.active, [['YDA0000001', 1, 9]]), { cookie, key })
  assert.match(other.fault.detail, /G1201/)
  const { rows } = await platform.db.pool.query<{ n: number }>(`select count(*)::int as n from settlement`)
  assert.equal(rows[0]?.n, 1)
  // Who of the institution it was stands in the audit.
  const { rows: audit } = await platform.db.pool.query<{ actor: string; detail: { staff: string; msgid: string } }>(
    `select act ->> 'actor' as actor, (act ->> 'detail')::jsonb as detail
       from journal cross join lateral json_array_elements(acts) act where act ->> 'action' = 'settlement-posted'`,
  )
  assert.deepEqual(
    audit.map(({ actor, detail }) => [actor, detail.staff, detail.msgid]),
    [[pharmacy.code, `clerk-${pharmacy.code}`, key.replaceAll('-', '')]],
  )
  const longKey = 'k'.repeat(100)
  const [long, again] = [
    await sendOwn(platform, '2102', sale, { cookie, key: longKey }),
    await sendOwn(platform, '2102', sale, { cookie, key: longKey }),
  ]
  assert.deepEqual([long.status, again.reply], [200, long.reply])
  await ledgerAgrees(platform.db)
})

test('who looks somebody up stands in the records of that person', async () => {
  const platform = await openPlatform()
  const cookie = await clerkOf(platform, pharmacy.code)
  const asked = { data: { mdtrt_cert_type: '02', mdtrt_cert_no: '330100198811020127', certno: '', psn_name: '' } }
  const { status, reply } = await sendOwn(platform, '1101', asked, { cookie })
  assert.deepEqual([status, (reply.output as { baseinfo: { psn_no: string } }).baseinfo.psn_no], [200, people.active])
  const { rows } = await platform.db.pool.query<{ actor: string }>(
    `select act ->> 'actor' as actor from journal cross join lateral json_array_elements(acts) act
      where person_no = $1 and act ->> 'action' = 'visit.identify'`,
    [people.active],
  )
  assert.deepEqual(rows, [{ actor: `clerk-${pharmacy.code}` }])
})

test('another institution, a person, other staff, and what the page does not need are refused', async () => {
  const platform = await openPlatform()
  const { db, clock, app } = platform
  const cookie = await clerkOf(platform, hospital.code)
  const visit = await new Hospital(app, hospital.code, hospital.place).register(people.active)
  const elsewhere = await clerkOf(platform, 'H33010000002')
  const stranger = await sendOwn(platform, '2206', settlement(people.active, visit, 10), { cookie: elsewhere })
  assert.match(stranger.fault.detail, /G3003/)
  for (const infno of ['2601', '9001', '3201', '2507', '1', '2101A'])
    assert.deepEqual(
      (await sendOwn(platform, infno, { data: {} }, { cookie })).fault.code,
      'institution-transaction-not-offered',
      infno,
    )
  for (const role of ['accepting', 'reviewing', 'finance', 'audit', 'admin', 'employer'] as const) {
    const bound = role === 'employer' ? { employer: 'D33010000001' } : { pool: '330100' }
    const other = await signInStaff(db, clock, { roles: [role], ...bound, name: `other-${role}` })
    const { status } = await sendOwn(platform, '1101', { data: {} }, { cookie: other })
    assert.equal(status, 403, role)
  }
  assert.equal((await sendOwn(platform, '1101', { data: {} }, { cookie: '' })).status, 401)
  const nobody = await signInStaff(db, clock, { roles: ['institution'], institution: 'H99999999999', name: 'lost' })
  assert.equal(
    (await sendOwn(platform, '1101', { data: {} }, { cookie: nobody })).fault.code,
    'referral-no-institution',
  )
})

test('what is wrong with an input is told in the words of the interface, and noted in the log', async () => {
  const platform = await openPlatform()
  const cookie = await clerkOf(platform, hospital.code)
  const registered = await sendOwn(platform, '2201', registration(people.active), { cookie })
  assert.equal(registered.status, 200, registered.fault.detail)
  const visit = (registered.reply.output as { data: { mdtrt_id: string } }).data.mdtrt_id
  const line = (more: object) => ({
    feedetail: [
      {
        ...{ feedetl_sn: '1', mdtrt_id: visit, psn_no: people.active, chrg_bchno: 'B1', rx_circ_flag: '0' },
        ...{ fee_ocur_time: '2026-06-10 09:00:00', med_list_codg: 'YDA0000001', medins_list_codg: 'own' },
        ...{ det_item_fee_sumamt: 10, cnt: 1, pric: 10, hosp_appr_flag: '0' },
        ...more,
      },
    ],
  })
  for (const [input, wanted] of [
    [line({ cnt: 'two' }), /cnt/],
    [line({ pric: 0 }), /\[G/],
    [line({ cnt: -1, det_item_fee_sumamt: -10 }), /\[G/],
    [{}, /feedetail/],
  ] as const) {
    const { status, fault } = await sendOwn(platform, '2204', input, { cookie })
    assert.equal(status, 422)
    assert.match(fault.detail, wanted)
  }
  const { rows } = await platform.db.pool.query<{ outcome: string }>(
    `select outcome from message where institution = $1 and infno = '2204'`,
    [hospital.code],
  )
  assert.equal(rows.filter(({ outcome }) => outcome === 'refused').length, 4)
})

test('lists: the institution, its open visits, its catalogue, a table of fees, the day', async () => {
  const platform = await openPlatform()
  const { app } = platform
  const cookie = await clerkOf(platform, hospital.code)
  const get = async (url: string) => (await app.inject({ method: 'GET', url, headers: { cookie } })).json<unknown>()
  const visit = await new Hospital(app, hospital.code, hospital.place).register(people.active)
  const cashier = (await get('/api/institution/cashier')) as { pharmacy: boolean; open: { id: string }[] }
  assert.deepEqual([cashier.pharmacy, cashier.open.map(({ id }) => id)], [false, [visit]])
  const others = (await get(`/api/institution/cashier?personNo=${people.child}`)) as { open: unknown[] }
  assert.deepEqual(others.open, [])
  const found = (await get('/api/institution/catalogue?q=YDB')) as { items: { code: string }[] }
  assert.deepEqual(
    found.items.map(({ code }) => code),
    ['YDB0000001', 'YDB0000002'],
  )
  const list = await app.inject({
    method: 'POST',
    url: '/api/institution/fee-list',
    headers: { cookie, 'content-type': 'application/octet-stream' },
    payload: Buffer.from(
      '项目编码,项目名称,数量,单价,金额\nYDA0000001,甲类药品,2,10,20\nX,没有的,1,5,5\nYDA0000001,甲,两,1,1\n',
    ),
  })
  const read = list.json<{ lines: { item: { code: string } | null }[]; problems: { row: number }[] }>()
  assert.deepEqual(
    [read.lines.map(({ item }) => item?.code), read.problems.map(({ row }) => row)],
    [['YDA0000001', undefined], [4]],
  )
  const empty = (await get('/api/institution/day-sheet')) as { all: { count: number; total: string } }
  assert.deepEqual([empty.all.count, empty.all.total], [0, '0.00'])
})
