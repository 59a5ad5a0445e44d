/** 社区服务站 enters filings for people at its counter and sees no more than that. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EmployerFilingLine, ProblemDocument } from '@yidi/contracts'
import { openPlatform } from '../../../../../tests/hospital/hospital.ts'
import { signInStaff } from '../../platform/access/testing.ts'
import { filingsOf } from '../record/index.ts'

const { app, db, clock } = await openPlatform()
test.after(() => app.close())

const person = { no: '33100000000000000008', idNumber: '331000196012120128', name: '演示居民辛' }
const centre = await signInStaff(db, clock, { roles: ['community'], pool: '331000', name: 'centre-one' })
const neighbour = await signInStaff(db, clock, { roles: ['community'], pool: '331000', name: 'centre-two' })
const elsewhere = await signInStaff(db, clock, { roles: ['community'], pool: '330100', name: 'centre-three' })

const form = {
  type: 'temporary',
  destination: '310000',
  from: '2026-06-20',
  to: '2026-12-31',
  mobile: '13800000000',
  reason: '探亲',
  commitmentSigned: true,
}
const enter = (cookie: string, key: string) =>
  app.inject({
    method: 'POST',
    url: '/api/desk/filings',
    payload: { idNumber: person.idNumber, form },
    headers: { cookie, 'idempotency-key': key },
  })
const linesOf = async (cookie: string) =>
  (await app.inject({ url: '/api/community/filings', headers: { cookie } })).json<{ filings: EmployerFilingLine[] }>()
    .filings

test('what is entered carries the channel and the account; only that account sees it again', async () => {
  assert.equal((await enter(elsewhere, 'community-1')).json<ProblemDocument>().code, 'filing-other-pool')
  const entered = await enter(centre, 'community-2')
  assert.equal(entered.statusCode, 201, entered.body)
  const [record] = await filingsOf(db, person.no)
  assert.deepEqual(
    [record?.application.channel, record?.application.actor_kind, record?.application.actor],
    ['community', 'staff', 'centre-one'],
  )
  const [line, ...more] = await linesOf(centre)
  assert.deepEqual([line?.name, line?.destinationName, more.length], [person.name, '上海市', 0])
  assert.deepEqual(await linesOf(neighbour), [])
})

test('neither the queue nor a case is open to it, not even of what it entered', async () => {
  const [line] = await linesOf(centre)
  for (const url of ['/api/desk/tasks', `/api/desk/filings/${line!.id}`, '/api/filings', '/api/settlements']) {
    const answer = await app.inject({ url, headers: { cookie: centre } })
    assert.equal(answer.json<ProblemDocument>().code, 'not-permitted', url)
  }
})

test('found again at another centre, a person shows nothing that others entered; nor can it be taken back there', async () => {
  const find = async (cookie: string) =>
    (
      await app.inject({
        method: 'POST',
        url: '/api/desk/counter/person',
        payload: { idNumber: person.idNumber },
        headers: { cookie },
      })
    ).json<{ filings: { id: string }[]; phone: string | null }>()
  const [line] = await linesOf(centre)
  assert.deepEqual(
    (await find(centre)).filings.map((filing) => filing.id),
    [line!.id],
  )
  assert.deepEqual(await find(neighbour).then(({ filings, phone }) => [filings, phone]), [[], null])
  const taken = await app.inject({
    method: 'POST',
    url: `/api/desk/filings/${line!.id}/cancel`,
    payload: { idNumber: person.idNumber, reason: '不去了' },
    headers: { cookie: neighbour, 'idempotency-key': 'community-3' },
  })
  assert.equal(taken.json<ProblemDocument>().code, 'filing-not-found')
})
