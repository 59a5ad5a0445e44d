/**
 * One delivery of a webhook, signed as Standard Webhooks has it: `webhook-id`, `webhook-timestamp`, and in
 * `webhook-signature` `v1,` with HMAC-SHA256 over id, timestamp and body, in base64. Anything but 2xx is a failure.
 */
import { createHmac } from 'node:crypto'
import { webhookAnswered } from './failure.ts'
import type { WebhookMessage } from './outside.ts'

const patienceMs = 10_000

export const signatureOf = (secret: string, id: string, timestamp: string, body: string): string =>
  `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`

/** Posts the message; throws when it was not taken. The time is the moment of this attempt. */
export async function postWebhook(url: string, secret: string, message: WebhookMessage, now: Date): Promise<void> {
  const body = JSON.stringify(message)
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const response = await fetch(url, {
    method: 'POST',
    // A redirect would carry the message to an address that nobody set.
    redirect: 'manual',
    signal: AbortSignal.timeout(patienceMs),
    headers: {
      'content-type': 'application/json',
      'webhook-id': message.id,
      'webhook-timestamp': timestamp,
      'webhook-signature': signatureOf(secret, message.id, timestamp, body),
    },
    body,
  })
  await response.body?.cancel()
  if (!response.ok) throw new Error(webhookAnswered(response.status))
}
