/** The person who stands before a counter: found, and what is to be seen of them from there. */
import { Type } from 'typebox'
import { problem } from '@yidi/contracts'
import type { CounterNamesMessage, CounterPersonMessage, Staff } from '@yidi/contracts'
import { FILING_TYPES, parseDay, valueOn } from '@yidi/rules'
import type { FilingType } from '@yidi/rules'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { recordOfficeAudit } from '../../platform/audit/index.ts'
import { findPerson, findPersonNoByIdNumber, findPersonNosByName, maskIdNumber } from '../../person/people/index.ts'
import { applicationParts, enrolmentOn, readFile } from '../../person/file/index.ts'
import type { ApplicationFile, Enrolment } from '../../person/file/index.ts'
import { commitForPerson } from '../../person/commands/index.ts'
import { hindrancesOn } from '../../person/registers/index.ts'
import { withoutUndefined } from '../apply/index.ts'
import { expiryDays, lawOf, messageOf, renewalOn } from '../record/index.ts'
import { doorOf, seenBy } from './counter-door.ts'
import { counterTicket, personOfTicket } from './counter-ticket.ts'

interface Found {
  personNo: string
  file: ApplicationFile
  enrolment: Enrolment
}

/** Longer than any number of a document: what is longer is a ticket. */
const longestNumber = 30

/** A person at a counter: their ID number, or the ticket that the account was given when it found them. */
export const WhoIsHere = Type.String({
  minLength: 1,
  maxLength: 400,
  description: '参保人的身份证号，或按姓名查到时给的凭据（ticket）',
})

/** The person of an ID number or a ticket who is insured in the pool of the desk; a look for nobody is audited. Throws `not-enrolled`, `filing-other-pool` and `counter-ticket-not-valid`. */
export async function findHere({ clock, database }: RecordsDeps, staff: Staff, who: string): Promise<Found> {
  const today = clock.today()
  const personNo =
    who.length > longestNumber
      ? personOfTicket(database.ciphers, who, staff.staffName, today)
      : await findPersonNoByIdNumber(database, who)
  const file = personNo === undefined ? undefined : await readFile(database, { personNo }, applicationParts)
  const enrolment = file && enrolmentOn(file, today)
  const { pool, staffName } = staff
  if (personNo === undefined || file === undefined || enrolment === undefined) {
    const entry = { actorKind: 'staff', actor: staffName, action: 'person.look-up', subjectId: 'nobody' }
    await recordOfficeAudit(database, entry, clock.now())
    throw problem('not-enrolled', { day: today })
  }
  if (pool !== null && pool !== enrolment.pool) throw problem('filing-other-pool', { pool: enrolment.pool })
  return { personNo, file, enrolment }
}

/** What the counter is shown of the person; the look is audited. */
export async function personHere(
  deps: RecordsDeps,
  staff: Staff,
  { personNo, file, enrolment }: Found,
): Promise<CounterPersonMessage> {
  const person = await findPerson(deps.database, personNo)
  if (person === undefined) throw problem('not-enrolled', { day: deps.clock.today() })
  const { staffName } = staff
  const { role } = doorOf(staff)
  await commitForPerson(deps.database, {
    personNo,
    at: deps.clock.now(),
    changes: {},
    audit: [{ actorKind: 'staff', actor: staffName, action: 'person.look-up', subjectId: personNo }],
  })
  const today = deps.clock.today()
  const offered = valueOn(lawOf(deps.release, enrolment.pool), 'offered', parseDay(today)) ?? []
  const { filings } = file
  const before = await expiryDays(deps.database)
  return {
    name: person.name,
    idNumber: maskIdNumber(person.idNumber),
    phone: role === 'community' ? null : person.phone,
    pool: enrolment.pool,
    insurance: enrolment.insurance,
    category: enrolment.category,
    hindrances: hindrancesOn(file, today),
    types: offered.map((type) => ({ id: type, title: FILING_TYPES[type as FilingType].title })),
    filings: filings.filter(seenBy(staff)).map((filing) => {
      const renewalFrom = renewalOn(filing, filings, today, before)
      return withoutUndefined({ ...messageOf(filing, role, today), renewalFrom })
    }),
    ticket: counterTicket(deps.database.ciphers, personNo, staffName, today),
  }
}

/** So many of one name are shown; whoever is not among them is found by the number. */
const mostOfAName = 20

/** Those of the own pool who have this whole name, each with a ticket; whom it led to is audited. */
export async function namedHere(
  { clock, database, release }: RecordsDeps,
  { pool, staffName }: Staff,
  name: string,
): Promise<CounterNamesMessage> {
  const pools = pool === null ? [...release.filing.laws.keys()] : [pool]
  const all = (await Promise.all(pools.map((one) => findPersonNosByName(database, one, name.trim())))).flat()
  const numbers = all.slice(0, mostOfAName)
  const entry = { actorKind: 'staff', actor: staffName, action: 'person.look-up', subjectId: numbers[0] ?? 'nobody' }
  await recordOfficeAudit(database, { ...entry, detail: { by: 'name', people: numbers } }, clock.now())
  const people = await Promise.all(
    numbers.map(async (personNo) => {
      const person = await findPerson(database, personNo)
      const ticket = counterTicket(database.ciphers, personNo, staffName, clock.today())
      return person && { name: person.name, idNumber: maskIdNumber(person.idNumber), ticket }
    }),
  )
  return { people: people.filter((one) => one !== undefined), more: all.length > mostOfAName }
}
