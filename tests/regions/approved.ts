/** An application that is approved, by the commands of the room, for tests that need no more of it. */
import { randomUUID } from 'node:crypto'
import assert from 'node:assert/strict'
import type { MonthlyApplicationMessage, OwnMonthlyMessage } from '@yidi/contracts'
import { signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import type { openPlatform } from '../hospital/hospital.ts'

interface ApprovedMonth {
  institution: string
  region: string
  month: string
}

/** Applies with the figures of the program, audits and approves, each by another. */
export async function approveApplication(
  { app, db, clock }: Pick<Awaited<ReturnType<typeof openPlatform>>, 'app' | 'db' | 'clock'>,
  { institution, region, month }: ApprovedMonth,
): Promise<void> {
  const name = (role: string) => `approved-month-${role}`
  const cookies = {
    own: await signInStaff(db, clock, { roles: ['institution'], institution, name: name('own') }),
    audits: await signInStaff(db, clock, { roles: ['reviewing'], pool: region, name: name('audits') }),
    approves: await signInStaff(db, clock, { roles: ['approving'], pool: region, name: name('approves') }),
  }
  async function ask<Answer>(who: keyof typeof cookies, url: string, payload?: object): Promise<Answer> {
    const headers = { cookie: cookies[who], ...(payload === undefined ? {} : { 'idempotency-key': randomUUID() }) }
    const method = payload === undefined ? 'GET' : 'POST'
    const answer = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) })
    assert.equal(answer.statusCode, 200, answer.body)
    return answer.json<Answer>()
  }
  const { offers } = await ask<OwnMonthlyMessage>('own', '/api/institution/monthly')
  const { kind, figures } = offers.find((offer) => offer.month === month)!
  const applied = await ask<MonthlyApplicationMessage>('own', '/api/institution/monthly', { month, kind, figures })
  const url = `/api/desk/monthly/${applied.applicationId}`
  await ask('audits', `${url}/conclude`, {})
  await ask('approves', `${url}/approve`, { refused: '0.00' })
}
