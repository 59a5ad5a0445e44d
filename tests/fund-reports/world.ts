/** A year of two pools that is over: settlements at home and away, one undone, a claim, contributions, interest, and finance of both. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { FundReportMessage, ProblemDocument, StaffRole } from '@yidi/contracts'
import { deskOf, openDesks } from '../../apps/server/src/claims/doors/testing.ts'
import { bookContribution, bookInterest, receiveContribution } from '../../apps/server/src/money/ledger/index.ts'
import { signInCitizen, signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { sendClaim } from '../browser/claimed.ts'
import { Hospital, people } from '../hospital/hospital.ts'
import type { Platform } from '../hospital/hospital.ts'
import { settleStay, undo } from '../monthly/world.ts'
import { settleEmergency } from '../regions/world.ts'
import { enterPeople, everyone } from '../simulation/world.ts'

const seed = 5
export const pools = ['330100', '339900'] as const

/** Lets the year happen, with the clock of June. */
export async function liveYear({ app, db, clock }: Platform): Promise<void> {
  await enterPeople(db, seed, clock.now())
  const home = new Hospital(app, 'H33010000001', '330100')
  const away = new Hospital(app, 'H31010000001', '310100')
  for (const pool of pools) {
    // Beside those six of whom nothing is known but claims.
    const own = everyone(seed).filter(({ personNo, facts }) => personNo.startsWith(`${pool}000000000001`) && !facts)
    assert.ok(own.length >= 6)
    for (const [at, { personNo }] of own.entries()) await settleStay(home, personNo, 3_000 + 100 * at)
    for (const { personNo } of own.slice(0, 5))
      await settleEmergency(away, personNo, 2_000, ['2026-06-01', '2026-06-03'])
    await db.kysely.insertInto('office_posting').values(contributions(pool)).execute()
  }
  await undo(home, people.active, await settleStay(home, people.active, 4_000))
  const cookie = await signInCitizen(db, clock, people.active)
  const claim = await sendClaim({ platform: { app, db, clock } } as Parameters<typeof sendClaim>[0], cookie)
  const { state } = await deskOf(await openDesks({ app, database: db, clock })).settle(claim.id)
  assert.equal(state, 'approved')
}

function contributions(book: string) {
  const came = { book, employer: 'D1', sourceId: `R-${book}`, bookedDay: '2026-03-01' }
  const interest = { book, sourceId: `I-${book}`, bookedDay: '2026-06-21' }
  return [
    ...receiveContribution(came, 100_000_000),
    ...bookContribution(
      { ...came, sourceId: `B-${book}` },
      { ownFen: 10_000_000, poolFen: 80_000_000, lateFeeFen: 1_234 },
    ),
    bookInterest(interest, { fund: 'critical-illness', bank: 'treasury' }, 123_456),
  ]
}

/** Two of finance of each pool, and who may not; `address` is below the desk's reports. */
export async function openFinance({ app, db, clock }: Platform) {
  const cookies: Record<string, string> = {}
  const staff: Record<string, { roles: StaffRole[]; pool?: string }> = {
    nowhere: { roles: ['finance'] },
    audits: { roles: ['audit'] },
  }
  for (const pool of pools) for (const no of ['one', 'two']) staff[`${no}-${pool}`] = { roles: ['finance'], pool }
  const signIn = async () => {
    for (const [name, said] of Object.entries(staff))
      cookies[name] = await signInStaff(db, clock, { ...said, name: `report-${name}` })
  }
  await signIn()
  const send = (who: string, path: string, payload?: object) =>
    app.inject({
      method: payload === undefined ? 'GET' : 'POST',
      url: `/api/desk/fund-reports${path}`,
      headers: { cookie: cookies[who]!, ...(payload === undefined ? {} : { 'idempotency-key': randomUUID() }) },
      ...(payload === undefined ? {} : { payload }),
    })
  const kept = async () =>
    (
      await db.pool.query(
        'select (select count(*)::int from fund_report) as reports, (select count(*)::int from office_step) as steps',
      )
    ).rows[0] as unknown
  return {
    signIn,
    send,
    async done(who: string, path: string, payload: object = {}): Promise<FundReportMessage> {
      const answer = await send(who, path, payload)
      assert.equal(answer.statusCode, 200, answer.body)
      return answer.json<FundReportMessage>()
    },
    /** Refused with this code, and nothing is written; gives the words. */
    async refused(code: string, who: string, path: string, payload: object = {}): Promise<string> {
      const before = await kept()
      const document = (await send(who, path, payload)).json<ProblemDocument>()
      assert.equal(document.code, code, JSON.stringify(document))
      assert.deepEqual(await kept(), before)
      return document.detail
    },
  }
}
