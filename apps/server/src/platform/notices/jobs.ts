/** The background work of this module. */
import type { Job } from '../jobs/index.ts'
import { openMailer } from './mail.ts'
import { codeJob, mailJob, oneTimeCodeJob, webhookJob } from './outside.ts'
import type { WebhookMessage } from './outside.ts'
import { createRelay, eventJob } from './relay.ts'
import type { Relay, RelayDeps } from './relay.ts'
import { postWebhook } from './webhook.ts'

/** Delivery tries for about a day and a half: 30 s, 1, 2, 4 … minutes, then once in three hours. */
const delivery = { retries: 18, firstPauseSeconds: 30, longestPauseSeconds: 10_800, rememberSeconds: 7 * 86_400 }

/** Jobs of notices and the relay that feeds them. `close` after the jobs have stopped. */
export function noticeJobs(
  deps: RelayDeps,
  tries: Partial<typeof delivery> = {},
): { jobs: Job[]; relay: Relay; close(): void } {
  const often = { ...delivery, ...tries }
  // Half an hour and a code is of no use: soon and often, then never.
  const soon = {
    ...often,
    retries: Math.min(often.retries, 8),
    firstPauseSeconds: Math.min(often.firstPauseSeconds, 5),
    longestPauseSeconds: 300,
  }
  const { database, clock, config } = deps
  const relay = createRelay(deps)
  const mailer = config.mail === undefined ? undefined : openMailer(database, clock, config.mail, deps.kinds)
  const jobs: Job[] = [
    {
      name: eventJob,
      ...often,
      run: ({ personNo, eventId }, send) => relay.again(String(personNo), String(eventId), send),
    },
    {
      name: webhookJob,
      ...often,
      atOnce: 4,
      run: async ({ url, message }) => {
        // An address that was taken out of the settings is told nothing more.
        const wanted = config.webhooks.some((one) => one.url === url)
        if (wanted) await postWebhook(String(url), config.webhookSecret ?? '', message as WebhookMessage, clock.now())
      },
    },
    {
      name: mailJob,
      ...often,
      run: async ({ personNo, noticeId }) => mailer?.send(String(personNo), String(noticeId)),
    },
    {
      name: oneTimeCodeJob,
      ...soon,
      run: async ({ personNo, codeId }) => mailer?.sendOneTimeCode(String(personNo), String(codeId)),
    },
    {
      name: codeJob,
      ...soon,
      run: async ({ personNo, requestId }) => mailer?.sendCode(String(personNo), String(requestId)),
    },
  ]
  return { jobs, relay, close: () => mailer?.close() }
}
