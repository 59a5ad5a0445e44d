/** Somebody who has been through it: logged in, with a filing of today and a stay that was settled under it. */
import { signInCitizen } from '../../apps/server/src/platform/access/testing.ts'
import { feeLine, Hospital, people, settlement } from '../hospital/hospital.ts'
import type { TestPlatform } from './server.ts'

/** What a session cookie is, and the addresses of the pages of the filing and of the bill. */
export interface Lived {
  cookie: string
  filing: string
  bill: string
}

/** Makes both on a server with the demonstration. */
export async function liveThrough({ platform: { app, db, clock } }: TestPlatform): Promise<Lived> {
  const person = people.active
  const cookie = await signInCitizen(db, clock, person)
  const form = { type: 'temporary', destination: '310100', from: '2026-06-20', to: '2026-12-31', mobile: '13800000000' }
  const made = await app.inject({
    method: 'POST',
    url: '/api/filings',
    headers: { cookie, 'idempotency-key': 'a-filing-that-was-lived' },
    payload: { ...form, commitmentSigned: true },
  })
  if (made.statusCode >= 300) throw new Error(made.body)
  const hospital = new Hospital(app, 'H31010000001', '310100')
  const visit = await hospital.admit(person, { begntime: '2026-06-20 08:00:00' })
  const line = feeLine(person, visit, ['YDA0000001', 10, 1000], 1)
  await hospital.ask('2301', { feedetail: [{ ...line, fee_ocur_time: '2026-06-20 09:30:00' }] })
  await hospital.discharge(person, visit, '2026-06-20')
  const { output } = await hospital.ask('2304', settlement(person, visit, 10000))
  const { setl_id: settlementId } = (output as { setlinfo: { setl_id: string } }).setlinfo
  return { cookie, filing: `/filings/${made.json<{ id: string }>().id}`, bill: `/settlements/${settlementId}` }
}
