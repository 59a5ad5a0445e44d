import assert from 'node:assert/strict'
import { before, test } from 'node:test'

import { openRelease } from '../platform/policy/index.ts'
import { designatedFor, findInstitution, listInstitutions } from '../care/institutions/index.ts'
import { readCatalogue } from '../care/catalogue/index.ts'
import { verifyLedger } from '../money/ledger/index.ts'
import { findPerson, findPersonNoByIdNumber } from '../person/people/index.ts'
import { benefitOn, enrolmentOn, readFile, standingParts } from '../person/file/index.ts'
import type { Database } from '../platform/storage/index.ts'
import { openTestDatabase } from '../platform/storage/testing.ts'
import { loadDemonstration } from './index.ts'

const at = new Date('2026-11-22T02:00:00Z')
let database: Database

before(async () => {
  database = await openTestDatabase()
  assert.equal(await loadDemonstration(database, at), true)
})

test('a person of the contract is found by ID number however it is typed, with accounts and filing', async () => {
  const personNo = await findPersonNoByIdNumber(database, ' 330100 19500307 0114 ')
  assert.equal(personNo, '33010000000000000001')
  const person = await findPerson(database, personNo)
  assert.deepEqual(person, {
    personNo,
    pool: '330100',
    idKind: '01',
    idNumber: '330100195003070114',
    name: '演示退休甲',
    phone: null,
    card: 'Y33010001',
    sex: 'male',
    birthDay: '1950-03-07',
  })
  const standing = await readFile(database, { personNo }, standingParts)
  assert.ok(standing)
  assert.deepEqual(standing.accounts, { currentYearFen: 500_00, pastYearFen: 3000_00 })
  assert.equal(enrolmentOn(standing, '2026-03-01')?.category, 'retired')
  assert.equal(enrolmentOn(standing, '2016-12-31'), undefined)
  const actions = await database.kysely
    .selectFrom('filing_action')
    .select(['action', 'type', 'destination', 'from_day', 'to_day'])
    .where('person_no', '=', personNo)
    .orderBy('action_no')
    .execute()
  const filing = { type: 'long-term-resident', destination: '310000', from_day: '2025-01-01', to_day: null }
  assert.deepEqual(
    actions,
    ['apply', 'accept', 'review', 'approve', 'deliver'].map((action) => ({ action, ...filing })),
  )
})

test('benefits of the suspended enrolment stop on the first day of 2026', async () => {
  const standing = await readFile(database, { personNo: '33010000000000000010' }, standingParts)
  assert.ok(standing)
  assert.equal(benefitOn(standing, 'employee', '2025-12-31').status, 'entitled')
  assert.deepEqual(benefitOn(standing, 'employee', '2026-01-01'), {
    status: 'stopped',
    reason: '暂停参保',
    from: '2026-01-01',
  })
  assert.equal(benefitOn(standing, 'resident', '2025-12-31').status, 'stopped')
})

test('institutions say what is open on a day', async () => {
  const release = openRelease(undefined)
  const shanghai = await findInstitution(database, 'H31010000001', '2026-03-01')
  assert.deepEqual(shanghai?.services, ['chronic', 'inpatient', 'outpatient'])
  assert.equal(designatedFor(release, null, shanghai), true)
  const alone = await findInstitution(database, 'H31010000003', '2026-03-01')
  assert.deepEqual([alone && designatedFor(release, null, alone), alone?.networked], [true, false])
  const before2017 = await findInstitution(database, 'H31010000001', '2016-12-31')
  assert.deepEqual([before2017 && designatedFor(release, null, before2017), before2017?.networked], [false, false])
  assert.equal((await listInstitutions(database, '310100', '2026-03-01')).length, 5)
  assert.equal(await findInstitution(database, 'H99999999999', '2026-03-01'), undefined)
})

test('the catalogue is that of the place; an unknown code is not in it', async () => {
  const day = '2026-03-01'
  const codes = ['YDX0000001', 'YHB0000001', 'NOPE']
  const shanghai = await readCatalogue(database, '310100', codes)
  const hangzhou = await readCatalogue(database, '330100', codes)
  const ningbo = await readCatalogue(database, '330200', codes)
  assert.deepEqual([shanghai.find('YDX0000001', day)?.class, hangzhou.find('YDX0000001', day)?.class], ['B', 'C'])
  assert.equal(ningbo.find('YDX0000001', day), undefined)
  assert.equal(shanghai.find('YHB0000001', day)?.ceilingFen, 10_000_00)
  assert.equal(shanghai.find('NOPE', day), undefined)
})

test('nothing personal lies readable in the tables', async () => {
  const { rows } = await database.pool.query<{ text: string }>(
    `select string_agg(p::text || coalesce(l::text, ''), ' ') as text from person p left join person_lookup l using (person_no)`,
  )
  assert.ok(!rows[0]!.text.includes('演示退休甲'))
  assert.ok(!rows[0]!.text.includes('330100195003070114'))
})

test('a second start changes nothing, and people of another kind keep the demonstration out', async () => {
  assert.equal(await loadDemonstration(database, at), false)
  const other = await openTestDatabase()
  await other.kysely
    .insertInto('person')
    .values({
      person_no: '1',
      pool: '330100',
      id_number_cipher: Buffer.of(),
      name_cipher: Buffer.of(),
      recorded_at: at,
      changed_at: at,
    })
    .execute()
  assert.equal(await loadDemonstration(other, at), false)
  const { rows } = await other.pool.query<{ count: number }>('select count(*) from institution')
  assert.equal(rows[0]!.count, 0)
})

test('a load that was cut short is finished by the next start', async () => {
  const cut = await openTestDatabase()
  await loadDemonstration(cut, at)
  await cut.pool.query(`delete from setting where name = 'demonstration'`)
  await cut.pool.query(`delete from filing_action where person_no = '33100000000000000007'`)
  await cut.pool.query(`delete from journal where person_no = '33100000000000000007'`)
  await cut.pool.query(`delete from enrolment where person_no = '33100000000000000007'`)
  await cut.pool.query(`delete from benefit_interval where person_no = '33100000000000000007'`)
  assert.equal(await loadDemonstration(cut, at), true)
  const { rows } = await cut.pool.query(`select action from filing_action where person_no = '33100000000000000007'`)
  assert.equal(rows.length, 5)
  assert.deepEqual((await verifyLedger(cut)).faults, [])
})
