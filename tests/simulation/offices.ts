/** The pages at which people claim and the agency decides: a signed-in cookie for each, and replies that get lost. */
import assert from 'node:assert/strict'
import type { StaffRole } from '@yidi/contracts'
import { signInCitizen, signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import type { Clock } from '../../apps/server/src/platform/clock/index.ts'
import type { Database } from '../../apps/server/src/platform/storage/index.ts'
import { LostReply, count } from './scene.ts'
import type { Scene } from './scene.ts'
import type { Cookies } from './things.ts'
import { everyone, hospitalsOf, pharmacies } from './world.ts'
import type { WorldSize } from './world.ts'

const desks = {
  accepting: ['accepting'],
  reviewing: ['reviewing'],
  approving: ['approving'],
  finance: ['finance'],
  'finance-beside': ['finance'],
} as const satisfies Record<string, StaffRole[]>
type Desk = keyof typeof desks

/** The pools whose people claim, and the regions that treat them; each has desks of its own. */
const pools = ['330100', '339900', '331000', '130500', '310100', '330200']

/** A desk of a pool. */
export const deskOf = (desk: Desk, pool: string): string => `${desk}-${pool}`

/** The account of an institution. */
export const ownOf = (institution: string): string => `own-${institution}`

/** Signs everybody in; once more when the clock has moved on. */
export async function openOffices(
  db: Database,
  clock: Clock,
  seed: number,
  size: WorldSize = 'small',
): Promise<Cookies> {
  const cookies: Record<string, string> = {}
  for (const pool of pools)
    for (const desk of Object.keys(desks) as Desk[]) {
      const name = deskOf(desk, pool)
      cookies[name] = await signInStaff(db, clock, { roles: [...desks[desk]], name, pool })
    }
  for (const [institution] of [...hospitalsOf(size), ...pharmacies]) {
    const name = ownOf(institution)
    cookies[name] = await signInStaff(db, clock, { roles: ['institution'], name, institution })
  }
  for (const { personNo } of everyone(seed, size)) cookies[personNo] = await signInCitizen(db, clock, personNo)
  return cookies
}

/** Moves the clock to the morning of a day, and signs everybody in again: sessions have ended by then. */
export function moveOn(
  db: Database,
  clock: Clock & { set(moment: string): void },
  seed: number,
  day: string,
  size: WorldSize = 'small',
): Promise<Cookies> {
  clock.set(momentOf(day))
  return openOffices(db, clock, seed, size)
}

/** The moment at which a server of the simulation stands on a day. */
export const momentOf = (day: string): string => `${day}T02:00:00Z`

export interface Answer {
  status: number
  /** Tests look into it by name. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any
}

/** Whom a request is from: a person by number, or a desk. */
interface Asked {
  who: string
  url: string
  /** A look where there is none. */
  body?: object | Buffer
  key?: string
  /** What of the answer is the same when it is asked again; all of it where it is not said. */
  lasting?: (answer: Answer) => unknown
}

/** The message of an answer that must be one. */
export function told<Message>({ status, body }: Answer): Message {
  assert.equal(status, 200, JSON.stringify(body))
  return body as Message
}

/** Demands one of these refusals. */
export function refusedWith({ status, body }: Answer, ...codes: string[]): void {
  assert.ok(status >= 300 && codes.includes(body.code as string), JSON.stringify(body))
}

/** Yuan as the pages have them, in fen. */
export const fenOf = (yuan: string): number => Math.round(Number(yuan) * 100)

let keys = 0

/** A key of its own for one press. */
export function newKey({ msgid }: Pick<Scene, 'msgid'>): string {
  keys += 1
  return `page-${msgid}-${String(keys)}`
}

/** Asks until there is an answer: one that was lost is asked for again by the same key. */
export async function ask(scene: Scene, { who, url, body, key = newKey(scene) }: Asked): Promise<Answer> {
  const picture = Buffer.isBuffer(body)
  const request = {
    method: body === undefined ? ('GET' as const) : ('POST' as const),
    url,
    headers: {
      cookie: scene.cookies[who]!,
      ...(body === undefined
        ? {}
        : { 'idempotency-key': key, 'content-type': picture ? 'image/png' : 'application/json' }),
    },
    ...(body === undefined ? {} : { payload: picture ? body : JSON.stringify(body) }),
  }
  for (;;) {
    try {
      const { statusCode: status, body: text } = await scene.counter.inject(request)
      assert.ok(status < 500, `${url} answered ${String(status)}: ${text}`)
      if (!scene.random.chance(scene.lossShare)) return { status, body: JSON.parse(text) }
      count(scene, 'reply lost')
    } catch (error) {
      if (!(error instanceof LostReply)) throw error
      count(scene, 'server gone')
    }
  }
}

/** Asks, now and then once more by the same key: the second answer is the first. */
export async function askOnce(scene: Scene, asked: Asked): Promise<Answer> {
  const key = newKey(scene)
  const first = await ask(scene, { ...asked, key })
  if (first.status >= 300 || !scene.random.chance(0.2)) return first
  const { lasting = (answer: Answer): unknown => answer } = asked
  const again = await ask(scene, { ...asked, key })
  assert.deepEqual(lasting(again), lasting(first), `a repeat of ${asked.url} gives the first answer`)
  count(scene, 'repeat')
  return first
}

/**
 * Asks, now and then twice at the same time by different keys, as two people or two taps do: no more than one takes effect. Gives
 * the one that did, or a refusal.
 */
export async function askRacing(scene: Scene, asked: Asked): Promise<Answer> {
  if (!scene.random.chance(0.15)) return askOnce(scene, asked)
  const answers = await Promise.all([ask(scene, asked), ask(scene, asked)])
  const done = answers.filter(({ status }) => status < 300)
  assert.ok(done.length < 2, `${asked.url} took effect twice`)
  count(scene, 'raced')
  return done[0] ?? answers[0]
}
