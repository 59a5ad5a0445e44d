import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Database } from '../../platform/storage/index.ts'
import { openTestDatabase } from '../../platform/storage/testing.ts'
import { benefitOn, readFile, standingParts, yearOf } from '../file/index.ts'
import { commitForPerson } from '../commands/index.ts'
import { enterPerson, findPerson, findPersonNosByName } from './people.ts'
import { renewNameIndex } from './name-index.ts'
import { findPersonNosByPhone } from './people.ts'

const at = new Date('2026-03-01T02:00:00Z')
let database: Database

before(async () => {
  database = await openTestDatabase()
  const common = { name: '王演示', phone: '13000000000' }
  await enterPerson(database, { ...common, personNo: '1', pool: '330100', idNumber: '330100199001019990' }, at)
  await enterPerson(database, { ...common, personNo: '2', pool: '331000', idNumber: '331000199001019991' }, at)
})

test('a telephone may be shared, a name is looked up whole and within its pool', async () => {
  assert.deepEqual(await findPersonNosByPhone(database, '130 0000 0000'), ['1', '2'])
  assert.deepEqual(await findPersonNosByName(database, '330100', '王演示'), ['1'])
  assert.deepEqual(await findPersonNosByName(database, '330100', '王'), [])
  assert.equal((await findPerson(database, '2'))?.phone, '13000000000')
  assert.equal(await findPerson(database, '3'), undefined)
})

test('an ID number belongs to one person; a refused entry leaves nothing behind', async () => {
  const twin = { personNo: '9', pool: '330100', idNumber: '330100199001019990', name: '别人' }
  await assert.rejects(enterPerson(database, twin, at), /person_lookup_blind_index_kind_idx/)
  assert.equal(await findPerson(database, '9'), undefined)
  assert.equal(await readFile(database, { personNo: '9' }, standingParts), undefined)
})

test('a late payment changes the past as we know it now', async () => {
  const interval = (interval_no: number, status: 'entitled' | 'stopped', from_day: string, to_day: string | null) => ({
    interval_no,
    insurance: 'employee' as const,
    status,
    reason: status === 'entitled' ? '正常参保缴费' : '欠费',
    from_day,
    to_day,
  })
  const write = async (changes: Parameters<typeof commitForPerson>[1]['changes']): Promise<void> => {
    assert.equal((await commitForPerson(database, { personNo: '1', at, changes, audit: [] })).outcome, 'done')
  }
  await write({
    benefit_interval: [interval(1, 'entitled', '2025-01-01', '2025-12-31'), interval(2, 'stopped', '2026-01-01', null)],
  })
  const early = (await readFile(database, { personNo: '1' }, standingParts))!
  assert.equal(benefitOn(early, 'employee', '2026-02-01').status, 'stopped')
  await write({
    benefit_interval_end: [{ interval_no: 2 }],
    benefit_interval: [interval(3, 'entitled', '2026-01-01', null)],
  })
  const late = (await readFile(database, { personNo: '1' }, standingParts))!
  assert.equal(benefitOn(late, 'employee', '2026-02-01').status, 'entitled')
  assert.ok(late.version > early.version, 'a settlement that was computed before is refused')
})

test('a year in which nothing was settled is nought', async () => {
  const standing = (await readFile(database, { personNo: '1' }, standingParts))!
  assert.equal(yearOf(standing, 2026, '330100', 'employee').inpatient_stays, 0)
})

test('a name is found however it is typed; entries of an older index are made anew once, by whoever has the key', async () => {
  const typed = '演示•间隔．名'
  const dotted = { personNo: '3', pool: '330100', idNumber: '330100199001019993', name: typed }
  await enterPerson(database, dotted, at)
  for (const name of ['演示·间隔·名', '演示间隔名', ' 演示.间隔・名'])
    assert.deepEqual(await findPersonNosByName(database, '330100', name), ['3'], name)
  assert.equal((await findPerson(database, '3'))?.name, typed, 'the name as typed is kept')
  assert.deepEqual(await findPersonNosByName(database, '330100', '演示别名'), [])

  // As it was before names were folded: the hash of the name as typed, under the id of the numbers.
  const { pool } = database
  const older = Buffer.alloc(32, 7)
  await pool.query(`update person_lookup set key_id = 'i1' where kind = 'name'`)
  await pool.query(`update person_lookup set blind_index = $1 where kind = 'name' and person_no = '3'`, [older])
  assert.deepEqual(await findPersonNosByName(database, '330100', typed), [])
  const open = (): never => assert.fail('the key is missing')
  assert.equal(await renewNameIndex({ pool, ciphers: { ...database.ciphers, open } }), 0)
  assert.deepEqual(await findPersonNosByName(database, '330100', '王演示'), ['1'], 'what cannot be read stays')

  assert.equal(await renewNameIndex(database), 3)
  assert.deepEqual(await findPersonNosByName(database, '330100', '演示·间隔·名'), ['3'])
  assert.deepEqual(await findPersonNosByName(database, '330100', '王演示'), ['1'])
  const { rows } = await pool.query(
    `select key_id, count(*)::int as count from person_lookup where kind = 'name' group by 1`,
  )
  assert.deepEqual(rows, [{ key_id: database.ciphers.indexId('name'), count: 3 }])
  assert.equal(await renewNameIndex(database), 0, 'nothing is left to do')
})
