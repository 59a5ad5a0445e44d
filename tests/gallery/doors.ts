/** The doors of the program as somebody of the gallery goes through them: logged in once a day, a minute after the one before. */
import assert from 'node:assert/strict'
import { signInCitizen } from '../../apps/server/src/platform/access/testing.ts'
import type { TestPlatform } from '../browser/server.ts'
import { people } from '../hospital/hospital.ts'

/** Whoever looks at a page: nobody, a person of the demonstration or by number, or an account of its staff. */
export type Viewer = 'guest' | keyof typeof people | `person ${string}` | `staff ${string}`

export class Doors {
  readonly server: TestPlatform
  readonly #cookies = new Map<Viewer, string>()
  #moment = 0
  #day = 0

  constructor(server: TestPlatform) {
    this.server = server
  }

  async cookieOf(viewer: Viewer): Promise<string | undefined> {
    if (viewer === 'guest') return undefined
    const known = this.#cookies.get(viewer)
    if (known !== undefined) return known
    const { app, db, clock } = this.server.platform
    let cookie: string
    if (viewer.startsWith('staff ')) {
      const payload = { kind: 'staff', name: viewer.slice('staff '.length), password: this.server.password }
      const answer = await app.inject({ method: 'POST', url: '/api/session', payload })
      assert.ok(answer.statusCode < 300, `${viewer}: ${answer.body}`)
      cookie = String(answer.headers['set-cookie']).split(';')[0]!
    } else {
      const number = viewer.startsWith('person ')
        ? viewer.slice('person '.length)
        : people[viewer as keyof typeof people]
      cookie = await signInCitizen(db, clock, number)
    }
    this.#cookies.set(viewer, cookie)
    return cookie
  }

  async read<Reply>(viewer: Viewer, url: string): Promise<Reply> {
    const headers = { cookie: (await this.cookieOf(viewer)) ?? '' }
    const answer = await this.server.platform.app.inject({ url, headers })
    assert.equal(answer.statusCode, 200, `${url}: ${answer.body}`)
    return answer.json<Reply>()
  }

  /** Another minute of the same morning. */
  tick(): void {
    this.#moment += 1
    const begin = Date.parse('2026-06-20T02:00:00Z') + this.#day * 86_400_000
    this.server.platform.clock.set(new Date(begin + this.#moment * 60_000).toISOString())
  }

  /** Everybody logs in again when next they come: whoever does nothing for half an hour is logged out. */
  leave(): void {
    this.#cookies.clear()
  }

  /** The next morning, on which everybody logs in again: filings of a person stand in the order of their days. */
  nextDay(): string {
    this.#day += 1
    this.leave()
    this.tick()
    return this.server.platform.clock.today()
  }

  /** One command through a door of the program, a minute after the one before. */
  async send<Reply = { id: string }>(viewer: Viewer, url: string, payload: object): Promise<Reply> {
    this.tick()
    const headers = {
      cookie: (await this.cookieOf(viewer)) ?? '',
      'idempotency-key': `gallery-${String(this.#moment)}`,
      ...(payload instanceof Buffer ? { 'content-type': 'image/png' } : {}),
    }
    const answer = await this.server.platform.app.inject({ method: 'POST', url, payload, headers })
    assert.ok(answer.statusCode < 300, `${url}: ${answer.body}`)
    return answer.json<Reply>()
  }
}
