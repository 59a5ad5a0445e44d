/** What people hand in wrong, over HTTP: each with its own code and Chinese words, and nothing is written. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { actingHeader } from '@yidi/contracts'
import type {
  ClaimWholeMessage,
  AuthorisationMessage,
  ClaimCheckMessage,
  ClaimForm,
  ClaimMessage,
  ProblemDocument,
} from '@yidi/contracts'
import { rowCounts } from '../../../../../tests/hospital/checks.ts'
import { Hospital, admission, feeLine, settlement } from '../../../../../tests/hospital/hospital.ts'
import { fee, listText, sheetBytes, usualHeads } from '../bill/testing.ts'
import { completeForm, formOf, openClaims, people, refused } from './testing.ts'

const claims = await openClaims()
test.after(() => claims.app.close())
const { app, database, send } = claims
const phone = await claims.citizen(people.active)
const june = { kind: 'inpatient', place: '310100', from: '2026-06-01', to: '2026-06-03' } as const

/** The check names the code and sending says the same words; nothing is written. */
async function told(form: ClaimForm, code: string, words: RegExp, cookie = phone): Promise<void> {
  const check = (await send(cookie, 'POST', '/api/claims/check', form)).json<ClaimCheckMessage>()
  const found = check.problems.find((one) => one.code === code)
  assert.equal(found?.weight, 'blocks', `${code}: ${JSON.stringify(check.problems)}`)
  assert.match(found.text, words)
  const { errors } = await refused(database, () => send(cookie, 'POST', '/api/claims', form), 'claim-not-complete')
  assert.ok(
    errors?.some(({ message }) => words.test(message)),
    JSON.stringify(errors),
  )
}

async function sent(form: ClaimForm, cookie = phone): Promise<ClaimMessage> {
  const answer = await send(cookie, 'POST', '/api/claims', form)
  assert.equal(answer.statusCode, 201, answer.body)
  return answer.json<ClaimMessage>()
}

/** A stay of another day than the form's, with its line and invoice. */
function stay(from: string, to: string, number: string): Partial<ClaimForm> {
  const [line] = formOf().lines
  return {
    visit: { kind: 'inpatient', place: '310100', from, to },
    invoices: [{ number, day: to, total: '8000.00' }],
    lines: [{ ...line!, day: from }],
  }
}

test('an invoice of the future, a total that is not the sum, another currency, a time before insurance, a card with one digit wrong', async () => {
  const [invoice] = formOf().invoices
  const of = (changes: Partial<ClaimForm['invoices'][number]>) => formOf({ invoices: [{ ...invoice!, ...changes }] })
  await told(of({ day: '2026-06-21' }), 'invoice-in-future', /2026.*还没有到/)
  await told(of({ total: '19999.00' }), 'total-not-sum', /票据合计19,?999\.00元，清单合计20,?000\.00元，相差1\.00元/)
  await told(of({ currency: 'USD' }), 'invoice-currency', /USD.*人民币/)
  await told(formOf(stay('1999-05-01', '1999-05-03', '1')), 'before-insurance', /参保从.*才开始/)
  const account = { holder: 'self', bank: '演示银行', number: '6222020000000000001' } as const
  await told(formOf({ account }), 'card-number-wrong', /有一位或几位填错了/)
  await told(formOf({ commitmentSigned: false }), 'commitment-missing', /承诺书/)
  const [line] = formOf().lines
  await told(formOf({ lines: [{ ...line!, quantity: '两' }] }), 'line-not-readable', /第 1 项的数量“两”看不懂/)
  await told(formOf({ institution: { code: 'H99' } }), 'institution-unknown', /没有代码为“H99”的机构/)
  await told(formOf({ institution: {} }), 'institution-missing', /没有写在哪家医院或药店/)
})

