import { readInput } from '@yidi/contracts'
import type { InputOf, InputSpec } from '@yidi/contracts'
import { refuse } from '@yidi/contracts'
import type { Message } from './message.ts'
import type { ReplyContent } from './reply.ts'

/** One call of one transaction: who sent what, when. `Services` is what the transactions work on. */
export interface Call<Services> {
  message: Message
  receivedAt: Date
  services: Services
  /** What the interface asks for and the sender left out, in Chinese; empty when complete. */
  missing: string
  /** Makes the content of a successful reply. */
  answer(output: Record<string, unknown> | null, warnings?: readonly string[]): ReplyContent
}

/** One transaction: a file of its own in `transactions/`. */
export interface Transaction<Services> {
  infno: string
  name: string
  run(call: Call<Services>): Promise<ReplyContent>
}

/**
 * Defines a transaction: its number, its Chinese name, the table of its input, and what it does. The handler gets
 * typed input; a message that lacks what it must have never reaches it.
 */
export function transaction<Services, S extends InputSpec>(
  infno: string,
  name: string,
  input: S,
  handle: (call: Call<Services>, input: InputOf<S>) => Promise<ReplyContent>,
): Transaction<Services> {
  return {
    infno,
    name,
    async run(call) {
      const read = readInput(input, call.message.input)
      for (const fault of faultsInOrder) {
        const found = read.problems.filter((problem) => problem.fault === fault)
        if (found.length > 0) refuse(fault, { fields: listed(found) })
      }
      const notes = [...new Set(read.notes)]
      return handle(
        {
          ...call,
          missing: listed(read.missing),
          answer: (output, warnings = []) => call.answer(output, [...warnings, ...notes]),
        },
        read.value,
      )
    },
  }
}

/** Of several kinds of problems the first of these is told: what cannot be read hides what is missing. */
const faultsInOrder = [
  'fields-unreadable',
  'said-twice',
  'code-outside-table',
  'third-party-unsaid',
  'fields-missing',
] as const

/** The first few, each once: rows of a list repeat the same complaint. */
function listed(problems: { message: string }[]): string {
  const all = [...new Set(problems.map((problem) => problem.message))]
  const shown = all.slice(0, 6).join('、')
  return all.length > 6 ? `${shown}等${String(all.length)}项` : shown
}
