/** How large the directory is: what is loaded here, beside what the sources say of theirs. */
import type { DirectorySize } from '@yidi/contracts'
import type { Release } from '@yidi/rules'
import type { Database } from '../../platform/storage/index.ts'

/** Counts what is loaded, whatever its agreement; `told` are the sources' own words for theirs, with document and article. */
export async function directorySize(db: Pick<Database, 'pool'>, release: Release): Promise<DirectorySize> {
  const { rows } = await db.pool.query<{ institutions: number; pharmacies: number }>(
    `select count(*) filter (where level <> 'pharmacy')::int as institutions,
            count(*) filter (where level = 'pharmacy')::int as pharmacies
     from institution`,
  )
  const told = (release.filing.elsewhere?.facts ?? [])
    .filter((fact) => fact.section === 'directory')
    .map(({ title, text, source }) => ({ title, text, source }))
  return { institutions: rows[0]?.institutions ?? 0, pharmacies: rows[0]?.pharmacies ?? 0, told }
}
