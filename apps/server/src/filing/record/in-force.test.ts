import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { enterPerson } from '../../person/people/index.ts'
import { filingsOn, foldFilings } from '../../person/file/index.ts'
import { commitForPerson } from '../../person/commands/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { openTestDatabase } from '../../platform/storage/testing.ts'
import { approvedFiling, contentOf, filingRows, filingUsed } from './actions.ts'
import type { NewFilingAction } from './actions.ts'
import { findFiling, filingsOf } from './read.ts'
import { filingsInForce } from './testing.ts'

const personNo = '33010000000000000077'
const self = { role: 'citizen', kind: 'person', id: personNo } as const
let database: Database

before(async () => {
  database = await openTestDatabase()
  const at = new Date('2025-12-01T09:00:00+08:00')
  await enterPerson(database, { personNo, pool: '330100', idNumber: '330100195003070077', name: '测试人' }, at)
})

async function write(rows: NewFilingAction[], moment: string): Promise<void> {
  const answer = await commitForPerson(database, {
    personNo,
    at: new Date(moment),
    changes: { filing_action: rows },
    audit: [],
  })
  assert.equal(answer.outcome, 'done')
}

const filing = (destination: string, from: string, to: string | null): Parameters<typeof approvedFiling>[0] => ({
  pool: '330100',
  type: 'long-term-resident',
  destination,
  from,
  to,
})

test('several filings at once; each holds from its first day to its last', async () => {
  await write(approvedFiling(filing('310000', '2026-01-01', null), '2026-01-01', self), '2026-01-01T10:00:00+08:00')
  await write(
    approvedFiling({ ...filing('110100', '2026-03-01', '2026-06-30'), type: 'temporary' }, '2026-02-01', self),
    '2026-02-01T10:00:00+08:00',
  )
  const destinations = async (day: string): Promise<string[]> =>
    (await filingsInForce(database, personNo, day)).map((one) => one.destination).sort()
  assert.deepEqual(await destinations('2025-12-31'), [])
  assert.deepEqual(await destinations('2026-01-01'), ['310000'])
  assert.deepEqual(await destinations('2026-03-01'), ['110100', '310000'])
  assert.deepEqual(await destinations('2026-06-30'), ['110100', '310000'])
  assert.deepEqual(await destinations('2026-07-01'), ['310000'])
})

test('an earlier end changes what holds, and what was known before stays known', async () => {
  const [current] = (await filingsInForce(database, personNo, '2026-02-01')).filter(
    (one) => one.destination === '310000',
  )
  assert.ok(current)
  const record = await findFiling(database, personNo, current.id)
  assert.ok(record)
  const rows = filingRows(
    contentOf(record, { to: '2026-04-30' }),
    record.state,
    record.actions.length,
    [{ action: 'end', by: self }],
    '2026-04-20',
    'web',
  )
  await write(rows, '2026-04-20T10:00:00+08:00')
  const destinations = async (day: string): Promise<string[]> =>
    (await filingsInForce(database, personNo, day)).map((one) => one.destination).sort()
  assert.deepEqual(await destinations('2026-04-30'), ['110100', '310000'])
  assert.deepEqual(await destinations('2026-05-01'), ['110100'])
  const knownThen = (await filingsOf(database, personNo)).flatMap(({ actions }) =>
    actions.filter((row) => row.recorded_at < new Date('2026-04-19T00:00:00+08:00')),
  )
  const then = filingsOn({ filings: foldFilings(knownThen) }, '2026-05-01')
  assert.deepEqual(then.map((one) => one.destination).sort(), ['110100', '310000'])
})

test('a filing for one visit is used up by that visit and still holds for it', async () => {
  await write(
    approvedFiling({ ...filing('120100', '2026-07-01', null), type: 'referral' }, '2026-07-01', self, {
      visits: 'one',
    }),
    '2026-07-01T10:00:00+08:00',
  )
  const [one] = await filingsInForce(database, personNo, '2026-07-05')
  assert.equal(one?.visits, 'one')
  const record = await findFiling(database, personNo, one.id)
  assert.ok(record)
  await write(filingUsed(record, 'visit-1', '2026-07-20'), '2026-07-20T10:00:00+08:00')
  assert.deepEqual(await filingsInForce(database, personNo, '2026-07-25'), [])
  const again = await filingsInForce(database, personNo, '2026-07-05', 'visit-1')
  assert.deepEqual(
    again.map((filed) => filed.id),
    [one.id],
  )
})

test('an action that the table does not know is refused in Chinese', () => {
  assert.throws(
    () =>
      filingRows(
        {
          filingId: 'x',
          pool: '330100',
          type: 'temporary',
          destination: '310100',
          from: '2026-01-01',
          to: null,
          institutions: [],
        },
        'cancelled',
        5,
        [{ action: 'approve', by: self }],
        '2026-01-01',
        'web',
      ),
    /已取消/,
  )
})
