/** 结算单: the figures of the page on paper, an undone one marked, who gets it, and what its QR says to whoever scans it. */
import assert from 'node:assert/strict'
import test from 'node:test'
import type { ProblemDocument, SettlementMessage, SettlementVerification } from '@yidi/contracts'
import jsqr from 'jsqr'
import { extractImages, extractText, getDocumentProxy } from 'unpdf'
import { signInCitizen, signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { Hospital, openPlatform, people, settlement } from './hospital.ts'

const site = 'https://yidi.example.cn'
const { app, db, clock } = await openPlatform(undefined, undefined, { YIDI_PUBLIC_URL: site })
test.after(() => app.close())
const code = 'H31010000001'
const hospital = new Hospital(app, code, '310100')
const person = people.retiredWithFiling

const cookies = {
  own: await signInCitizen(db, clock, person),
  stranger: await signInCitizen(db, clock, people.active),
  hospital: await signInStaff(db, clock, { roles: ['institution'], institution: code, name: 'receipt-hospital' }),
  other: await signInStaff(db, clock, { roles: ['institution'], institution: 'H33010000001', name: 'receipt-other' }),
  clerk: await signInStaff(db, clock, { roles: ['accepting'], pool: '330100', name: 'receipt-clerk' }),
  elsewhere: await signInStaff(db, clock, { roles: ['accepting'], pool: '331000', name: 'receipt-elsewhere' }),
}
const get = (who: keyof typeof cookies, url: string) => app.inject({ url, headers: { cookie: cookies[who] } })
const codeOf = async (who: keyof typeof cookies, url: string) => (await get(who, url)).json<ProblemDocument>().code

async function textOf(bytes: Buffer): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })
  return text.replaceAll(/\s/g, '')
}

/** What the one picture of a paper says to a telephone that scans it. */
async function readQr(bytes: Buffer): Promise<string> {
  const document = await getDocumentProxy(new Uint8Array(bytes))
  for (let page = 1; page <= document.numPages; page++)
    for (const { data, width, height, channels } of await extractImages(document, page)) {
      const rgba = new Uint8ClampedArray(width * height * 4).fill(255)
      for (let index = 0; index < width * height; index++)
        for (let part = 0; part < 3; part++)
          rgba[index * 4 + part] = data[index * channels + (channels < 3 ? 0 : part)]!
      return jsqr.default(rgba, width, height)?.data ?? ''
    }
  return ''
}

const visit = await hospital.admit(person)
await hospital.upload(person, visit, [
  ['YDA0000001', 10, 1000],
  ['YDB0000001', 1, 100],
  ['ZZ-1', 1, 50],
])
await hospital.discharge(person, visit)
const settled = (await hospital.ask('2304', settlement(person, visit, 10150))).output.setlinfo as { setl_id: string }
const id = settled.setl_id
const paper = `/api/settlements/${id}/receipt.pdf`
const atHospital = `/api/institution/visits/${visit}/settlements/${id}/receipt.pdf`
const atDesk = `/api/desk/visits/${visit}/settlements/${id}/receipt.pdf`
const standing = await get('own', paper)

const grouped = (yuan: string): string => yuan.replace(/\B(?=(\d{3})+\.)/g, ',')

test('the paper has the figures of the page by the names of the national receipt, and every step with its article', async () => {
  assert.equal(standing.headers['content-type'], 'application/pdf')
  const text = await textOf(standing.rawPayload)
  const page = (await get('own', `/api/settlements/${id}`)).json<SettlementMessage>()
  const { amounts, explanation } = page.result
  for (const part of [
    '医疗费用结算单',
    `结算编号${id}`,
    '演示退休甲',
    '3301************14',
    person,
    `定点机构${page.institutionName}`,
    code,
    visit,
    `医疗费总额${grouped(amounts.total)}`,
    `全自费金额${grouped(amounts.outOfScope)}`,
    `先行自付金额${grouped(amounts.ownShare)}`,
    `符合政策范围金额${grouped(amounts.inScope)}`,
    `实际支付起付线${grouped(amounts.deductible)}`,
    `城镇职工基本医疗保险统筹基金${grouped(amounts.fundPool)}`,
    `基金支付总额${grouped(amounts.fundTotal)}`,
    `个人账户支出${grouped(page.account)}`,
    `个人现金支出${grouped(amounts.cash)}`,
    '编码ZZ-1不在就医地目录里',
    ...explanation.map((step) => step.text.replaceAll(/\s/g, '')),
    ...explanation.map((step) => step.basis.article),
  ])
    assert.ok(text.includes(part), `${part} in ${text}`)
  assert.doesNotMatch(text, /已撤销|330100195003070114|肺炎|zj-yrd-guide/)
})

