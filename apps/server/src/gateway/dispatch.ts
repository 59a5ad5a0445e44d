/** From a message to the content of its reply: the same for whoever sends it, a signed system or our own pages. */
import { GatewayRefusal, refuse, transactionWords, wayOutOf } from '@yidi/contracts/interface'
import { CareRefusal } from '../care/refusals/index.ts'
import type { Call, Services, Transactions } from './call.ts'
import type { Message } from './message.ts'
import { newRefmsgid } from './reply.ts'
import type { ReplyContent } from './reply.ts'
import { toldText } from './told.ts'

/** Runs the transaction that a message names. Throws `GatewayRefusal` and `CareRefusal`. */
export function dispatch(
  { transactions, services }: { transactions: Transactions; services: Services },
  message: Message,
  receivedAt: Date,
): Promise<ReplyContent> {
  const found = transactions.get(message.infno)
  if (!found) refuse('infno-unknown', { infno: transactionWords(message.infno), hint: wayOutOf(message.infno) })
  return found.run({
    message,
    receivedAt,
    services,
    transactions,
    missing: '',
    answer: (output, warnings = []) => ({
      refmsgid: newRefmsgid(message.place, receivedAt),
      infcode: 0,
      error: '',
      warning: warnings
        .filter((warning) => warning !== '')
        .join('；')
        .slice(0, 200),
      output,
    }),
  })
}

/** Commands about a person that took effect are known by what they did; everything else is noted in the institution's log. */
export function wantsNote(transactions: Transactions, content: ReplyContent, message: Message): boolean {
  return content.infcode !== 0 || transactions.get(message.infno)?.kind !== 'command'
}

/** The content of a reply that refuses. */
export function refusalReply(text: string, place: string, now: Date): ReplyContent {
  return { refmsgid: newRefmsgid(place, now), infcode: -1, error: text, warning: '', output: null }
}

/** The words of a refusal, of the interface's or of the domain's; undefined for any other failure. */
export function refusalText(error: unknown, asked?: Pick<Call, 'message' | 'services'>): string | undefined {
  if (error instanceof GatewayRefusal) return error.text
  if (error instanceof CareRefusal && asked !== undefined) return toldText(error.refusal, asked)
  return undefined
}
