/** Findings are taken up in a case all or none, and by one case alone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '@yidi/contracts'
import { fixedClock } from '../../platform/clock/index.ts'
import { openTestDatabase } from '../../platform/storage/testing.ts'
import { takeFindings } from './index.ts'
import { addFindingOf } from './testing.ts'

const pool = '330100'
const clock = fixedClock('2026-06-20T02:00:00Z')

const refused = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
  } catch (error) {
    if (error instanceof Problem) return `${error.document.code}: ${error.document.detail}`
    throw error
  }
  throw new Error('nothing was refused')
}

async function open() {
  const database = await openTestDatabase()
  for (const findingId of ['Q1', 'Q2', 'Q3']) await addFindingOf(database, clock, pool, 'P1', { findingId })
  const take = (findingIds: readonly string[], caseId: string, of = pool) =>
    database.kysely.transaction().execute((transaction) => takeFindings({ transaction, pool: of }, findingIds, caseId))
  const states = async () =>
    (
      await database.pool.query<{ said: string }>(
        `select concat_ws(' ', finding_id, state, case_id) as said from oversight_finding order by finding_id`,
      )
    ).rows.map(({ said }) => said)
  return { take, states }
}

test('a case takes what is open and may take it again; another is told, and gets none of what it asked for', async () => {
  const { take, states } = await open()
  const taken = await take(['Q2', 'Q1', 'Q2'], 'C1')
  assert.deepEqual(
    taken.map(({ findingId, title }) => `${findingId} ${title}`),
    ['Q1 住院时间重叠', 'Q2 住院时间重叠'],
  )
  await take(['Q1'], 'C1')
  assert.equal(
    await refused(take(['Q3', 'Q2'], 'C2').then(() => take(['Q2', 'Q3'], 'C2'))),
    'oversight-finding-not-open: 疑点“Q2”已立案（C1），不能再这样处理。',
  )
  assert.deepEqual(await states(), ['Q1 in-case C1', 'Q2 in-case C1', 'Q3 open'])
})

test('of two cases at once one gets it; a pool’s findings are its own', async () => {
  const { take, states } = await open()
  const both = await Promise.allSettled([take(['Q1', 'Q2'], 'C1'), take(['Q2', 'Q1'], 'C2')])
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  assert.match(await refused(take(['Q3'], 'C3', '331000')), /^oversight-finding-not-found/)
  const [first, second, third] = await states()
  assert.equal(first!.slice(-2), second!.slice(-2))
  assert.equal(third, 'Q3 open')
})
