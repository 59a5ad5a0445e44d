/** The letter signed by hand: strokes as data, kept encrypted with the filing, drawn into its papers. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extractText, getDocumentProxy } from 'unpdf'
import type {
  CommitmentLetterMessage,
  FilingCaseMessage,
  FilingForm,
  FilingMessage,
  ProblemDocument,
} from '@yidi/contracts'
import { openPlatform } from '../../../../../tests/hospital/hospital.ts'
import { signInCitizen, signInStaff } from '../../platform/access/testing.ts'
import { readAudit } from '../../platform/audit/index.ts'

const { app, db, clock } = await openPlatform()
test.after(() => app.close())

const person = { no: '33010000000000000002', name: '演示职工乙', idNumber: '330100198811020127' }
const mine = await signInCitizen(db, clock, person.no)
const other = await signInCitizen(db, clock, '33010000000000000001')
const desk = await signInStaff(db, clock, { roles: ['accepting'], name: 'desk', pool: '330100' })
const elsewhere = await signInStaff(db, clock, { roles: ['accepting'], name: 'desk-tz', pool: '331000' })

let keys = 0
const post = (url: string, payload: object) =>
  app.inject({
    method: 'POST',
    url,
    payload,
    headers: { cookie: mine, 'idempotency-key': `signature-key-${String(++keys)}` },
  })
const get = (url: string, cookie: string) => app.inject({ url, headers: { cookie } })
const textOf = async (bytes: Buffer) =>
  (await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })).text.replaceAll(/\s/g, '')

const letter = (await get('/api/filings/letter?type=temporary', mine)).json<{ letter: CommitmentLetterMessage }>()
  .letter
const form: FilingForm = {
  type: 'temporary',
  destination: '110100',
  from: '2026-06-20',
  to: '2026-12-31',
  mobile: '13800000000',
  commitmentSigned: true,
}
const strokes = [
  [100, 100, 300, 110, 320, 400],
  [500, 80, 420, 300, 700, 333],
]
const signedWith = (drawn: unknown, destination = form.destination) => ({
  ...form,
  destination,
  signature: { name: person.name, letter: letter.version, strokes: drawn },
})

test('drawn by hand it is kept encrypted, shown with its time, and stands in the form and in the letter', async () => {
  const filed = await post('/api/filings', signedWith(strokes))
  assert.equal(filed.statusCode, 201, filed.body)
  const { id, signed } = filed.json<FilingMessage>()
  assert.deepEqual(signed, { at: '2026-06-20T02:00:00.000Z', by: 'self', drawn: true })
  const { rows } = await db.pool.query<{ text: string }>(
    `select row_to_json(f)::text || coalesce((select string_agg(encode(c.reply, 'escape') || c.acts::text || c.events::text, '') from journal c
       where c.subject_id = f.filing_id), '') as text from filing_action f where filing_id = $1`,
    [id],
  )
  for (const { text } of rows)
    assert.equal(text.includes('320,400') || text.includes('420,300'), false, 'no strokes lie open')

  const own = await get(`/api/filings/${id}/letter.pdf`, mine)
  assert.equal(own.statusCode, 200, own.body)
  const words = await textOf(own.rawPayload)
  for (const line of [letter.title, ...letter.lines, person.name, person.idNumber, '2026年6月20日10:00'])
    assert.ok(words.includes(line.replaceAll(/\s/g, '')), line)
  assert.equal((await get(`/api/filings/${id}/letter.pdf`, other)).statusCode, 404)

  const written = await textOf((await get(`/api/filings/${id}/form.pdf`, mine)).rawPayload)
  assert.ok(written.includes(`在线手写签署：${person.name}`), written)
  const onDesk = (await get(`/api/desk/filings/${id}`, desk)).json<FilingCaseMessage>()
  assert.equal(onDesk.form.commitment, `在线手写签署：${person.name}`)

  const seen = await textOf((await get(`/api/desk/filings/${id}/letter.pdf`, desk)).rawPayload)
  assert.ok(seen.includes(person.name) && !seen.includes(person.idNumber), 'the desk sees the number masked')
  assert.equal((await get(`/api/desk/filings/${id}/letter.pdf`, elsewhere)).statusCode, 403)
  const prints = (await readAudit(db, person.no)).filter((row) => row.action === 'filing.print')
  assert.deepEqual(
    prints.map((row) => [row.actor, row.detail]),
    [['desk', { paper: 'letter' }]],
  )
  // The drawing is lines of the page, named for who cannot see them, and no picture.
  const paper = (await get(`/api/filings/${id}/form.pdf`, mine)).rawPayload
  const pages = await getDocumentProxy(new Uint8Array(paper))
  const trees = await Promise.all(
    Array.from({ length: pages.numPages }, async (_, index) => (await pages.getPage(index + 1)).getStructTree()),
  )
  assert.ok(JSON.stringify(trees).includes(`${person.name}的手写签名`))
  assert.equal(paper.includes('/Subtype /Image'), false)
})

test('a name that is typed stays a signature; what was signed at a counter has no letter here', async () => {
  const typed = { ...form, destination: '120100', signature: { name: person.name, letter: letter.version } }
  const filed = (await post('/api/filings', typed)).json<FilingMessage>()
  assert.equal(filed.signed?.drawn, false)
  const words = await textOf((await get(`/api/filings/${filed.id}/letter.pdf`, mine)).rawPayload)
  assert.ok(words.includes(`${person.name}（网上打字签名）`))
  const paper = await post('/api/filings', { ...form, destination: '440100' })
  const old = paper.json<FilingMessage>()
  assert.deepEqual([old.state, old.signed], ['delivered', undefined], 'without a signature it is as valid as ever')
  const declared = await textOf((await get(`/api/filings/${old.id}/form.pdf`, mine)).rawPayload)
  assert.ok(declared.includes('已在线确认承诺，没有签名'), declared)
  assert.ok(!declared.includes('签署：'), 'what nobody signed is not called signed')
  const onDesk = (await get(`/api/desk/filings/${old.id}`, desk)).json<FilingCaseMessage>()
  assert.equal(onDesk.form.commitment, '已在线确认承诺，没有签名')
  const none = await get(`/api/filings/${old.id}/letter.pdf`, mine)
  assert.equal(none.json<ProblemDocument>().code, 'letter-not-signed')
})

test('a dot, half a point, too many points, points off the sheet, something else than points: each is told', async () => {
  const code = async (drawn: unknown) => {
    const answer = (await post('/api/filings/check', signedWith(drawn, '420100'))).json<
      ProblemDocument & { problems?: { code: string; path: string }[] }
    >()
    return answer.problems?.map((one) => `${one.code} ${one.path}`).join() ?? answer.code
  }
  const long = (points: number) => Array.from({ length: points * 2 }, (_, index) => (index * 7) % 1000)
  assert.equal(await code(strokes), '')
  assert.equal(await code([[500, 500, 502, 501]]), 'signature-too-small signature.strokes')
  assert.equal(await code([[100, 100, 300]]), 'request-not-valid')
  assert.equal(await code([[100, 100, 300, 200, 300]]), 'signature-broken signature.strokes')
  assert.equal(await code([long(1501), long(1501)]), 'signature-too-many signature.strokes')
  assert.equal(await code([long(3001)]), 'request-not-valid')
  for (const drawn of [[], [[0, 0, 1001, 5]], [[0, 0, 1.5, 5]], [[0, 0, -1, 5]], '<svg/>', [['<', 'svg', 'o', 'n']]])
    assert.equal(await code(drawn), 'request-not-valid', JSON.stringify(drawn))
})
