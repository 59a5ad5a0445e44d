/** Claims for the browser's tests: sent with their papers as a person's phone sends them, and decided as the desk decides them. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { ClaimForm, ClaimMessage } from '@yidi/contracts'
import { deskOf, formOf, openDesks } from '../../apps/server/src/claims/doors/testing.ts'
import { uploadMaterial } from '../../apps/server/src/platform/materials/testing.ts'
import type { TestPlatform } from './server.ts'

/** A stay of ten days for 20,000 yuan in a month of 2026 (`05`), with an invoice of its own. */
export function stayIn(month: string): Partial<ClaimForm> {
  const [from, to] = [`2026-${month}-06`, `2026-${month}-16`]
  const { visit, invoices, lines } = formOf()
  return {
    visit: { ...visit, from, to },
    invoices: invoices.map((invoice) => ({ ...invoice, number: `123456${month}`, day: to })),
    lines: lines.map((line) => ({ ...line, day: to })),
  }
}

/** Sends a claim that is complete, as the person whose cookie it is. */
export async function sendClaim(
  { platform: { app } }: TestPlatform,
  cookie: string,
  changes: Partial<ClaimForm> = {},
): Promise<ClaimMessage> {
  const papers = [
    await uploadMaterial(app, cookie, 'medical-receipt'),
    await uploadMaterial(app, cookie, 'medical-record'),
  ]
  const answer = await app.inject({
    method: 'POST',
    url: '/api/claims',
    payload: formOf({ uploads: papers.map(({ id }) => id), ...changes }),
    headers: { cookie, 'idempotency-key': randomUUID() },
  })
  assert.equal(answer.statusCode, 201, answer.body)
  return answer.json<ClaimMessage>()
}

/** Accepts, reviews and approves claims by accounts of the agency of Hangzhou, nothing cut. */
export async function openDecisions({ platform: { app, db, clock } }: TestPlatform) {
  const desk = deskOf(await openDesks({ app, database: db, clock }))
  return async (claimId: string): Promise<ClaimMessage> => {
    const claim = await desk.settle(claimId)
    assert.equal(claim.state, 'approved', JSON.stringify(claim))
    return claim
  }
}
