/** The one statement that reads a person's file, made of the parts that a reading names and kept for the next. */
import { createHash } from 'node:crypto'
import type { FileQuery } from './part.ts'
import { parts } from './parts/index.ts'
import type { PartName } from './parts/index.ts'

/** What a statement can be told of a query, by the name that parts call it by. */
const given = {
  person: ({ personNo }) => personNo,
  visit: ({ visitId }) => visitId ?? null,
  institution: ({ institution }) => institution ?? null,
  source: ({ command }) => command?.source ?? null,
  name: ({ command }) => command?.name ?? null,
  key: ({ command }) => command?.key ?? null,
} satisfies Record<string, (query: FileQuery) => string | null>
type Given = keyof typeof given

interface FileStatement {
  /** Of the prepared statement: each connection plans it once. */
  name: string
  text: string
  /** The parameters in the order of their numbers. */
  takes: readonly Given[]
}

// As many as there are lists of parts in the program.
const statements = new Map<string, FileStatement>()

/** The statement of a list of parts. */
export function statementOf(names: readonly PartName[]): FileStatement {
  const listed = names.join(' ')
  const known = statements.get(listed)
  if (known !== undefined) return known
  const made = compose(names)
  statements.set(listed, made)
  return made
}

/** What a statement is told of a query. */
export function valuesOf({ takes }: FileStatement, query: FileQuery): (string | null)[] {
  return takes.map((one) => given[one](query))
}

function compose(names: readonly PartName[]): FileStatement {
  const chosen = names.map((name) => parts[name])
  const columns = [
    's.version',
    's.account_current_fen',
    's.account_past_fen',
    ...chosen.flatMap((part) => part.columns),
  ]
  const joins = new Set(chosen.flatMap((part) => ('join' in part ? [part.join] : [])))
  const named = `select ${columns.join(',\n       ')}
  from person_state s
  ${[...joins].join('\n  ')}
 where s.person_no = :person`
  const takes: Given[] = []
  // A cast is written with two colons and is none of these.
  const text = named.replace(/(?<!:):([a-z]+)\b/g, (_, name: Given) => {
    if (!takes.includes(name)) takes.push(name)
    return `$${String(takes.indexOf(name) + 1)}`
  })
  return { name: `file-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`, text, takes }
}
