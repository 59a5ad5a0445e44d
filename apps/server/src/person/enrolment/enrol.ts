/** Enrolling: a person who is new here, or one who comes back or moves from another pool. */
import { randomInt } from 'node:crypto'
import { problem } from '@yidi/contracts'
import type { EnrolForm } from '@yidi/contracts'
import { sameName } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import { enterPerson, findPerson, findPersonNoByCard, findPersonNoByIdNumber } from '../people/index.ts'
import type { Person } from '../people/index.ts'
import type { CommandKey, Database } from '../../platform/storage/index.ts'
import { checkEnrolForm } from './check.ts'
import type { CheckedForm } from './check.ts'
import { changePerson } from './commands.ts'
import type { EnrolmentContext, EnrolmentDeps } from './commands.ts'
import { contactChanges, contactsOf } from './correction.ts'
import { planEnrolment } from './plan.ts'
import { enrolmentUndone } from './undone.ts'

/**
 * Enrols a person from a day on and gives the person's number. Whoever is known by the ID number is the same person:
 * history, account and year sums stay; a person who comes from another pool belongs to the new one from now on. Years of
 * contribution in the former pool are not added up here.
 */
export async function enrol(
  context: EnrolmentDeps,
  release: Release,
  staffName: string,
  form: EnrolForm,
  command: CommandKey,
): Promise<string> {
  const { database, clock } = context
  const checked = checkEnrolForm(release, form, clock.today())
  const personNo = (await findPersonNoByIdNumber(database, checked.id.idNumber)) ?? (await enterNew(context, checked))
  await changePerson(context, personNo, staffName, command, enrolmentUndone, (rows, person) => {
    if (!sameName(person.name, checked.name)) throw problem('person-name-differs')
    const moves = person.pool !== checked.pool
    const contact = contactChanges(database, person, contactsOf(checked))
    return {
      changes: {
        ...planEnrolment(rows, checked),
        person_update: { ...contact.update, ...(moves ? { pool: checked.pool } : {}) },
      },
      action: 'enrolment.enrol',
      detail: {
        pool: checked.pool,
        insurance: checked.insurance,
        category: checked.category,
        from: checked.from,
        ...(moves ? { formerPool: person.pool } : {}),
      },
      findBy: { ...contact.findBy, ...(moves ? { name: person.name } : {}) },
      notBy: { ...contact.notBy, ...(moves ? { name: person.name } : {}) },
      pool: checked.pool,
    }
  })
  return personNo
}

/** A number that says the pool and nothing of the person. */
function newPersonNo(pool: string): string {
  const digits = Array.from({ length: 14 }, () => String(randomInt(10))).join('')
  return `${pool}${digits}`
}

async function enterNew({ database, clock }: EnrolmentContext, form: CheckedForm): Promise<string> {
  const { phone, card } = contactsOf(form)
  if (card !== undefined && (await findPersonNoByCard(database, card)) !== undefined) throw problem('card-in-use')
  const personNo = newPersonNo(form.pool)
  const { pool, name } = form
  const given = { ...(phone === undefined ? {} : { phone }), ...(card === undefined ? {} : { card }) }
  try {
    await enterPerson(database, { personNo, pool, name, idNumber: form.id.idNumber, ...given }, clock.now())
  } catch (error) {
    // Another desk entered the same person at this moment: then that is the person.
    const there = await findPersonNoByIdNumber(database, form.id.idNumber)
    if (there === undefined) throw error
    return there
  }
  return personNo
}

/** The person by number. Throws `person-not-found`. */
export async function requirePerson(database: Database, personNo: string): Promise<Person> {
  const person = await findPerson(database, personNo)
  if (person === undefined) throw problem('person-not-found', { what: '人员编号' })
  return person
}
