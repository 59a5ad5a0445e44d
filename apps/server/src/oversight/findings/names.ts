/** Names of institutions: a reference table, read apart from everything else. */
import type { Database } from '../../platform/storage/index.ts'

interface Named {
  subject_kind: string
  subject: string
  institution: string | null
}

/** The names of the institutions that findings are about, by code. */
export async function institutionNames(
  { kysely }: Pick<Database, 'kysely'>,
  rows: readonly Named[],
): Promise<Map<string, string>> {
  const codes = rows.flatMap(({ subject_kind, subject, institution }) => [
    ...(subject_kind === 'institution' ? [subject] : []),
    ...(institution === null ? [] : [institution]),
  ])
  return namesOf({ kysely }, codes)
}

/** Names by code; a code that the directory lacks has none. */
export async function namesOf(
  { kysely }: Pick<Database, 'kysely'>,
  codes: readonly string[],
): Promise<Map<string, string>> {
  const distinct = [...new Set(codes)]
  if (distinct.length === 0) return new Map()
  const found = await kysely.selectFrom('institution').select(['code', 'name']).where('code', 'in', distinct).execute()
  return new Map(found.map(({ code, name }) => [code, name]))
}
