import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPlatform, people } from '../../../../tests/hospital/hospital.ts'
import { rowCounts } from '../../../../tests/hospital/checks.ts'
import { commitForPerson, nothingUndoes } from '../person/commands/index.ts'
import { openRelease } from '../platform/policy/index.ts'
import type { CommandCall } from './call.ts'
import { runCommand } from './command.ts'

const { app, db, clock } = await openPlatform()
test.after(() => app.close())
const personNo = people.active

test('a person whom others change at every attempt is busy, and nothing is written of the command', async () => {
  const call: CommandCall = {
    message: {
      ...{ institution: 'H31010000001', infno: '2404', msgid: 'M1', inputHash: 'aa' },
      input: {},
    } as CommandCall['message'],
    receivedAt: clock.now(),
    services: { db, clock, release: openRelease(), engineVersion: 'test' },
    transactions: new Map(),
    missing: '',
    single: false,
    undoneSince: nothingUndoes,
    answer: () => ({ refmsgid: '', infcode: 0, error: '', warning: '', output: null }),
  }
  let plans = 0
  const others = async () => {
    plans += 1
    const act = { actorKind: 'staff', actor: 'test', action: 'other-change', subjectId: String(plans) } as const
    const other = await commitForPerson(db, { personNo, at: clock.now(), changes: {}, audit: [act] })
    assert.equal(other.outcome, 'done')
    return { changes: {}, subjectId: 'V1', action: 'visit-cancelled', reply: call.answer(null) }
  }
  const before = await rowCounts(db)
  await assert.rejects(runCommand(call, personNo, undefined, others), /^GatewayRefusal: \[G9002\] .*正在同时办理/)
  assert.ok(plans > 1, 'it was tried more than once')
  assert.equal((await rowCounts(db))['journal'], before['journal']! + plans, 'only what the others did')
})
