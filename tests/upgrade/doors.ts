/** The doors of the program, for whoever lives through a story in it: what is sent and what comes back is written down. */
import { signInCitizen, signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import type { StaffRole } from '@yidi/contracts'
import type { Counter, Platform, Reply } from '../hospital/hospital.ts'

/** A message of a hospital and its first reply. */
export interface SentMessage {
  institution: string
  infno: string
  msgid: string
  /** As it was sent, byte for byte. */
  body: string
  reply: Pick<Reply, 'infcode' | 'inf_refmsgid' | 'err_msg' | 'output'> & { warn_msg?: string }
}

/** Who sits before a page. */
export type Visitor = { citizen: string } | { staff: string; role: StaffRole; pool?: string }

/** A command of a page and its first answer. */
export interface SentCommand {
  by: Visitor
  url: string
  key: string
  body: object
  status: number
  answer: unknown
}

/** The demonstration's accounts, by pool. */
export const desk = (pool: string): Visitor => ({ staff: `desk-${pool}`, role: 'accepting', pool })
export const review = (pool: string): Visitor => ({ staff: `review-${pool}`, role: 'reviewing', pool })
export const citizen = (personNo: string): Visitor => ({ citizen: personNo })
export const auditor: Visitor = { staff: 'audit', role: 'audit' }
export const keeperOfAccounts: Visitor = { staff: 'security', role: 'security' }

export class Doors implements Counter {
  readonly platform: Platform
  readonly messages: SentMessage[] = []
  readonly commands: SentCommand[] = []
  readonly #cookies = new Map<string, string>()
  #keys = 0

  constructor(platform: Platform) {
    this.platform = platform
  }

  /** A hospital's message. Each request comes a second after the one before. */
  async inject(request: Parameters<Counter['inject']>[0]): ReturnType<Counter['inject']> {
    this.#tick()
    const { statusCode, body } = await this.platform.app.inject(request)
    const { fixmedins_code: institution, infno, msgid } = JSON.parse(request.payload) as Record<string, string>
    const reply = JSON.parse(body) as Reply
    this.messages.push({
      ...{ institution: institution!, infno: infno!, msgid: msgid!, body: request.payload },
      reply: plainReply(reply),
    })
    return { statusCode, body }
  }

  /** A command of a page; throws unless it is done. */
  async post<Answer = { id: string }>(by: Visitor, url: string, body: object): Promise<Answer> {
    this.#tick()
    this.#keys += 1
    const key = `upgrade-${String(this.#keys).padStart(4, '0')}`
    const answer = await this.again({ by, url, key, body })
    if (answer.statusCode >= 300) throw new Error(`${url} ${answer.body}`)
    this.commands.push({ by, url, key, body, status: answer.statusCode, answer: answer.json() })
    return answer.json<Answer>()
  }

  /** A command under a key that may have been there before. */
  async again({ by, url, key, body }: Pick<SentCommand, 'by' | 'url' | 'key' | 'body'>) {
    const headers = { cookie: await this.cookie(by), 'idempotency-key': key }
    return this.platform.app.inject({ method: 'POST', url, payload: body, headers })
  }

  /** Looks without a command; throws unless something is shown. */
  async get<Answer>(by: Visitor, url: string): Promise<Answer> {
    const answer = await this.paper(by, url)
    return answer.json<Answer>()
  }

  /** The same for what is no JSON. */
  async paper(by: Visitor, url: string) {
    const answer = await this.platform.app.inject({ url, headers: { cookie: await this.cookie(by) } })
    if (answer.statusCode >= 300) throw new Error(`${url} ${answer.body}`)
    return answer
  }

  async cookie(by: Visitor): Promise<string> {
    const id = 'citizen' in by ? by.citizen : by.staff
    const { db, clock } = this.platform
    const cookie =
      this.#cookies.get(id) ??
      ('citizen' in by
        ? await signInCitizen(db, clock, by.citizen)
        : await signInStaff(db, clock, {
            roles: [by.role],
            name: by.staff,
            ...(by.pool === undefined ? {} : { pool: by.pool }),
          }))
    this.#cookies.set(id, cookie)
    return cookie
  }

  #tick(): void {
    const { clock } = this.platform
    clock.set(new Date(clock.now().getTime() + 1000).toISOString())
  }
}

/** What of a reply does not hang on the moment it is sent. */
export function plainReply(reply: Reply): SentMessage['reply'] {
  const { infcode, inf_refmsgid, err_msg, output, warn_msg } = reply
  return { infcode, inf_refmsgid, err_msg, output, ...(warn_msg === undefined ? {} : { warn_msg }) }
}
