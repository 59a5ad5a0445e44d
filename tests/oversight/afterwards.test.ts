/** What became of a case elsewhere: a measure that a reconsideration lifted, orders and points that stand though the decision does not. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { CaseMessage, ReconsiderationMessage } from '@yidi/contracts'
import { carryOutCases } from '../../apps/server/src/oversight/cases/index.ts'
import { addReclaimOf } from '../../apps/server/src/oversight/recovery/testing.ts'
import { signInCitizen, signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { openPlatform, people } from '../hospital/hospital.ts'
import { decideCase, liftCase } from './decided.ts'

const { app, db, clock } = await openPlatform('2026-06-22T02:00:00Z')
test.after(() => app.close())
const pool = '330100'
const person = people.active
const hospital = 'H33010000001'
const cookies: Record<string, string> = { person: await signInCitizen(db, clock, person) }
for (const role of ['inspecting', 'approving', 'audit'] as const)
  cookies[role] = await signInStaff(db, clock, { roles: [role], pool, name: `afterwards-${role}` })

async function ask<Answer = CaseMessage>(who: string, url: string, payload?: object): Promise<Answer> {
  const answer = await app.inject({
    method: payload === undefined ? 'GET' : 'POST',
    url,
    headers: { cookie: cookies[who]!, ...(payload === undefined ? {} : { 'idempotency-key': randomUUID() }) },
    ...(payload === undefined ? {} : { payload }),
  })
  assert.ok(answer.statusCode < 300, answer.body)
  return answer.json<Answer>()
}

test('a case says that its measure was lifted by a reconsideration, why, and which', async () => {
  await decideCase(db, clock, {
    ...{ caseId: 'JC-AGAIN', pool, subjectKind: 'person', subject: person },
    consequences: [{ kind: 'person-suspended', until: null }],
    words: '冒名就医',
  })
  await carryOutCases({ database: db, clock })
  const before = await ask('inspecting', '/api/desk/cases/JC-AGAIN')
  assert.deepEqual([before.liftedAgain, before.consequences.map(({ stands }) => stands)], [[], [true]])
  const { measures } = await ask<{ measures: { measureId: string }[] }>('person', '/api/me/measures')
  const { id } = await ask<ReconsiderationMessage>('person', '/api/reconsiderations', {
    ...{ kind: 'measure', id: measures[0]!.measureId, text: '不是我' },
  })
  const again = `/api/desk/reconsiderations/${id}`
  await ask('approving', `${again}/accept`, { office: '某市人民政府（虚构）' })
  const basis = { document: 'zj-provincial-2016-113', article: '第四十二条' }
  await ask('approving', `${again}/change`, { words: '证据不足', basis })
  const after = await ask('inspecting', '/api/desk/cases/JC-AGAIN')
  const [lifted] = after.liftedAgain
  assert.deepEqual(
    [lifted?.title, lifted?.liftedOn, lifted?.reconsideration, lifted?.mayOpen],
    ['暂停直接结算', '2026-06-22', id, false],
  )
  assert.match(lifted!.reason, /证据不足/)
  assert.deepEqual([after.state, after.consequences.map(({ stands }) => stands)], ['decided', [false]])
  assert.equal((await ask('audit', '/api/desk/cases/JC-AGAIN')).liftedAgain[0]?.mayOpen, true)
})

test('a lifted case says which orders and points still stand', async () => {
  await decideCase(db, clock, {
    ...{ caseId: 'JC-LEFT', pool, subjectKind: 'doctor', subject: 'D1', institution: hospital },
    consequences: [
      { kind: 'recovery', amountFen: 1 },
      { kind: 'points', points: 3 },
    ],
  })
  await addReclaimOf(db, clock, { pool, institution: hospital, caseId: 'JC-LEFT', id: 'ZH-LEFT' })
  const form = {
    caseId: 'JC-LEFT',
    institution: hospital,
    doctor: 'D1',
    breach: 'over-treatment',
    points: 3,
    reason: '演示',
  }
  await ask('inspecting', '/api/desk/doctors/points', form)
  await liftCase(db, clock, 'JC-LEFT')
  const { state, left } = await ask('inspecting', '/api/desk/cases/JC-LEFT')
  assert.deepEqual([state, left.orders], ['lifted', [{ orderId: 'ZH-LEFT', amount: '0.01', open: '0.01' }]])
  assert.deepEqual(
    left.points.map(({ doctor, points }) => [doctor, points]),
    [['D1', 3]],
  )
  await ask('inspecting', `/api/desk/doctors/points/${left.points[0]!.entryId}/undo`, { reason: '案件撤销' })
  assert.deepEqual((await ask('inspecting', '/api/desk/cases/JC-LEFT')).left.points, [])
})

test('within how many working days one is heard is a setting of the agency, five until it sets another', async () => {
  const days = async () => (await ask('inspecting', '/api/desk/cases/JC-LEFT')).hearingDays
  assert.equal(await days(), 5)
  await ask('inspecting', '/api/desk/oversight-settings', {
    ...{ rule: 'hearing', name: 'days', value: 8, from: '2026-06-22', reason: '本地办法' },
  })
  assert.equal(await days(), 8)
})
