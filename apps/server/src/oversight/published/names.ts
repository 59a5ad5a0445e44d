/** What is public names no person: neither a number nor a name of whoever the case is about. */
import { problem } from '@yidi/contracts'
import { findPerson } from '../../person/people/index.ts'
import type { Database } from '../../platform/storage/index.ts'

/** Numbers of persons, cards and telephones: eleven digits and more in a row, however they are spaced. */
const number = /\d(?:[ -]?\d){10,}[Xx]?/

/** Throws `publication-names-person`. */
export async function refuseNames(database: Database, caseId: string, words: string): Promise<void> {
  const found = number.exec(words)?.[0]
  if (found !== undefined) throw problem('publication-names-person', { found })
  const about = await database.kysely
    .selectFrom('oversight_case')
    .select(['subject_kind', 'subject', 'visits'])
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  if (about === undefined) return
  const numbers = new Set(about.visits.map(({ personNo }) => personNo))
  if (about.subject_kind === 'person') numbers.add(about.subject)
  for (const personNo of numbers) {
    const name = (await findPerson(database, personNo))?.name
    if (name !== undefined && words.includes(name)) throw problem('publication-names-person', { found: name })
  }
}
