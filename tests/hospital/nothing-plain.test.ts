/** After everything that people, hospitals and the desk do, the database tells its reader nobody's name, number or illness. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { signInCitizen, signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { people as demonstrationPeople } from '../../apps/server/src/demonstration/data.ts'
import { samplePdf } from '../../apps/server/src/platform/materials/testing.ts'
import type { Database } from '../../apps/server/src/platform/storage/index.ts'
import { tableKinds } from '../../apps/server/src/platform/storage/distribution.ts'
import { Hospital, admission, openPlatform, people, settlement } from './hospital.ts'

/** What the office publishes of itself: the directory, the catalogues, the employers. */
const publicTables = new Set(Object.keys(tableKinds).filter((table) => tableKinds[table] === 'reference'))

/** Every row of every table that is not public, as text; bytes stand in it as hexadecimal. */
async function everyRow({ pool }: Database): Promise<{ table: string; text: string }[]> {
  const { rows: tables } = await pool.query<{ schema: string; name: string }>(
    `select table_schema as schema, table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  )
  const found: { table: string; text: string }[] = []
  for (const { schema, name } of tables.filter(({ name }) => !publicTables.has(name))) {
    const { rows } = await pool.query<{ text: string }>(`select t::text as text from "${schema}"."${name}" t`)
    found.push(...rows.map(({ text }) => ({ table: `${schema}.${name}`, text })))
  }
  return found
}

/** Where one of these texts stands, as it is or as the bytes of it. */
async function foundIn(database: Database, texts: readonly string[]): Promise<string[]> {
  const rows = await everyRow(database)
  return texts.flatMap((text) => {
    const bytes = Buffer.from(text).toString('hex')
    const at = rows.filter((row) => row.text.includes(text) || row.text.includes(bytes))
    return [...new Set(at.map(({ table }) => `${text}: ${table}`))]
  })
}

const said = {
  mobile: '13812345678',
  address: '演示路 8 号 302 室',
  email: 'nobody@example.invalid',
  disease: '血友病',
  abroadDisease: '原发性高血压三级',
  medicine: '演示降压药',
  diagnosis: '大叶性肺炎',
  diagnosisCode: 'J18.100',
  paperName: '张某的居住证.pdf',
  draftMobile: '13887654321',
  newPhone: '13811112222',
  strangerIdNumber: '990100199901010014',
  takenForPersonNo: '330100193001010117',
}

test('a whole scenario leaves nobody’s name, number, address or illness lying open', async () => {
  // A mail server is only named: the code is sealed, and nobody sends it here.
  const platform = await openPlatform(undefined, undefined, {
    YIDI_SMTP_URL: 'smtp://127.0.0.1:9',
    YIDI_MAIL_FROM: 'notice@example.invalid',
  })
  const { app, db, clock } = platform
  after(() => app.close())
  let keys = 0
  const send = async (
    cookie: string,
    method: 'POST' | 'PUT',
    url: string,
    payload: object | Buffer,
    more: Record<string, string> = {},
  ): Promise<Record<string, unknown>> => {
    const headers = { cookie, 'idempotency-key': `nothing-plain-${String(++keys)}`, ...more }
    const response = await app.inject({ method, url, payload, headers })
    assert.ok(response.statusCode < 300, `${url} ${response.body}`)
    return response.body === '' ? {} : response.json()
  }

  const me = await signInCitizen(db, clock, people.active)
  const paper = await send(me, 'POST', '/api/materials?kind=residence-proof', samplePdf(), {
    'content-type': 'application/pdf',
    'x-file-name': encodeURIComponent(said.paperName),
  })
  await send(me, 'POST', '/api/filings', {
    type: 'long-term-resident',
    destination: '310100',
    from: '2026-06-20',
    mobile: said.mobile,
    address: said.address,
    commitmentSigned: true,
    uploads: [paper.id],
  })
  await send(me, 'PUT', '/api/drafts/filing', { way: { step: 'form' }, form: { mobile: said.draftMobile } })
  await send(me, 'PUT', '/api/me/contact', { email: said.email })
  const withDiseases = await signInCitizen(db, clock, people.provincialReferral)
  await send(withDiseases, 'POST', '/api/diseases', {
    kind: said.disease,
    hospital: '演示杭州三级医院',
    diagnosedOn: '2026-06-01',
  })
  await send(withDiseases, 'POST', '/api/abroad', {
    leaveOn: '2026-06-22',
    returnOn: '2026-12-22',
    disease: said.abroadDisease,
    medicines: said.medicine,
  })
  const other = demonstrationPeople.find(({ personNo }) => personNo === people.retiredWithFiling)!
  await send(me, 'POST', '/api/me/authorisations', {
    direction: 'consent',
    name: other.name,
    idNumber: other.idNumber,
    relation: 'parent',
    scopes: ['file'],
  })
  const desk = await signInStaff(db, clock, { roles: ['accepting'], name: 'plain-desk', pool: '330100' })
  await send(desk, 'POST', `/api/desk/people/${people.child}/correct`, { phone: said.newPhone, reason: '换号' })

  const hospital = new Hospital(app, 'H31010000001', '310100')
  const asked = (number: string) => ({ data: { mdtrt_cert_type: '02', mdtrt_cert_no: number } })
  assert.notEqual((await hospital.send('1101', asked(said.strangerIdNumber))).infcode, 0)
  // A hospital that takes the ID number for the person's number.
  assert.notEqual((await hospital.send('2401', admission(said.takenForPersonNo))).infcode, 0)
  const visit = await hospital.admit(people.retiredWithFiling, {
    dscg_maindiag_code: said.diagnosisCode,
    dscg_maindiag_name: said.diagnosis,
  })
  await hospital.upload(people.retiredWithFiling, visit, [['YDA0000001', 1, 1000]])
  await hospital.discharge(people.retiredWithFiling, visit, '2026-06-20')
  await hospital.ask('2304', settlement(people.retiredWithFiling, visit, 1000))

  const birthDays = demonstrationPeople.map(({ idNumber }) => idNumber.replace(/^.{6}(....)(..)(..).*$/, '$1-$2-$3'))
  assert.match(birthDays.join(), /^(19|20)\d\d-\d\d-\d\d,/)
  const sexes = ['male', 'female']
  const known = [...demonstrationPeople.flatMap(({ name, idNumber }) => [name, idNumber]), ...birthDays, ...sexes]
  assert.deepEqual(await foundIn(db, [...Object.values(said), ...known]), [])
  // The search itself finds what lies open.
  await db.pool.query(
    `insert into journal (person_no, entry_no, version, source, name, key, input_hash, reply, acts, events, at)
     values ('1', -1, 0, 'a', 'b', 'c', '', $1, '[]', '[]', now())`,
    [Buffer.from(JSON.stringify({ disease: said.disease }))],
  )
  assert.deepEqual(await foundIn(db, [said.disease]), [`${said.disease}: public.journal`])
})
