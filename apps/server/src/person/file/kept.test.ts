import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { openTestDatabase } from '../../platform/storage/testing.ts'
import type { Database, PersonChanges } from '../../platform/storage/index.ts'
import { commitForPerson } from '../commands/index.ts'
import { enterPerson } from '../people/index.ts'
import { keepFile, readKeptFile } from './kept.ts'
import { readFile } from './read.ts'
import { settlementParts } from './sets.ts'

const personNo = '33010000000000000077'
const at = new Date('2026-03-01T02:00:00Z')
const query = { personNo, visitId: 'V1', institution: 'H1' }
const names = [...settlementParts, 'known'] as const
let db: Database

before(async () => {
  db = await openTestDatabase()
  await enterPerson(db, { personNo, pool: '330100', idNumber: '330100195003070077', name: '测试人' }, at)
})

async function write(changes: PersonChanges): Promise<void> {
  assert.equal((await commitForPerson(db, { personNo, at, changes, audit: [] })).outcome, 'done')
}

/** Statements that the reading sends, with what it gives. */
async function counted<Value>(read: (through: Database) => Promise<Value>): Promise<{ value: Value; sent: number }> {
  let sent = 0
  const pool = new Proxy(db.pool, {
    get: (target, name) => {
      if (name === 'query') sent += 1
      const member = Reflect.get(target, name) as unknown
      return typeof member === 'function' ? (member.bind(target) as unknown) : member
    },
  })
  const through = { ...db, pool }
  keepFile(through, query, settlementParts, (await readFile(db, query, settlementParts))!)
  return { value: await read(through), sent }
}

const enrolment = (enrolment_no: number, category: 'active' | 'retired', from_day: string): PersonChanges => ({
  enrolment: [{ enrolment_no, pool: '330100', insurance: 'employee', category, from_day }],
})

test('a file that is kept is what would be read, and one small statement says that it is', async () => {
  await write(enrolment(1, 'active', '2020-01-01'))
  const { value, sent } = await counted((through) => readKeptFile(through, query, names))
  assert.deepEqual(value, await readFile(db, query, names))
  assert.equal(value!.enrolments.length, 1)
  assert.equal(sent, 1)
})

test('where somebody wrote meanwhile everything is read anew', async () => {
  const { value, sent } = await counted(async (through) => {
    await write(enrolment(2, 'retired', '2026-01-01'))
    return readKeptFile(through, query, names)
  })
  assert.deepEqual(value, await readFile(db, query, names))
  assert.equal(value!.enrolments.length, 2)
  assert.equal(sent, 2)
})

const visit = {
  visit_id: 'V1',
  institution: 'H1',
  place: '310100',
  pool: '330100',
  insurance: 'employee',
  kind: 'inpatient',
  medical_type: '21',
  from_day: '2026-02-20',
  to_day: null,
  status: 'open',
} as const

test('what no version guards is read each time: a pre-settlement, the institution', async () => {
  await write({ visit: [visit] })
  const { value } = await counted(async (through) => {
    await db.pool.query(
      `insert into institution (code, name, place, level, recorded_at) values ('H1', '测试医院', '310100', 'tier3', $1)`,
      [at],
    )
    await db.pool.query(
      `insert into pre_settlement (person_no, visit_id, batch, fund_fen, account_fen, cash_fen, at)
       values ($1, 'V1', '', 1, 2, 3, $2)`,
      [personNo, at],
    )
    return readKeptFile(through, query, names)
  })
  assert.equal(value!.institution?.name, '测试医院')
  assert.deepEqual(value!.preSettled, [{ batch: '', fund_fen: 1, account_fen: 2, cash_fen: 3 }])
})

test('what is kept serves one command, this visit at this institution, and nobody else', async () => {
  const { sent } = await counted(async (through) => {
    await readKeptFile(through, { ...query, visitId: 'V2' }, names)
    await readKeptFile(through, { ...query, institution: 'H2' }, names)
    await readKeptFile(through, query, names)
    await readKeptFile(through, query, names)
  })
  assert.equal(sent, 4)
  assert.equal(await readKeptFile(db, { ...query, personNo: '9' }, names), undefined)
})
