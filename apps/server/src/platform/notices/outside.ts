/**
 * Telling others: a webhook for systems of the agency, mail for people who confirmed an address. Both go through the job
 * queue, each under an id made of what it tells, so that the same thing is handed over once however often the outbox is
 * read. Delivery itself is at least once: a server that dies between sending and noting it sends again, with the same id.
 */
import { createHash } from 'node:crypto'
import type { Config } from '../config/index.ts'
import type { Send } from '../jobs/index.ts'
import type { Database } from '../storage/index.ts'
import type { NewNotice } from '../records/index.ts'
import { emailOf } from './contacts.ts'
import type { OutboxRow } from './events.ts'

export type OutsideConfig = Pick<Config, 'webhooks' | 'webhookSecret' | 'mail'>

export const webhookJob = 'notices.webhook'
export const mailJob = 'notices.mail'
export const codeJob = 'notices.code'
export const oneTimeCodeJob = 'notices.one-time-code'

/** What a webhook is told of an event: a number and a state, nothing that says whose. */
export interface WebhookMessage {
  id: string
  at: string
  kind: string
  pool: string
  subject: string
  state?: string
}

/** A UUID that is always the same for the same words. */
export function idOf(...words: string[]): string {
  const hex = createHash('sha256').update(words.join('\n')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Hands an event over to every webhook of its pool. */
export async function tellSystems(db: Database, config: OutsideConfig, event: OutboxRow, send: Send): Promise<void> {
  if (config.webhooks.length === 0) return
  const { pool = await poolOf(db, event.personNo), state } = event.payload as { pool?: string; state?: string }
  await sendWebhook(
    config,
    {
      id: event.eventId,
      at: event.at.toISOString(),
      kind: event.kind,
      pool,
      subject: event.subjectId,
      ...(state === undefined ? {} : { state }),
    },
    send,
  )
}

/** One job for each address that wants messages of this pool. */
export async function sendWebhook(config: OutsideConfig, message: WebhookMessage, send: Send): Promise<void> {
  for (const { pool, url } of config.webhooks) {
    if (pool === null || pool === message.pool) {
      await send(webhookJob, { url, message }, idOf('webhook', url, message.id))
    }
  }
}

/** Hands notices over to the mail, for people who confirmed an address. */
export async function tellByMail(
  db: Database,
  config: OutsideConfig,
  notices: readonly NewNotice[],
  send: Send,
): Promise<void> {
  if (config.mail === undefined) return
  for (const { personNo, noticeId } of notices) {
    if ((await emailOf(db, personNo)) === undefined) continue
    await send(mailJob, { personNo, noticeId }, idOf('mail', personNo, noticeId))
  }
}

/** Hands the mail with a code over, to be written when it is sent: the code itself stands in no job. */
export async function tellCode(config: OutsideConfig, event: OutboxRow, send: Send): Promise<void> {
  if (config.mail === undefined) return
  const { personNo, subjectId: requestId } = event
  await send(codeJob, { personNo, requestId }, idOf('code', personNo, requestId))
}

/** The same for the mail with a one-time code of the log-in. */
export async function tellOneTimeCode(config: OutsideConfig, event: OutboxRow, send: Send): Promise<void> {
  if (config.mail === undefined) return
  const { personNo, subjectId: codeId } = event
  await send(oneTimeCodeJob, { personNo, codeId }, idOf('one-time-code', personNo, codeId))
}

async function poolOf(db: Database, personNo: string): Promise<string> {
  const { pool } = await db.kysely
    .selectFrom('person')
    .select('pool')
    .where('person_no', '=', personNo)
    .executeTakeFirstOrThrow()
  return pool
}
