/** The desk of payments with grants that wait there, and whoever works at it. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { PaymentBatchMessage, PaymentsMessage, ProblemDocument } from '@yidi/contracts'
import { buildApp } from '../../apps/server/src/app.ts'
import { loadDemonstration } from '../../apps/server/src/demonstration/index.ts'
import { recordKinds } from '../../apps/server/src/kinds.ts'
import { payingKinds } from '../../apps/server/src/money/payments/index.ts'
import { signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { fixedClock } from '../../apps/server/src/platform/clock/index.ts'
import { readConfig } from '../../apps/server/src/platform/config/index.ts'
import { openRelease } from '../../apps/server/src/platform/policy/index.ts'
import type { RecordKind } from '../../apps/server/src/platform/records/index.ts'
import { openTestDatabase } from '../../apps/server/src/platform/storage/testing.ts'
import { approveGrant, grantKind } from './grant.ts'

export const people = ['33010000000000000002', '33010000000000000006', '33010000000000000001'] as const
export const payee = { holder: '演示甲一', bank: '演示银行杭州分行', account: '6222000011112222333' }
export const today = '2026-06-20'

/** The whole program with one kind more, which pays. */
export async function openDesk(kind: RecordKind = grantKind) {
  const clock = fixedClock(`${today}T10:00:00+08:00`)
  const database = await openTestDatabase()
  await loadDemonstration(database, clock.now())
  const kinds = [...recordKinds, kind]
  const app = await buildApp({ config: readConfig({ YIDI_LOG_LEVEL: 'silent' }), clock, database }, kinds)
  test.after(() => app.close())
  const own = '330100'
  const cookies = {
    first: await signInStaff(database, clock, { roles: ['finance'], pool: own, name: 'pay-first' }),
    second: await signInStaff(database, clock, { roles: ['finance'], pool: own, name: 'pay-second' }),
    elsewhere: await signInStaff(database, clock, { roles: ['finance'], pool: '331000', name: 'pay-elsewhere' }),
    audit: await signInStaff(database, clock, { roles: ['audit'], name: 'pay-audit' }),
    clerk: await signInStaff(database, clock, { roles: ['reviewing'], pool: own, name: 'pay-clerk' }),
  }
  let granted = 0

  const inject = (who: keyof typeof cookies, url: string, payload?: object | Buffer, key: string = randomUUID()) =>
    app.inject({
      method: payload === undefined ? 'GET' : 'POST',
      url: `/api/desk/payments${url}`,
      headers: {
        cookie: cookies[who],
        ...(payload === undefined ? {} : { 'idempotency-key': key }),
        ...(Buffer.isBuffer(payload) ? { 'content-type': 'text/csv' } : {}),
      },
      ...(payload === undefined ? {} : { payload }),
    })

  return {
    app,
    clock,
    database,
    inject,
    context: { database, clock, release: openRelease(undefined), kinds: payingKinds(kinds) },
    /** Asks and takes the answer to be what the caller says it is. */
    async ask<Answer = PaymentBatchMessage>(...asked: Parameters<typeof inject>): Promise<Answer & ProblemDocument> {
      return (await inject(...asked)).json<Answer & ProblemDocument>()
    },
    /** Approves a grant of so many fen for one of the people, and gives its number. */
    async grant(amountFen: number, personNo: string = people[granted % people.length]!, to = payee): Promise<string> {
      granted += 1
      const recordId = `G330100-${String(granted).padStart(3, '0')}`
      await approveGrant({ database, clock }, { personNo, recordId, amountFen, payee: to })
      return recordId
    },
    async waiting(): Promise<PaymentsMessage> {
      const answer = await inject('first', '')
      assert.equal(answer.statusCode, 200, answer.body)
      return answer.json<PaymentsMessage>()
    },
  }
}

type PaymentDesk = Awaited<ReturnType<typeof openDesk>>

/** A batch of these records that both have seen: drawn by the first, confirmed by the second. */
export async function confirmedBatch(desk: PaymentDesk, subjects: readonly string[]): Promise<PaymentBatchMessage> {
  const drawn = await desk.ask('first', '/batches', { subjects })
  const confirmed = await desk.ask('second', `/batches/${drawn.batchId}/confirm`, {})
  assert.equal(confirmed.state, 'confirmed', JSON.stringify(confirmed))
  return confirmed
}
