import { isObject, WrittenNumber } from '@yidi/contracts/interface'
import type { Message } from './message.ts'

/** An identifier of ours (`newIdentifier`); what else a sender writes there may be anything, and is not kept. */
const identifier = /^\d{24}$/

/** The visit that a message names in `mdtrt_id`, in whatever spelling and node; null where it names none of ours. */
export function visitIn({ input }: Pick<Message, 'input'>): string | null {
  for (const node of Object.values(input)) {
    const first: unknown = Array.isArray(node) ? node[0] : node
    if (!isObject(first)) continue
    for (const [name, value] of Object.entries(first)) {
      if (name.replaceAll('_', '').toLowerCase() !== 'mdtrtid') continue
      const text = value instanceof WrittenNumber ? value.text : String(value as string).trim()
      if (identifier.test(text)) return text
    }
  }
  return null
}
