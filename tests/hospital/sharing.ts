/** For tests of 家庭共济: a platform whose provincial pool allows it, a family of that pool, and their calls. */
import type { ProblemDocument, SharesMessage } from '@yidi/contracts'
import { policiesThatShare } from '../../apps/server/src/contributions/sharing/testing.ts'
import { signInCitizen } from '../../apps/server/src/platform/access/testing.ts'
import { Hospital, openPlatform } from './hospital.ts'
import type { Platform } from './hospital.ts'

/** 丙 has 600.00 of past years, 丁 200.00, 戊 nothing; all of 339900. */
export const giver = { no: '33990000000000000003', name: '演示退休丙', id: '330100195506150116' }
export const member = { no: '33990000000000000004', name: '演示职工丁', id: '330100199001090128' }
export const other = { no: '33990000000000000005', name: '演示老工人戊', id: '330100193002010110' }
type Someone = typeof giver

export interface Family extends Platform {
  /** At home for the pool, third grade. */
  hospital: Hospital
  /** Beyond the province: pays from past-year money alone. */
  pharmacy: Hospital
  call(who: { no: string }, url: string, payload?: object, key?: string): Promise<Answer>
  authorise(from: Someone, to: Someone): Promise<string>
  shares(who: { no: string }): Promise<SharesMessage>
}

interface Answer {
  status: number
  body: SharesMessage & Partial<ProblemDocument>
}

let keys = 0

/** Opens it; `policy` is a folder of law, null for the repository's. */
export async function openFamily(policy: string | null = policiesThatShare()): Promise<Family> {
  const platform = await openPlatform(undefined, 'error', policy === null ? {} : { YIDI_POLICIES: policy })
  const { app, db, clock } = platform
  const cookies = new Map<string, string>()
  const call: Family['call'] = async (who, url, payload, key = `sharing-key-${String((keys += 1))}`) => {
    if (!cookies.has(who.no)) cookies.set(who.no, await signInCitizen(db, clock, who.no))
    const answer = await app.inject({
      method: payload === undefined ? 'GET' : 'POST',
      url,
      ...(payload === undefined ? {} : { payload }),
      headers: { cookie: cookies.get(who.no)!, 'idempotency-key': key },
    })
    return { status: answer.statusCode, body: answer.json() }
  }
  return {
    ...platform,
    call,
    hospital: new Hospital(app, 'H33010000001', '330100'),
    pharmacy: new Hospital(app, 'P31010000001', '310100'),
    authorise: async (from, to) => {
      const form = { direction: 'consent', name: to.name, idNumber: to.id, relation: 'spouse', scopes: ['file'] }
      const { status, body } = await call(from, '/api/me/authorisations', form)
      if (status !== 201) throw new Error(JSON.stringify(body))
      return (body as unknown as { id: string }).id
    },
    shares: async (who) => (await call(who, '/api/my/shares')).body,
  }
}

/** What is given through the door; the number of the share. */
export async function given(family: Family, from: Someone, authorisation: string, amount: string): Promise<string> {
  const { status, body } = await family.call(from, '/api/my/shares', { authorisation, amount })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body.given[0]!.id
}

/** One of the acts about a share through the door. */
export async function act(family: Family, who: { no: string }, share: string, action: string): Promise<SharesMessage> {
  const { status, body } = await family.call(who, `/api/my/shares/${share}/${action}`, {})
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body
}
