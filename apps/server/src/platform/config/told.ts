/** Where what happens is told outside: webhooks and mail. */
import type { Environment } from './environment.ts'

/** Where another system is told of what happens; `pool` null: of every pool. */
export interface Webhook {
  pool: string | null
  url: string
}

/** The webhooks with the secret that signs for them. */
export function readWebhooks(env: Environment): { webhooks: Webhook[]; webhookSecret: string | undefined } {
  const webhooks = readWebhookAddresses(env)
  const webhookSecret = env.text('YIDI_WEBHOOK_SECRET')
  if (webhooks.length > 0 && (webhookSecret?.length ?? 0) < 24) {
    env.refuse('YIDI_WEBHOOK_SECRET', '设了 YIDI_WEBHOOK_URL 就要一并设签名用的密钥，至少 24 个字符。')
  }
  return { webhooks, webhookSecret }
}

/** `https://one` for every pool, or `330100=https://one,331000=https://two`. */
function readWebhookAddresses(env: Environment): Webhook[] {
  return (env.text('YIDI_WEBHOOK_URL') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap((part) => {
      const [, pool, address] = /^(?:(\d{6})=)?(.*)$/.exec(part)!
      if (URL.canParse(address!) && /^https?:$/.test(new URL(address!).protocol))
        return [{ pool: pool ?? null, url: address! }]
      env.refuse('YIDI_WEBHOOK_URL', '写法是 https://…，或者分统筹区写 330100=https://…，多个用逗号隔开。')
      return []
    })
}

/** The SMTP server and the sender. The address of the server may hold a password and never stands in a message. */
export function readMail(env: Environment): { url: string; from: string } | undefined {
  const url = env.text('YIDI_SMTP_URL')
  const from = env.text('YIDI_MAIL_FROM')
  if (url === undefined) return undefined
  if (!/^smtps?:\/\//.test(url) || !URL.canParse(url)) {
    env.refuse('YIDI_SMTP_URL', '写法是 smtp://用户:密码@主机:587 或 smtps://…。')
  }
  if (from === undefined || !/^[^\s@]+@[^\s@]+$|<[^\s@]+@[^\s@]+>$/.test(from)) {
    return env.refuse('YIDI_MAIL_FROM', '设了 YIDI_SMTP_URL 就要一并设发件地址，例如 通知 <notice@example.org>。')
  }
  return { url, from }
}
