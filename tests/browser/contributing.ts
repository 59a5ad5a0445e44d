/** An employer of the provincial pool with one person, for the scenarios of contributions; and pages of whoever a cookie is. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import type { StaffRole } from '@yidi/contracts'
import { enterPerson } from '../../apps/server/src/person/people/index.ts'
import { signInCitizen, signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { openContext } from './browser.ts'
import type { TestPlatform } from './server.ts'

const pool = '339900'
export const employer = { code: 'D33990000091', name: '演示机床厂' } as const
/** Somebody who was never insured until this employer declares. */
export const worker = {
  personNo: '33990000000000009001',
  name: '演示钱一',
  idNumber: '330100198501019001',
  wage: '9000.00',
} as const

export async function enterEmployer({ platform: { db, clock } }: TestPlatform): Promise<void> {
  const at = { recorded_at: clock.now(), changed_at: clock.now() }
  await db.kysely
    .insertInto('employer')
    .values({ ...employer, pool, ...at })
    .execute()
  const { personNo, name, idNumber } = worker
  await enterPerson(db, { personNo, pool, name, idNumber }, clock.now())
}

/** Who takes part, signed in. */
export async function openParties(browser: Browser, { platform: { app, db, clock }, address }: TestPlatform) {
  const staff = (role: StaffRole) => signInStaff(db, clock, { roles: [role], name: `${role}-of-provincial`, pool })
  const cookies = {
    employer: await signInStaff(db, clock, { roles: ['employer'], name: 'of-employer', employer: employer.code }),
    finance: await staff('finance'),
    accepting: await staff('accepting'),
    reviewing: await staff('reviewing'),
    worker: await signInCitizen(db, clock, worker.personNo),
  }
  type Party = keyof typeof cookies
  return {
    /** A page of one of them: a phone for the worker, a desk for the others. */
    async page(party: Party): Promise<Page> {
      const context = await openContext(browser, party === 'worker' ? {} : { width: 1280, height: 844 })
      const [name, value] = cookies[party].split('=') as [string, string]
      await context.addCookies([{ name, value, url: address }])
      await context.clock.setFixedTime(clock.now())
      return context.newPage()
    },
    /** A command of one of them without a page; it has to be taken. */
    async post<Reply>(party: Party, url: string, payload: object = {}): Promise<Reply> {
      const headers = { cookie: cookies[party], 'idempotency-key': randomUUID() }
      const answer = await app.inject({ method: 'POST', url, payload, headers })
      assert.ok(answer.statusCode < 300, answer.body)
      return answer.json<Reply>()
    },
    async get<Reply>(party: Party, url: string): Promise<Reply> {
      const answer = await app.inject({ url, headers: { cookie: cookies[party] } })
      assert.equal(answer.statusCode, 200, answer.body)
      return answer.json<Reply>()
    },
  }
}

export type Parties = Awaited<ReturnType<typeof openParties>>

/** A button by its whole name; antd parts two characters. */
export const button = (page: Page, name: string) =>
  page.getByRole('button', { name: new RegExp(`^${[...name].join('\\s?')}$`) })