test('what was handed in once is not handed in again; what was settled with the hospital is not claimed', async () => {
  const cookie = await claims.citizen(people.retired)
  const claim = await sent(await completeForm(claims, cookie), cookie)
  const again = formOf({ ...stay('2026-05-10', '2026-05-20', '12345678'), uploads: [] })
  await told(again, 'stay-used', /时间重叠/, cookie)
  const [invoice] = formOf().invoices
  const other = formOf({ ...stay('2026-06-05', '2026-06-07', '1'), invoices: [{ ...invoice!, day: '2026-06-07' }] })
  await told(other, 'invoice-used', /已经用于/, cookie)

  const hospital = new Hospital(app, 'H31010000001', '310100')
  const entered = admission(people.retired, { begntime: '2026-06-01 08:00:00', insutype: '310' })
  const { mdtrt_id: visitId } = (await hospital.ask('2401', entered)).output.result as { mdtrt_id: string }
  const line = { ...feeLine(people.retired, visitId, ['YDA0000001', 1, 1000], 1), fee_ocur_time: '2026-06-01 09:00:00' }
  await hospital.ask('2301', { feedetail: [{ ...line, chrg_bchno: 'B1' }] })
  await hospital.ask('2402', {
    dscginfo: { mdtrt_id: visitId, psn_no: people.retired, endtime: '2026-06-03 10:00:00' },
    diseinfo: [],
  })
  const invoices = [{ ...invoice!, number: '87654321', day: '2026-06-03', total: '1000.00' }]
  const given = await sent(
    await completeForm(claims, cookie, { visit: { ...june, visitId }, lines: [], invoices }),
    cookie,
  )
  assert.equal((await send(cookie, 'POST', `/api/claims/${given.id}/withdraw`, {})).statusCode, 200)
  await hospital.ask('2304', settlement(people.retired, visitId, 1000, { insutype: '310' }))
  // What was withdrawn is still there to be read, with the lines as they were.
  const withdrawn = await send(cookie, 'GET', `/api/claims/${given.id}`)
  assert.equal(withdrawn.json<ClaimWholeMessage>().lines.length, 1, withdrawn.body)
  await told(formOf({ ...stay('2026-06-01', '2026-06-03', '2') }), 'stay-used', /医院结算/, cookie)
  const billed = formOf({ visit: { ...june, visitId }, lines: [] })
  await refused(database, () => send(cookie, 'POST', '/api/claims', billed), 'bill-visit-has-no-lines')
  await refused(database, () => send(phone, 'POST', '/api/claims', billed), 'bill-visit-has-no-lines')

  // The claim of somebody else is not there for another, nor can anything be done about it.
  const at = `/api/claims/${claim.id}`
  assert.equal((await send(phone, 'GET', at)).json<ProblemDocument>().code, 'claim-not-found')
  await refused(database, () => send(phone, 'POST', `${at}/withdraw`, {}), 'claim-not-found')
  await refused(database, () => send(phone, 'POST', `${at}/corrections`, formOf()), 'claim-not-found')
})

test('an agent whose authorisation does not reach to claims sends none', async () => {
  const given = await send(await claims.citizen(people.retired), 'POST', '/api/me/authorisations', {
    ...{ direction: 'consent', name: '演示职工乙', idNumber: '330100198811020127' },
    ...{ relation: 'child', scopes: ['settlements'] },
  })
  assert.equal(given.statusCode, 201, given.body)
  const { id } = given.json<AuthorisationMessage>()
  const headers = { cookie: phone, 'idempotency-key': randomUUID(), [actingHeader]: id }
  const asked = () => app.inject({ method: 'POST', url: '/api/claims', headers, payload: formOf() })
  await refused(database, asked, 'acting-outside-scope')
})

test('two hundred pages: a file that is too large, a form with too many files, a file that is not there', async () => {
  const upload = (bytes: Buffer) =>
    app.inject({
      method: 'POST',
      url: '/api/materials?kind=fee-list',
      payload: bytes,
      headers: { cookie: phone, 'content-type': 'application/pdf', 'idempotency-key': randomUUID() },
    })
  await refused(database, () => upload(Buffer.alloc(11 * 1_048_576)), 'material-too-large')
  const uploads = Array.from({ length: 200 }, (_, page) => `page-${String(page)}`)
  await refused(database, () => send(phone, 'POST', '/api/claims', formOf({ uploads })), 'request-not-valid')
  const missing = formOf({ uploads: ['page-1'] })
  await refused(database, () => send(phone, 'POST', '/api/claims', missing), 'material-not-usable')
})

test('a list with formulas, with merged cells, with 50,000 rows', async () => {
  const read = (bytes: Buffer, name: string) =>
    app.inject({
      method: 'POST',
      url: '/api/claims/bill?kind=inpatient&from=2026-05-06&to=2026-05-16',
      payload: bytes,
      headers: {
        cookie: phone,
        'content-type': 'application/octet-stream',
        'x-file-name': encodeURIComponent(name),
        'idempotency-key': randomUUID(),
      },
    })
  const one = fee('演示项目', 1, 10, 10)
  const formula = await sheetBytes([usualHeads, [...one.slice(0, 7), { formula: 'F2*G2', result: 10 }]])
  await refused(database, () => read(formula, '清单.xlsx'), 'bill-list-has-formulas')
  const merged = await sheetBytes([usualHeads, one, one], (sheet) => sheet.mergeCells('C2:C3'))
  await refused(database, () => read(merged, '清单.xlsx'), 'bill-list-has-merged-cells')
  const many = Buffer.from(listText([usualHeads, ...Array<typeof one>(50_000).fill(one)]))
  await refused(database, () => read(many, '清单.csv'), 'import-file-too-long')
  assert.ok((await rowCounts(database))['claim_line']! > 0, 'the counts look at claims')
})
