/** Employers: their own people only, stationed workers only, and lists that may be sent again. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import ExcelJS from 'exceljs'
import type { EmployerFilingLine, EmployerImportReport, EmployerMember, ProblemDocument } from '@yidi/contracts'
import { openPlatform } from '../../../../../tests/hospital/hospital.ts'
import { signInStaff } from '../../platform/access/testing.ts'
import { filingsOf } from '../record/index.ts'
import { commitForPerson } from '../../person/commands/index.ts'

const { app, db, clock } = await openPlatform()
test.after(() => app.close())

const worker = { no: '33010000000000000002', name: '演示职工乙', id: '330100198811020127' }
const stopped = { no: '33010000000000000010', name: '演示停保癸', id: '330100197001010117' }
const other = { no: '33100000000000000007', name: '演示职工庚', id: '331000198504040115' }
const company = await signInStaff(db, clock, { roles: ['employer'], employer: 'D33010000001' })
const factory = await signInStaff(db, clock, { roles: ['employer'], employer: 'D33100000001' })
const nobody = await signInStaff(db, clock, { roles: ['employer'] })
const desk = await signInStaff(db, clock, { roles: ['accepting'], pool: '330100' })
const otherDesk = await signInStaff(db, clock, { roles: ['accepting'], pool: '331000' })

let keys = 0
const post = (cookie: string, url: string, payload: object) => {
  keys += 1
  return app.inject({
    method: 'POST',
    url,
    payload,
    headers: { cookie, 'idempotency-key': `employer-key-${String(keys)}` },
  })
}
const get = (cookie: string, url: string) => app.inject({ url, headers: { cookie } })
const codeOf = (answer: { json: () => unknown }) => (answer.json() as ProblemDocument).code
const membersOf = async (cookie: string) =>
  (await get(cookie, '/api/employer/members')).json<{ members: EmployerMember[] }>().members

const heads = ['姓名', '身份证号', '派驻城市', '开始日期', '手机号', '当地地址', '派驻月数']
async function listOf(rows: string[][], first = heads): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('名单')
  sheet.addRow(first)
  for (const row of rows) sheet.addRow(row)
  return Buffer.from(await book.xlsx.writeBuffer())
}
const sendList = (cookie: string, bytes: Buffer, query: string) =>
  app.inject({
    method: 'POST',
    url: `/api/employer/filings/list?${query}`,
    payload: bytes,
    headers: {
      cookie,
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    },
  })
const good = (who: { name: string; id: string }, city = '上海市') => [
  who.name,
  who.id,
  city,
  '2026/6/20',
  '13800000000',
  '上海市演示路1号',
  '12',
]

test('an employer sees its own people, masked, and nobody else’s', async () => {
  const members = await membersOf(company)
  assert.deepEqual(
    members.map(({ name, idNumber, standing }) => [name, idNumber, standing]),
    [
      [worker.name, '3301************27', 'entitled'],
      [stopped.name, '3301************17', 'stopped'],
    ],
  )
  assert.deepEqual(
    (await membersOf(factory)).map((one) => one.name),
    [other.name],
  )
  assert.equal(codeOf(await get(nobody, '/api/employer/members')), 'employer-not-found')
  assert.equal(codeOf(await get(desk, '/api/employer/members')), 'not-permitted')
})

test('it files for its own, as stationed and by its confirmation; for nobody else, by number or by guessing', async () => {
  const form = { destination: '310000', from: '2026-06-20', mobile: '13800000000', confirmed: true, stayMonths: 12 }
  const filed = await post(company, '/api/employer/filings', { ...form, personNo: worker.no })
  assert.equal(filed.statusCode, 201, filed.body)
  const record = (await filingsOf(db, worker.no)).find((one) => one.filingId === filed.json<{ id: string }>().id)!
  assert.deepEqual(
    [record.type, record.state, record.application.actor_kind, record.application.actor, record.application.channel],
    ['stationed-worker', 'delivered', 'employer', 'D33010000001', 'web'],
  )
  for (const personNo of [other.no, '33990000000000000004', 'nobody']) {
    const refused = await post(company, '/api/employer/filings', { ...form, personNo })
    assert.equal(codeOf(refused), 'employer-not-member')
  }
  assert.equal(
    (await post(company, '/api/employer/filings', { ...form, personNo: worker.no, confirmed: false })).statusCode,
    400,
  )
  const lines = async (cookie: string) =>
    (await get(cookie, '/api/employer/filings')).json<{ filings: EmployerFilingLine[] }>().filings
  assert.deepEqual(
    (await lines(company)).map((line) => [line.name, line.destinationName]),
    [[worker.name, '上海市']],
  )
  assert.deepEqual(await lines(factory), [])
})

test('a list: good rows are filed, bad ones are told why, the same file again files nothing twice', async () => {
  const rows = [
    good(stopped),
    good({ name: '演示职工丁', id: '330100199001090128' }),
    good({ ...worker, name: '演示职工已' }),
    ['', '3.30100198811020E+17', '无此城', '明天', '13800000000', '', '一年'],
    good(stopped),
  ]
  const file = await listOf(rows)
  const before = await filingsOf(db, stopped.no)
  const dry = (await sendList(company, file, 'dryRun=true')).json<EmployerImportReport>()
  assert.deepEqual([dry.dryRun, dry.good, dry.refused], [true, 1, 4])
  assert.deepEqual(
    (await sendList(company, file, '')).json<EmployerImportReport>().dryRun,
    true,
    'without the confirmation it is only tried',
  )
  assert.equal((await filingsOf(db, stopped.no)).length, before.length)

  const first = (await sendList(company, file, 'confirmed=true')).json<EmployerImportReport>()
  assert.deepEqual(
    first.rows.map((row) => [row.row, row.outcome]),
    [
      [2, 'filed'],
      [3, 'refused'],
      [4, 'refused'],
      [5, 'refused'],
      [6, 'refused'],
    ],
  )
  assert.match(first.rows[1]!.text, /没有这个人/)
  assert.equal(first.rows[1]!.text, first.rows[2]!.text, 'somebody else’s person and a wrong name get one answer')
  for (const words of ['姓名', '改成了数字', '无此城', '明天', '一年'])
    assert.match(first.rows[3]!.text, new RegExp(words))
  assert.match(first.rows[4]!.text, /第 2 行/)

  const again = (await sendList(company, file, 'confirmed=true')).json<EmployerImportReport>()
  assert.deepEqual(again, first)
  assert.equal((await filingsOf(db, stopped.no)).length, before.length + 1)
  const otherFile = await listOf([good(stopped)])
  const twice = (await sendList(company, otherFile, 'confirmed=true')).json<EmployerImportReport>()
  assert.equal(twice.rows[0]?.outcome, 'refused', twice.rows[0]?.text)

  const sheet = await sendList(company, file, 'confirmed=true&as=xlsx')
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(sheet.rawPayload as unknown as ArrayBuffer)
  assert.equal(book.worksheets[0]?.rowCount, 6)
  assert.equal(book.worksheets[0].getCell('C2').value, '已备案')
})

test('a list knows counties under a province and counties; what is no place, or several, is told so', async () => {
  const tried = async (place: string): Promise<string> => {
    const answer = await sendList(company, await listOf([good(stopped, place)]), 'dryRun=true')
    return answer.json<EmployerImportReport>().rows[0]!.text
  }
  for (const place of ['仙桃市', '石河子市', '昆山市', '429004']) assert.doesNotMatch(await tried(place), /派驻城市/)
  assert.match(await tried('朝阳区'), /“派驻城市”“朝阳区”有2处（北京市、吉林省长春市）/)
  assert.match(await tried('330199'), /“330199”不在区划代码表里/)
  assert.match(await tried('湖北省'), /没有叫“湖北省”的市或县/)
})

test('the template has the heads that the list is read by; other files are named for what they are', async () => {
  const template = await get(company, '/api/employer/filings/template')
  const report = await sendList(company, template.rawPayload, 'dryRun=true')
  assert.deepEqual(report.json<EmployerImportReport>().rows, [])
  assert.equal(codeOf(await sendList(company, await listOf([], ['名字', '号码']), '')), 'employer-list-columns')
  assert.equal(codeOf(await sendList(company, Buffer.from('PK\u0003\u0004broken'), '')), 'import-file-not-readable')
  const many = Array.from({ length: 501 }, () => good(worker))
  assert.equal(codeOf(await sendList(company, await listOf(many), 'dryRun=true')), 'employer-list-too-long')
})

test('whoever leaves is the employer’s no longer', async () => {
  await commitForPerson(db, {
    personNo: worker.no,
    at: clock.now(),
    changes: {
      enrolment_end: [{ enrolment_no: 1 }],
      enrolment: [
        {
          enrolment_no: 2,
          pool: '330100',
          insurance: 'employee',
          category: 'active',
          employer: 'D33010000001',
          from_day: '2017-01-01',
          to_day: '2026-06-19',
        },
      ],
    },
    audit: [],
  })
  assert.ok(!(await membersOf(company)).some((one) => one.personNo === worker.no))
  const form = {
    destination: '110000',
    from: '2026-06-20',
    mobile: '13800000000',
    confirmed: true,
    personNo: worker.no,
  }
  assert.equal(codeOf(await post(company, '/api/employer/filings', form)), 'employer-not-member')
})

test('the desk enters and changes the employers of its own pool', async () => {
  const form = { code: 'D33010000009', name: '演示新单位', contact: '演示联系人 0571-00000000' }
  const entered = await post(desk, '/api/desk/employers', form)
  assert.equal(entered.statusCode, 200, entered.body)
  assert.deepEqual(entered.json<{ pool: string; contact: string }>().pool, '330100')
  assert.equal(codeOf(await post(otherDesk, '/api/desk/employers', form)), 'employer-other-pool')
  await post(desk, '/api/desk/employers', { ...form, disabled: true })
  const closed = await signInStaff(db, clock, { roles: ['employer'], employer: form.code })
  assert.equal(codeOf(await get(closed, '/api/employer')), 'employer-not-found')
  const listed = (await get(desk, '/api/desk/employers')).json<{ employers: { name: string }[] }>().employers
  assert.deepEqual(listed.map((one) => one.name).sort(), ['演示新单位', '演示杭州科技公司'])
})
