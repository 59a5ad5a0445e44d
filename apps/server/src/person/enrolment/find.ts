import { problem } from '@yidi/contracts'
import type { PersonSearch } from '@yidi/contracts'
import type { Database } from '../../platform/storage/index.ts'
import { findPerson, findPersonNoByCard, findPersonNoByIdNumber, findPersonNosByName } from '../people/index.ts'
import type { Person } from '../people/index.ts'

/** The people that a desk asks for; by name those of one pool, its `own` where it has one. Throws `enrolment-not-valid`. */
export async function findPeople(database: Database, asked: PersonSearch, own: string | null): Promise<Person[]> {
  const numbers = await numbersOf(database, asked, own)
  const people = await Promise.all(numbers.map((personNo) => findPerson(database, personNo)))
  return people.filter((person) => person !== undefined)
}

async function numbersOf(database: Database, asked: PersonSearch, own: string | null): Promise<string[]> {
  if (asked.by === 'name') {
    const pool = own ?? asked.pool
    if (pool === undefined) throw problem('enrolment-not-valid', { count: 1, first: '按姓名找人要选统筹区。' })
    return findPersonNosByName(database, pool, asked.name)
  }
  const one =
    asked.by === 'card'
      ? await findPersonNoByCard(database, asked.card)
      : await findPersonNoByIdNumber(database, asked.idNumber)
  return one === undefined ? [] : [one]
}
