import { readInput, refuse } from '@yidi/contracts/interface'
import type { InputOf, InputSpec } from '@yidi/contracts/interface'
import type { DoneCommand } from '../person/journal/index.ts'
import type { UndoneSince } from '../person/commands/index.ts'
import type { Database } from '../platform/storage/index.ts'
import type { Call, CommandCall, Transaction } from './call.ts'
import type { ReplyContent } from './reply.ts'

/** What every transaction says of itself. */
interface Declaration<S extends InputSpec> {
  /** Its number, which is also the name of its file. */
  infno: string
  /** Its Chinese name in the interface document. */
  name: string
  input: S
}

interface QueryDeclaration<S extends InputSpec> extends Declaration<S> {
  run(call: Call, input: InputOf<S>): Promise<ReplyContent>
}

interface CommandDeclaration<S extends InputSpec> extends Declaration<S> {
  /** What takes back its effect, so that a repeat is no longer told of success; `nothingUndoes` where nothing does. */
  undoneSince(db: Database, done: DoneCommand, input: InputOf<S>): ReturnType<UndoneSince>
  /** Its message id stands for one input only (gateway contract, "Messages"). */
  single?: true
  /** A reversal (2601) may take it back (interface document, section 3.5). */
  reversible?: true
  run(call: CommandCall, input: InputOf<S>): Promise<ReplyContent>
}

/**
 * Declares a transaction that reads and answers; the institution's log notes that it came. `run` gets typed input: a
 * message that lacks what it must have never reaches it.
 */
export function query<S extends InputSpec>({ infno, name, input, run }: QueryDeclaration<S>): Transaction {
  return {
    infno,
    name,
    kind: 'query',
    input,
    single: false,
    reversible: false,
    async run(call) {
      const { value, own } = understood(call, input)
      return run(own, value)
    },
  }
}

/** Declares a command that is about no person: the institution's log notes it, and it keeps its own key. */
export function officeCommand<S extends InputSpec>(declaration: QueryDeclaration<S>): Transaction {
  return { ...query(declaration), kind: 'office' }
}

/** Declares a transaction that changes something of a person; the journal knows it by what it did. */
export function command<S extends InputSpec>(declaration: CommandDeclaration<S>): Transaction {
  const { infno, name, input, single = false, reversible = false } = declaration
  return {
    infno,
    name,
    kind: 'command',
    input,
    single,
    reversible,
    async run(call) {
      const { value, own } = understood(call, input)
      const undoneSince: UndoneSince = (db, done) => declaration.undoneSince(db, done, value)
      return declaration.run({ ...own, single, undoneSince }, value)
    },
  }
}

/** The input of a call as its table reads it, and the call with what the table noted. Refuses what cannot be read. */
function understood<S extends InputSpec>(call: Call, input: S): { value: InputOf<S>; own: Call } {
  const read = readInput(input, call.message.input)
  for (const fault of faultsInOrder) {
    const found = read.problems.filter((problem) => problem.fault === fault)
    if (found.length > 0) refuse(fault, { fields: listed(found) })
  }
  const notes = [...new Set(read.notes)]
  const own: Call = {
    ...call,
    missing: listed(read.missing),
    answer: (output, warnings = []) => call.answer(output, [...warnings, ...notes]),
  }
  return { value: read.value, own }
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
