/** Employers: who they are, and which people are theirs on a day. */
import { problem } from '@yidi/contracts'
import type { EmployerForm, EmployerMember, EmployerMessage, Hindrance, Staff } from '@yidi/contracts'
import type { Kysely } from 'kysely'
import { findPerson } from '../../person/people/index.ts'
import { enrolmentOn, readFile } from '../../person/file/index.ts'
import type { Person } from '../../person/people/index.ts'
import type { FileWith } from '../../person/file/index.ts'
import { hindrancesOn } from '../../person/registers/index.ts'
import type { Ciphers, Database, EmployerTable, Tables } from '../../platform/storage/index.ts'
import type { Selectable } from 'kysely'

const contactPlace = (code: string): string => `employer.contact:${code}`

function messageOf(ciphers: Ciphers, row: Selectable<EmployerTable>): EmployerMessage {
  return {
    code: row.code,
    name: row.name,
    pool: row.pool,
    creditCode: row.credit_code,
    contact: row.contact_cipher === null ? null : ciphers.open(row.contact_cipher, contactPlace(row.code)),
    disabled: row.disabled_at !== null,
  }
}

/** One employer, or undefined. */
export async function findEmployer(database: Database, code: string): Promise<EmployerMessage | undefined> {
  const row = await database.kysely.selectFrom('employer').selectAll().where('code', '=', code).executeTakeFirst()
  return row && messageOf(database.ciphers, row)
}

/** The names of those employers that are registered, by code; an enrolment may name one that is not. */
export async function employerNames(
  { kysely }: Pick<Database, 'kysely'>,
  codes: Iterable<string | null | undefined>,
): Promise<Map<string, string>> {
  const asked = new Set([...codes].filter((code) => typeof code === 'string'))
  if (asked.size === 0) return new Map()
  const rows = await kysely
    .selectFrom('employer')
    .select(['code', 'name'])
    .where('code', 'in', [...asked])
    .execute()
  return new Map(rows.map(({ code, name }) => [code, name]))
}

/** The employer that a log-in acts for. Throws `employer-not-found` where it is unknown or no longer served. */
export async function employerOf(database: Database, { employer }: Staff): Promise<EmployerMessage> {
  const found = employer === null ? undefined : await findEmployer(database, employer)
  if (found === undefined || found.disabled) throw problem('employer-not-found', { employer: employer ?? '空' })
  return found
}

/** The employers of a pool by name; of every pool where `pool` is null. */
export async function listEmployers(database: Database, pool: string | null): Promise<EmployerMessage[]> {
  let query = database.kysely.selectFrom('employer').selectAll()
  if (pool !== null) query = query.where('pool', '=', pool)
  const rows = await query.orderBy('name').limit(1000).execute()
  return rows.map((row) => messageOf(database.ciphers, row))
}

/** Enters an employer or changes one there is; the pool is that of its first entry. */
export async function writeEmployer(
  kysely: Kysely<Tables>,
  ciphers: Ciphers,
  form: EmployerForm,
  pool: string,
  at: Date,
): Promise<void> {
  const row = {
    name: form.name.trim(),
    credit_code: form.creditCode ?? null,
    contact_cipher:
      form.contact === undefined || form.contact.trim() === ''
        ? null
        : ciphers.seal(form.contact.trim(), contactPlace(form.code)),
    disabled_at: form.disabled === true ? at : null,
    changed_at: at,
  }
  await kysely
    .insertInto('employer')
    .values({ code: form.code, pool, recorded_at: at, ...row })
    .onConflict((conflict) => conflict.column('code').doUpdateSet(row))
    .execute()
}

/** Somebody who is enrolled through an employer, with what keeps his bills from being settled. */
interface Member {
  person: Person
  file: FileWith<'enrolments' | 'benefits' | 'registers' | 'measures'>
}

/** Whether a person is an employer's own on a day: enrolled through it and by nobody else. */
export function isMember(file: FileWith<'enrolments'>, employer: string, day: string): boolean {
  return enrolmentOn(file, day)?.employer === employer
}

/** An employer's people on a day, by number: as many as a page can show. */
export async function membersOf(database: Database, employer: string, day: string): Promise<Member[]> {
  const rows = await database.kysely
    .selectFrom('enrolment')
    .select('person_no')
    .distinct()
    .where('employer', '=', employer)
    .where('known_to', 'is', null)
    .orderBy('person_no')
    .limit(2000)
    .execute()
  const found = await Promise.all(
    rows.map(async ({ person_no: personNo }) => {
      const [person, file] = await Promise.all([
        findPerson(database, personNo),
        readFile(database, { personNo }, ['enrolments', 'benefits', 'registers', 'measures']),
      ])
      return person !== undefined && file !== undefined && isMember(file, employer, day) ? { person, file } : undefined
    }),
  )
  return found.filter((one) => one !== undefined)
}

/** An employer learns that something stands in the way, not what: a journey or a rank is the person's own. */
function standingFor(hindrances: readonly Hindrance[]): EmployerMember['standing'] {
  const [first] = hindrances
  if (first === undefined) return 'entitled'
  return first.code === 'enrolment-ended' || first.code === 'benefits-stopped' ? 'stopped' : 'apart'
}

/** One of them as the page shows him. */
export function memberMessage({ person, file }: Member, day: string): EmployerMember {
  const hindrances = hindrancesOn(file, day)
  const enrolment = enrolmentOn(file, day)
  return {
    personNo: person.personNo,
    name: person.name,
    idNumber: person.idNumber.replace(
      /^(.{4}).*(.{2})$/,
      (_, head: string, tail: string) => `${head}************${tail}`,
    ),
    from: enrolment?.from ?? day,
    standing: standingFor(hindrances),
  }
}
