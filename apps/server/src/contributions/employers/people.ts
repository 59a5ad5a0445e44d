/** Who an employer's people are in a month, and what is known of them for its declaration. */
import { findPerson } from '../../person/people/index.ts'
import type { Person } from '../../person/people/index.ts'
import { readFile } from '../../person/file/index.ts'
import type { FileWith } from '../../person/file/index.ts'
import type { Database } from '../../platform/storage/index.ts'

/** One of an employer's people with what a declaration rests on. */
export interface MonthPerson {
  person: Person
  file: FileWith<'enrolments' | 'contributions'>
}

/** How many people are read at a time. */
const atATime = 8

/** The last day of a month (`YYYY-MM`) as far as comparing days goes. */
const monthSpan = (month: string): { first: string; last: string } => ({
  first: `${month}-01`,
  last: `${month}-31`,
})

/** The employers of an employee's enrolments that touch a month, each once. */
export function employersIn(file: FileWith<'enrolments'>, month: string): string[] {
  const { first, last } = monthSpan(month)
  const touching = file.enrolments.filter(({ from, to }) => from <= last && (to === null || to >= first))
  return [...new Set(touching.flatMap(({ employer }) => employer ?? []))]
}

/** The people who are in work at an employer in a month (`YYYY-MM`), by number. Retired people pay nothing and are not declared. */
export async function peopleOf(
  database: Database,
  { code, pool }: { code: string; pool: string },
  month: string,
): Promise<MonthPerson[]> {
  const { first, last } = monthSpan(month)
  const { rows } = await database.pool.query<{ person_no: string }>(
    `select distinct person_no from enrolment
      where employer = $1 and pool = $2 and known_to is null and insurance = 'employee' and category = 'active'
        and to_char(from_day, 'YYYY-MM-DD') <= $4 and (to_day is null or to_char(to_day, 'YYYY-MM-DD') >= $3)
      order by person_no`,
    [code, pool, first, last],
  )
  const found: MonthPerson[] = []
  for (let from = 0; from < rows.length; from += atATime) {
    const some = await Promise.all(
      rows.slice(from, from + atATime).map(({ person_no }) => readOne(database, person_no)),
    )
    found.push(...some.filter((one) => one !== undefined))
  }
  return found
}

async function readOne(database: Database, personNo: string): Promise<MonthPerson | undefined> {
  const [person, file] = await Promise.all([
    findPerson(database, personNo),
    readFile(database, { personNo }, ['enrolments', 'contributions']),
  ])
  return person && file && { person, file }
}
