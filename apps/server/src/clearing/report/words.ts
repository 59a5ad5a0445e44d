/** What is said beside the figures names no person. */
import { fundReportActions, problem } from '@yidi/contracts'
import type { FundReportAction } from '@yidi/contracts'
import type { Database } from '../../platform/storage/index.ts'

/** Numbers of persons, cards and telephones: eleven digits and more in a row, however they are spaced. */
const number = /\d(?:[ -]?\d){10,}[Xx]?/

/** What could be the number of a person: letters and digits with a digit in them. */
const tokens = /[A-Za-z0-9]*\d[A-Za-z0-9]*/g

/** Throws `fund-report-names-person` where words hold a number of a person. */
export async function refusePersons(
  { kysely }: Pick<Database, 'kysely'>,
  ...said: readonly (string | undefined)[]
): Promise<void> {
  const words = said.join('\n')
  const found = number.exec(words)?.[0]
  if (found !== undefined) throw problem('fund-report-names-person', { found })
  const asked = [...new Set(words.match(tokens) ?? [])]
  if (asked.length === 0) return
  const person = await kysely
    .selectFrom('person')
    .select('person_no')
    .where('person_no', 'in', asked)
    .executeTakeFirst()
  if (person !== undefined) throw problem('fund-report-names-person', { found: person.person_no })
}

/** Words of which there must be some. Throws `fund-report-words-missing`. */
export function readWords(said: string, action: FundReportAction): string {
  const words = said.trim()
  if (words === '') throw problem('fund-report-words-missing', { action: fundReportActions[action] })
  return words
}

/** Words that may be missing. */
export function wordsOrNone(said: string | undefined): string | null {
  const words = said?.trim() ?? ''
  return words === '' ? null : words
}
