/** The person who stands before a counter: found, and what is to be seen of them from there. */
import { problem } from '@yidi/contracts'
import type { CounterPersonMessage, Staff } from '@yidi/contracts'
import { FILING_TYPES, parseDay, valueOn } from '@yidi/rules'
import type { FilingType } from '@yidi/rules'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { recordOfficeAudit } from '../../platform/audit/index.ts'
import { findPerson, findPersonNoByIdNumber, maskIdNumber } from '../../person/people/index.ts'
import { applicationParts, enrolmentOn, readFile } from '../../person/file/index.ts'
import type { ApplicationFile, Enrolment } from '../../person/file/index.ts'
import { commitForPerson } from '../../person/commands/index.ts'
import { hindrancesOn } from '../../person/registers/index.ts'
import { withoutUndefined } from '../apply/index.ts'
import { expiryDays, lawOf, messageOf, renewalOn } from '../record/index.ts'
import { doorOf, seenBy } from './counter-door.ts'
import { counterTicket } from './counter-ticket.ts'

interface Found {
  personNo: string
  file: ApplicationFile
  enrolment: Enrolment
}

/** The person of an ID number who is insured in the pool of the desk; a look for nobody is audited. Throws `not-enrolled` and `filing-other-pool`. */
export async function findHere({ clock, database }: RecordsDeps, staff: Staff, idNumber: string): Promise<Found> {
  const today = clock.today()
  const personNo = await findPersonNoByIdNumber(database, idNumber)
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
