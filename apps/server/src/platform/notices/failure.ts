import { maskAddresses } from './contacts.ts'

/** So that a failed attempt can be told in words afterwards: what a job keeps of an error is its message alone. */
export const webhookAnswered = (status: number): string => `webhook answered ${String(status)}`

const unreachable = /fetch failed|ECONN|ENOTFOUND|EHOSTUNREACH|EAI_AGAIN|Greeting never received|Connection timeout/i

/** What the other side last answered, for whoever looks after deliveries. Addresses in it are masked. */
export function failureText(message: string): string {
  const status = /^webhook answered (\d+)$/.exec(message)?.[1]
  if (status !== undefined) return `对方回答 ${status}`
  if (/timeout|timed out|aborted/i.test(message)) return '等到时限，对方没有回答'
  if (unreachable.test(message)) return '连不上对方'
  const said = /\b[245]\d\d[ -].*/s.exec(message)?.[0]
  if (said !== undefined) return `邮件服务器回答：${maskAddresses(said)}`
  return message === '' ? '没有留下回答' : `没有送成：${maskAddresses(message)}`
}