test('the QR tells anybody that the settlement stands, and nothing of the person', async () => {
  const address = await readQr(standing.rawPayload)
  assert.ok(address.startsWith(`${site}/verify/`), address)
  const answer = await app.inject({ url: `/api/verify/${address.slice(`${site}/verify/`.length)}` })
  const told = answer.json<SettlementVerification>()
  assert.deepEqual(
    [told.settlement, told.stands, told.text, told.institutionName, told.total, told.settledOn],
    [id, true, '这次结算有效', '演示上海三级医院', '10150.00', '2026-06-20'],
  )
  assert.doesNotMatch(answer.body, /演示退休|33010000|1950/)
  const wrong = await app.inject({ url: `/api/verify/${'A'.repeat(60)}` })
  assert.equal(wrong.json<ProblemDocument>().code, 'receipt-code-not-valid')
})

test('the institution prints its own, the desk those of its pool; each printing is on record', async () => {
  for (const [who, url] of [
    ['hospital', atHospital],
    ['clerk', atDesk],
  ] as const) {
    const answer = await get(who, url)
    assert.equal(answer.statusCode, 200, answer.body)
    assert.equal(await textOf(answer.rawPayload), await textOf(standing.rawPayload))
  }
  assert.equal(await codeOf('stranger', paper), 'settlement-not-found')
  assert.equal(await codeOf('other', atHospital), 'visit-not-found')
  assert.equal(await codeOf('elsewhere', atDesk), 'person-other-pool')
  assert.equal(await codeOf('hospital', atDesk), 'not-permitted')
  assert.equal(await codeOf('clerk', atDesk.replace(id, '1')), 'visit-settlement-not-found')
  const { rows } = await db.pool.query<{ actor: string; about: string }>(
    `select a ->> 'actor' as actor, a ->> 'subjectId' as about from journal j
      cross join lateral json_array_elements(j.acts) a
      where j.person_no = $1 and a ->> 'action' = 'settlement.print' order by j.entry_no`,
    [person],
  )
  assert.deepEqual(
    new Set(rows.map(({ actor, about }) => `${actor} ${about}`)),
    new Set([`receipt-hospital ${id}`, `receipt-clerk ${id}`]),
  )
})

test('once it is undone the paper says so, the QR of the first paper too, and the undoing has no receipt of its own', async () => {
  const undo = { data: { mdtrt_id: visit, setl_id: id, psn_no: person, setl_type: '2' } }
  const undone = (await hospital.ask('2305', undo)).output.setlinfo as { setl_id: string }
  const text = await textOf((await get('own', paper)).rawPayload)
  assert.match(text, /医疗费用结算单（已撤销）.*已撤销这次结算在2026年6月20日撤销了/)
  const address = await readQr(standing.rawPayload)
  const told = (
    await app.inject({ url: address.slice(site.length).replace('/verify', '/api/verify') })
  ).json<SettlementVerification>()
  assert.deepEqual([told.stands, told.text], [false, '2026年6月20日已撤销，各方的钱都已退回，不能再用'])
  assert.equal(await codeOf('own', paper.replace(id, undone.setl_id)), 'settlement-not-found')
  assert.equal(await codeOf('clerk', atDesk.replace(id, undone.setl_id)), 'visit-settlement-not-found')
})
