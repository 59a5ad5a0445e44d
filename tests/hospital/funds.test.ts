/**
 * Each fund goes out in its own field, is booked on its own account and stands on the bill by its name. The law of two pools
 * is changed to have critical illness and assistance one above the other; the funds come from that law alone. One of them
 * names groups for assistance (救助对象): what it pays somebody, and what somebody bears first, follow the group that the desk
 * has entered.
 */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import test from 'node:test'
import type { PersonPage, PoolSummary, ProblemDocument, SumsMessage } from '@yidi/contracts'
import { defaultPolicyFolder } from '@yidi/policy-folder'
import { signInCitizen, signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { dayAfter } from '../../apps/server/src/person/enrolment/plan.ts'
import { temporaryFolder } from '../../apps/server/src/platform/storage/testing.ts'
import { amountsOf, ledgerAgrees } from './checks.ts'
import { Hospital, feeLine, openPlatform, people, settlement } from './hospital.ts'
import type { Reply } from './hospital.ts'

/** What the figures of a pool stand on. */
interface Ground {
  from: string
  document: string
  article: string
}

const figure = (title: string, { from, document, article }: Ground, value: number): string =>
  `{title: ${title}, values: [{from: ${from}, source: {document: ${document}, article: ${article}}, value: ${String(value)}}]}`

/** The percentages of assistance where the pool names groups. */
const byGroup = ({ from, document, article }: Ground): string =>
  `{title: 救助比例, by: [assistance], values: [{from: ${from}, source: {document: ${document}, article: ${article}}, table: {none: 50, low-income: 70, destitute: 100}}]}`

/** Critical illness above 1,000 yuan at 60 %, then assistance on what is left of deductible and share, at 50 % or by the group. */
const layers = (ground: Ground, named: boolean): string => `  layers:
    - name: critical-illness
      title: 大病保险
      fund: critical-illness
      covers: [inpatient]
      along: year
      base: [own-share, prepayment, special-drugs, share]
      threshold: ${figure('大病起付', ground, 1000)}
      bands: [{pays: ${figure('大病比例', ground, 60)}}]
    - name: second
      title: 二次救助
      fund: assistance
      covers: [inpatient]
      along: bill
      base: [deductible, share]
      less: [critical-illness]
      threshold: none
      bands: [{pays: ${named ? byGroup(ground) : figure('救助比例', ground, 50)}}]
`

const folder = path.join(temporaryFolder(), 'policy')
cpSync(defaultPolicyFolder, folder, { recursive: true })
function withLayers(pool: string, ground: Ground, groups?: string): void {
  if (groups !== undefined) appendFileSync(path.join(folder, 'pools', pool, 'pool.yaml'), `assistance: ${groups}\n`)
  const file = path.join(folder, 'pools', pool, 'benefits.yaml')
  const text = readFileSync(file, 'utf8')
  const own = text.lastIndexOf('  layers:\n')
  assert.ok(own > 0 && !/^\w/m.test(text.slice(own)), `${pool} ends with its layers`)
  writeFileSync(file, text.slice(0, own) + layers(ground, groups !== undefined))
}
withLayers(
  '339900-zhejiang-provincial',
  { from: '2017-01-01', document: 'zj-provincial-2016-113', article: '第十六条' },
  '{ low-income: 低保对象, destitute: 特困人员 }',
)
const provincial = path.join(folder, 'pools', '339900-zhejiang-provincial', 'benefits.yaml')
const atFirst = readFileSync(provincial, 'utf8')
const lowered = atFirst
  .replace('by: [category]', 'by: [category, assistance]')
  .replace('table: {active: 1000,', 'table: {active: {rest: 1000, destitute: 400},')
  .replace("'retired, founding-worker': 300}", "'retired, founding-worker': {any: 300}}")
assert.notEqual(lowered, atFirst)
writeFileSync(provincial, lowered)
withLayers('330100-hangzhou', { from: '2024-01-01', document: 'hz-portal', article: '居民报销范围' })

const platform = await openPlatform(undefined, 'error', { YIDI_POLICIES: folder })
const { app, db, clock } = platform
test.after(() => app.close())

async function stay(code: string, place: string, person: string, insutype: string, from = '2026-06-10') {
  const hospital = new Hospital(app, code, place)
  const visit = await hospital.admit(person, { insutype, begntime: `${from} 08:00:00` })
  const line = { ...feeLine(person, visit, ['YDA0000001', 1, 20_000], 1), fee_ocur_time: `${from} 09:00:00` }
  await hospital.ask('2301', { feedetail: [line] })
  await hospital.discharge(person, visit, dayAfter(from, 2))
  const preview = await hospital.send('2303', settlement(person, visit, 20_000, { insutype }))
  const reply = await hospital.send('2304', settlement(person, visit, 20_000, { insutype }))
  return { hospital, visit, preview, reply, id: (reply.output as { setlinfo: { setl_id: string } }).setlinfo.setl_id }
}

const fundsIn = (reply: Reply): Record<string, number> =>
  Object.fromEntries(
    ['hifp_pay', 'hifob_pay', 'hifmi_pay', 'maf_pay', 'oth_pay', 'fund_pay_sumamt'].map((field) => [
      field,
      amountsOf(reply)[field]!,
    ]),
  )

const linesOf = (reply: Reply): [string, string, number][] =>
  (
    reply.output as { setldetail: { fund_pay_type: string; fund_pay_type_name: string; fund_payamt: number }[] }
  ).setldetail
    .filter((line) => line.fund_pay_type !== '310200')
    .map((line) => [line.fund_pay_type, line.fund_pay_type_name, line.fund_payamt])

test('an employee: pool, critical illness and assistance, told, booked, queried and undone', async () => {
  const person = people.provincialActive
  const { hospital, visit, preview, reply, id } = await stay('H33010000001', '330100', person, '310')
  // 800 first, 82 % of 19,200 is 15,744; 60 % of the 2,456 above 1,000 is 1,473.60; 50 % of 800 + 3,456 − 1,473.60.
  const paid = {
    hifp_pay: 15_744,
    hifob_pay: 1473.6,
    hifmi_pay: 0,
    maf_pay: 1391.2,
    oth_pay: 0,
    fund_pay_sumamt: 18_608.8,
  }
  assert.deepEqual(fundsIn(preview), paid)
  assert.deepEqual(fundsIn(reply), paid)
  assert.deepEqual(linesOf(reply), [
    ['310100', '城镇职工基本医疗保险统筹基金', 15_744],
    ['330100', '大额医疗费用补助基金', 1473.6],
    ['610100', '医疗救助基金', 1391.2],
  ])

  const stored = await db.pool.query('select fund_fen, funds from settlement where settlement_id = $1', [id])
  assert.deepEqual(stored.rows, [
    {
      fund_fen: 1_860_880,
      funds: [
        { fund: 'pool', fen: 1_574_400 },
        { fund: 'critical-illness', fen: 147_360 },
        { fund: 'assistance', fen: 139_120 },
      ],
    },
  ])
  const booked = await db.pool.query(
    `select debit, purpose, sum(amount_fen)::bigint as fen from posting
      where source_id = $1 and debit like 'fund:%' group by debit, purpose, posting_no order by posting_no`,
    [id],
  )
  assert.deepEqual(booked.rows, [
    { debit: 'fund:pool', purpose: 'pool', fen: 1_574_400 },
    { debit: 'fund:critical', purpose: 'critical', fen: 147_360 },
    { debit: 'fund:assistance', purpose: 'assistance', fen: 139_120 },
  ])
  await ledgerAgrees(db)

  const query = await hospital.ask('5203', { data: { psn_no: person, setl_id: id, mdtrt_id: visit } })
  assert.deepEqual(fundsIn(query), paid)
  const cookie = await signInCitizen(db, clock, person)
  const bill = (await app.inject({ url: `/api/settlements/${id}`, headers: { cookie } })).json()
  assert.deepEqual(bill.result.funds, [
    { fund: 'pool', amount: '15744.00' },
    { fund: 'critical-illness', amount: '1473.60' },
    { fund: 'assistance', amount: '1391.20' },
  ])
  assert.deepEqual([bill.result.amounts.fundCritical, bill.fundTotal], ['2864.80', '18608.80'])
  const told = bill.result.explanation.filter((step: { step: string }) => step.step === 'layer')
  assert.deepEqual(
    told.map((step: { fund: string }) => step.fund),
    ['critical-illness', 'assistance'],
  )
  assert.match(told[1].text, /^二次救助（医疗救助）再为您付1,391\.20元/)

  const undone = await hospital.ask('2305', { data: { psn_no: person, mdtrt_id: visit, setl_id: id } })
  assert.deepEqual(
    Object.values(fundsIn(undone)),
    Object.values(paid).map((yuan) => (yuan === 0 ? 0 : -yuan)),
  )
  assert.deepEqual(linesOf(undone)[2], ['610100', '医疗救助基金', -1391.2])
  await ledgerAgrees(db)
})

test('a resident: the same layers of the law, in the fields that the interface has for residents', async () => {
  const { reply } = await stay('H33010000001', '330100', people.child, '390')
  // 800 first, 70 % of 19,200; 60 % of the 4,760 above 1,000; 50 % of 800 + 5,760 − 2,856.
  const paid = { hifp_pay: 13_440, hifob_pay: 0, hifmi_pay: 2856, maf_pay: 1852, oth_pay: 0, fund_pay_sumamt: 18_148 }
  assert.deepEqual(fundsIn(reply), paid)
  assert.deepEqual(
    linesOf(reply).map(([type]) => type),
    ['390100', '390200', '610100'],
  )
  await ledgerAgrees(db)
})

const desk = await signInStaff(db, clock, { roles: ['accepting'], pool: '339900', name: 'desk' })
async function atDesk(url: string, payload: object): Promise<string> {
  const headers = { cookie: desk, 'idempotency-key': randomUUID() }
  const answer = await app.inject({ method: 'POST', url: `/api/desk/people${url}`, headers, payload })
  assert.ok(answer.statusCode < 300, answer.body)
  return answer.json<{ personNo: string }>().personNo
}

/** What assistance pays somebody for a stay that begins on a day: told before, told, and booked; the stay is then undone. */
async function assistanceOf(person: string, from: string): Promise<number[]> {
  const { hospital, visit, preview, reply, id } = await stay('H33010000001', '330100', person, '310', from)
  const booked = await db.pool.query<{ fen: number }>(
    `select coalesce(sum(amount_fen), 0)::bigint as fen from posting where source_id = $1 and debit = 'fund:assistance'`,
    [id],
  )
  await hospital.ask('2305', { data: { psn_no: person, mdtrt_id: visit, setl_id: id } })
  return [fundsIn(preview)['maf_pay']!, fundsIn(reply)['maf_pay']!, booked.rows[0]!.fen / 100]
}

/** The deductibles of outpatient visits that the sums of the year tell somebody, each with the case that it is for. */
async function bornFirst(person: string): Promise<string[][]> {
  const cookie = await signInCitizen(db, clock, person)
  const { sums } = (await app.inject({ url: '/api/me/sums', headers: { cookie } })).json<SumsMessage>()
  const { figures } = sums[0]!.deductibles.find((one) => one.kind === 'outpatient')!
  return figures.map(({ amount, label }) => [amount ?? '', label])
}

test('what assistance pays follows the group of the day: as enrolled, from a change on, and without one', async () => {
  const form = { idNumber: '330100199203150037', name: '演示低保', phone: '13800000001', from: '2026-01-01' }
  const insured = { pool: '339900', insurance: 'employee', category: 'active' }
  const person = await atDesk('', { ...form, ...insured, assistance: 'low-income' })
  // Of 800 + 3,456 − 1,473.60 = 2,782.40, as above.
  const [half, mostly, all] = [1391.2, 1947.68, 2782.4].map((yuan) => [yuan, yuan, yuan])
  assert.deepEqual(await assistanceOf(person, '2026-06-01'), mostly)
  await atDesk(`/${person}/change`, { from: '2026-06-10', assistance: 'destitute', reason: '认定为特困人员' })
  assert.deepEqual(await assistanceOf(person, '2026-06-10'), all)
  assert.deepEqual(await assistanceOf(person, '2026-06-05'), mostly)
  await atDesk(`/${person}/change`, { from: '2026-06-14', category: 'active', contracted: true, reason: '签约' })
  assert.deepEqual(await assistanceOf(person, '2026-06-14'), all)
  // The sums of the year choose the figure of the group as well: the destitute bear 400 yuan first, others 1,000.
  assert.deepEqual(await bornFirst(person), [['400.00', '']])
  await atDesk(`/${person}/change`, { from: '2026-06-17', assistance: null, reason: '不再是救助对象' })
  assert.deepEqual(await bornFirst(person), [['1000.00', '']])
  assert.deepEqual(await assistanceOf(person, '2026-06-17'), half)
  await ledgerAgrees(db)

  const page = (await app.inject({ url: `/api/desk/people/${person}`, headers: { cookie: desk } })).json<PersonPage>()
  assert.deepEqual(
    page.enrolments
      .filter((row) => row.knownTo === null)
      .map((row) => [row.from, row.to, row.assistance, row.assistanceTitle, row.contracted]),
    [
      ['2026-01-01', '2026-06-09', 'low-income', '低保对象', false],
      ['2026-06-10', '2026-06-13', 'destitute', '特困人员', false],
      ['2026-06-14', '2026-06-16', 'destitute', '特困人员', true],
      ['2026-06-17', null, null, null, true],
    ],
  )
})

test('a group that the pool does not name is refused with those that it names; the person learns the own one', async () => {
  const url = `/api/desk/people/${people.provincialReferral}/change`
  const change = async (assistance: string | null) => {
    const headers = { cookie: desk, 'idempotency-key': randomUUID() }
    const payload = { from: '2026-06-20', assistance, reason: '救助对象认定' }
    const answer = await app.inject({ method: 'POST', url, headers, payload })
    return { status: answer.statusCode, body: answer.json<ProblemDocument>() }
  }
  for (const unknown of ['lowincome', 'none']) {
    const { status, body } = await change(unknown)
    assert.deepEqual([status, body.code], [422, 'enrolment-not-valid'])
    assert.deepEqual(
      body.errors?.map((error) => [error.path, error.message.replace(/^.*没有/, '')]),
      [
        [
          'assistance',
          `“${unknown}”这种救助对象，可选：低保对象（low-income）、特困人员（destitute）；不是救助对象的不填。`,
        ],
      ],
    )
  }
  assert.equal((await change(null)).body.code, 'nothing-to-change')
  assert.equal((await change('low-income')).status, 200)
  const cookie = await signInCitizen(db, clock, people.provincialReferral)
  const standing = (await app.inject({ url: '/api/me/standing', headers: { cookie } })).json()
  assert.equal(standing.insured.assistance, 'low-income')
  const pools = (await app.inject('/api/policy/pools')).json<PoolSummary[]>()
  const named = Object.fromEntries(pools.map((pool) => [pool.code, pool.assistance]))
  assert.deepEqual(named['330100'], [])
  assert.deepEqual(named['339900'], [
    { group: 'low-income', label: '低保对象' },
    { group: 'destitute', label: '特困人员' },
  ])
})
