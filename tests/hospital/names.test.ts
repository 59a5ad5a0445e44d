/** A person whose name has interval dots and a rare character, named another way at every door that compares names. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import ExcelJS from 'exceljs'
import type {
  AuthorisationMessage,
  EmployerImportReport,
  FilingMessage,
  PersonFound,
  PersonPage,
  ProblemDocument,
} from '@yidi/contracts'
import { actingHeader } from '@yidi/contracts'
import { signInCitizen, signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { Hospital, openPlatform } from './hospital.ts'
import { refusedWith } from './checks.ts'

const { app, db, clock } = await openPlatform()
test.after(() => app.close())

const desk = await signInStaff(db, clock, { roles: ['accepting'], pool: '330100', name: 'names-desk' })
const company = await signInStaff(db, clock, { roles: ['employer'], employer: 'D33010000001' })
const hospital = new Hospital(app, 'H31010000001', '310100')

const idNumber = '330100199003071131'
/** As it stands on the card, and how other keyboards write it. */
const typed = '阿里木·𬭚·Ａ．努尔'
const otherways = [
  '阿里木•𬭚•A•努尔',
  '阿里木・𬭚・a・努尔',
  '阿里木‧𬭚‧A.努尔',
  '阿里木.𬭚.ａ.努尔',
  '阿里木𬭚A努尔',
  ' 阿里木 𬭚\u200b A\u3000努尔',
]
const another = '阿里木·錞·A·努尔'

let keys = 0
const call = async <Reply>(cookie: string, url: string, payload: object, headers: Record<string, string> = {}) => {
  const key = `names-key-${String(++keys).padStart(4, '0')}`
  const answer = await app.inject({
    method: 'POST',
    url,
    payload,
    headers: { cookie, 'idempotency-key': key, ...headers },
  })
  return { status: answer.statusCode, body: answer.json<Reply & ProblemDocument>() }
}

const enrolment = {
  idNumber,
  name: typed,
  pool: '330100',
  insurance: 'employee',
  category: 'active',
  employer: 'D33010000001',
  from: '2020-01-01',
}
const entered = await call<{ personNo: string }>(desk, '/api/desk/people', enrolment)
assert.equal(entered.status, 201, JSON.stringify(entered.body))
const { personNo } = entered.body
const me = await signInCitizen(db, clock, personNo)

const found = async (name: string) =>
  (await call<{ people: PersonFound[] }>(desk, '/api/desk/people/search', { by: 'name', name })).body.people
const shown = async () =>
  (await app.inject({ url: `/api/desk/people/${personNo}`, headers: { cookie: desk } })).json<PersonPage>().name

test('1101 knows the name in every way of writing, answers with the one that was typed, and refuses another', async () => {
  const ask = (name: string) =>
    hospital.send('1101', { data: { mdtrt_cert_type: '02', mdtrt_cert_no: idNumber, psn_name: name } })
  for (const name of [typed, ...otherways]) {
    const reply = await ask(name)
    assert.equal(reply.infcode, 0, `${name}: ${reply.err_msg ?? ''}`)
    assert.equal((reply.output as { baseinfo: { psn_name: string } }).baseinfo.psn_name, typed)
  }
  for (const name of [another, '阿里木', '阿里木·*·A·努尔', '·']) refusedWith(await ask(name), 'G2003')
})

test('the desk finds the person by the name in every way, and sees it as it was typed', async () => {
  assert.equal(await shown(), typed)
  for (const name of [typed, ...otherways])
    assert.deepEqual(
      (await found(name)).map((one) => [one.personNo, one.name]),
      [[personNo, typed]],
      name,
    )
  assert.deepEqual(await found(another), [])
})

test('who is enrolled again under the name in another way is the same person; under another name nobody', async () => {
  for (const name of otherways)
    assert.equal((await call(desk, '/api/desk/people', { ...enrolment, name })).body.code, 'already-enrolled', name)
  assert.equal((await call(desk, '/api/desk/people', { ...enrolment, name: another })).body.code, 'person-name-differs')
})

test('a name put right in its dots alone is shown anew and found as before', async () => {
  const url = `/api/desk/people/${personNo}/correct`
  const name = '阿里木•𬭚•Ａ•努尔'
  assert.equal((await call(desk, url, { name, reason: '更正间隔号' })).status, 200)
  assert.equal(await shown(), name)
  assert.deepEqual(
    (await found(typed)).map((one) => one.name),
    [name],
  )
  assert.equal((await call(desk, url, { name: typed, reason: '还原' })).status, 200)
  assert.deepEqual(
    (await found(name)).map((one) => one.name),
    [typed],
  )
})

test('the commitment letter is signed by the name in another way, not by another name', async () => {
  const form = { type: 'temporary', destination: '110100', from: '2026-06-20', to: '2026-12-31', mobile: '13800000000' }
  const letter = await app.inject({ url: '/api/filings/letter?type=temporary&pool=330100', headers: { cookie: me } })
  const { version } = letter.json<{ letter: { version: string } }>().letter
  const sign = (name: string) =>
    call<FilingMessage>(me, '/api/filings', { ...form, commitmentSigned: true, signature: { name, letter: version } })
  assert.match((await sign(another)).body.errors?.[0]?.path ?? '', /signature\.name/)
  const signed = await sign(otherways[0]!)
  assert.equal(signed.status, 201, JSON.stringify(signed.body))
})

test('a member of the family who is named another way may act; one with another name may not', async () => {
  const retired = await signInCitizen(db, clock, '33010000000000000001')
  const authorise = async (name: string) => {
    const given = { direction: 'consent', name, idNumber, relation: 'child', scopes: ['file'] }
    const answer = await call<AuthorisationMessage>(retired, '/api/me/authorisations', given)
    assert.equal(answer.status, 201, JSON.stringify(answer.body))
    const headers = { cookie: me, [actingHeader]: answer.body.id }
    const seen = await app.inject({ url: '/api/filings', headers })
    await call(retired, `/api/me/authorisations/${answer.body.id}/end`, {})
    return seen.statusCode
  }
  for (const name of otherways) assert.equal(await authorise(name), 200, name)
  assert.equal(await authorise(another), 403)
})

test('an employer’s list names its worker in every way, and is told of another', async () => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('名单')
  sheet.addRow(['姓名', '身份证号', '派驻城市', '开始日期', '手机号', '当地地址', '派驻月数'])
  const row = (name: string) => [name, idNumber, '上海市', '2026-06-20', '13800000000', '上海市演示路1号', '12']
  const reportOf = async (name: string) => {
    sheet.spliceRows(2, 1, row(name))
    const answer = await app.inject({
      method: 'POST',
      url: '/api/employer/filings/list?dryRun=true',
      payload: Buffer.from(await book.xlsx.writeBuffer()),
      headers: {
        cookie: company,
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      },
    })
    return answer.json<EmployerImportReport>().rows[0]
  }
  for (const name of [typed, ...otherways]) {
    const report = await reportOf(name)
    assert.equal(report?.outcome, 'ready', `${name}: ${report?.text ?? ''}`)
    assert.equal(report?.name, name.trim(), 'the report has the name as it stands in the list')
  }
  assert.equal((await reportOf(another))?.outcome, 'refused')
})
