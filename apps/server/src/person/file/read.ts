/**
 * The one reader of a person's file. Whoever decides something about a person names the parts that it rests on and gets
 * them from one moment: the version that comes with them is what the commit holds against the person's version of then.
 */
import type { FileQuery, Records } from './part.ts'
import { parts } from './parts/index.ts'
import type { PartName, PartValue, Parts } from './parts/index.ts'
import { statementOf, valuesOf } from './statement.ts'

/** What every reading gives. */
interface FileBase {
  personNo: string
  /** Hand this to the commit: it refuses when anything of the file has changed since. */
  version: number
  accounts: { currentYearFen: number; pastYearFen: number }
}

/** These parts alone, for what decides by them and asks neither whose they are nor of which version. */
export type PartsOf<Names extends PartName> = {
  [Name in Names as Parts[Name]['key']]: PartValue<Name>
}

/** A person's file with these parts, and no others: `FileWith<'enrolments' | 'years'>`. */
export type FileWith<Names extends PartName> = FileBase & PartsOf<Names>

/**
 * Reads parts of a person's file in one prepared statement; undefined when there is no such person.
 * `await readFile(db, { personNo }, ['enrolments', 'benefits'])`
 */
export async function readFile<Name extends PartName>(
  db: Records,
  query: FileQuery,
  names: readonly Name[],
): Promise<FileWith<Name> | undefined> {
  const statement = statementOf(names)
  const { name, text } = statement
  const { rows } = await db.pool.query<[number, number, number, ...unknown[]]>({
    name,
    text,
    values: valuesOf(statement, query),
    rowMode: 'array',
  })
  const row = rows[0]
  if (row === undefined) return undefined
  const [version, currentYearFen, pastYearFen, ...columns] = row
  const file: Record<string, unknown> = {
    personNo: query.personNo,
    version,
    accounts: { currentYearFen, pastYearFen },
  }
  let next = 0
  for (const part of names.map((one) => parts[one])) {
    const values = columns.slice(next, (next += part.columns.length))
    file[part.key] = await part.read(values as never, { db, query })
  }
  return file as FileWith<Name>
}
