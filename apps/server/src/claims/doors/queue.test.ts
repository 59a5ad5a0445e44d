/** What each role of the desk sees in its queue: who decides filings all of it, who approves or pays what he takes steps in. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClaimMessage, DeskQueueMessage, FilingForm } from '@yidi/contracts'
import { completeForm, openClaims, people } from './testing.ts'

const claims = await openClaims()
test.after(() => claims.app.close())
const { send, desks } = claims
const phone = await claims.citizen(people.active)

const queue = async (cookie: string, query = ''): Promise<DeskQueueMessage> => {
  const answer = await send(cookie, 'GET', `/api/desk/tasks?status=any${query}`)
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json<DeskQueueMessage>()
}
const kindsIn = ({ tasks }: DeskQueueMessage) => [...new Set(tasks.map(({ kind }) => kind))].sort()

test('whoever approves or pays sees claims and no filings; whoever accepts, reviews, audits or administers sees all', async () => {
  const { id } = (await send(phone, 'POST', '/api/claims', await completeForm(claims, phone))).json<ClaimMessage>()
  const filing: FilingForm = {
    ...{ type: 'temporary', destination: '310100', from: '2026-06-20', to: '2026-12-31', mobile: '13800000000' },
    ...{ commitmentSigned: true, materials: [] },
  }
  const filed = await send(phone, 'POST', '/api/filings', filing)
  assert.equal(filed.statusCode, 201, filed.body)

  const all = await queue(desks.reviewing)
  assert.deepEqual(kindsIn(all), ['claim', 'filing'])
  const whole = [
    desks.accepting,
    await claims.staff(['approving', 'reviewing'], 'both-330100'),
    await claims.staff(['audit'], 'auditor'),
    await claims.staff(['admin'], 'administrator'),
  ]
  for (const cookie of whole) assert.deepEqual(kindsIn(await queue(cookie)), ['claim', 'filing'])

  for (const cookie of [desks.approving, desks.finance]) {
    const { tasks, total, counts } = await queue(cookie)
    assert.deepEqual([tasks.map((task) => task.id), total], [[id], 1])
    assert.equal(counts.open, 1, 'what is counted is what is shown')
    assert.equal((await queue(cookie, '&kind=filing')).total, 0)
    const file = await send(cookie, 'POST', '/api/desk/tasks/export', { as: 'csv', status: 'any' })
    assert.match(file.body, new RegExp(id))
    assert.equal(file.body.trimEnd().split('\r\n').length, 2)
    const found = await send(cookie, 'POST', '/api/desk/tasks/search', { find: '演示职工乙', status: 'any' })
    assert.equal(found.json<DeskQueueMessage>().total, 1)
  }
})
