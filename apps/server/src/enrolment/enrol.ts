/** Enrolling: a person who is new here, or one who comes back or moves from another pool. */
import { randomInt } from 'node:crypto'
import { problem } from '@yidi/contracts'
import type { EnrolForm, PersonCorrection } from '@yidi/contracts'
import { sameName } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import { enterPerson, fieldPlace, findPerson, findPersonNoByCard, findPersonNoByIdNumber } from '../people/index.ts'
import type { Findable, Person } from '../people/index.ts'
import type { CommandKey, Database, PersonUpdate } from '../storage/index.ts'
import { checkEnrolForm, contactFaults, nameFaults, throwFaults } from './check.ts'
import type { CheckedForm } from './check.ts'
import { changePerson } from './commands.ts'
import type { EnrolmentContext, PersonDecision } from './commands.ts'
import { planEnrolment } from './plan.ts'

/**
 * Enrols a person from a day on and gives the person's number. Whoever is known by the ID number is the same person:
 * history, account and year sums stay; a person who comes from another pool belongs to the new one from now on. Years of
 * contribution in the former pool are not added up here.
 */
export async function enrol(
  context: EnrolmentContext,
  release: Release,
  staffName: string,
  form: EnrolForm,
  command: CommandKey,
): Promise<string> {
  const { database, clock } = context
  const checked = checkEnrolForm(release, form, clock.today())
  const personNo = (await findPersonNoByIdNumber(database, checked.id.idNumber)) ?? (await enterNew(context, checked))
  await changePerson(context, personNo, staffName, command, (rows, person) => {
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

function contactsOf(form: { phone?: string | null; card?: string | null }): { phone?: string; card?: string } {
  const phone = form.phone?.replaceAll(/\s/g, '') ?? ''
  const card = form.card?.trim().toUpperCase() ?? ''
  return { ...(phone === '' ? {} : { phone }), ...(card === '' ? {} : { card }) }
}

interface ContactChanges {
  update: PersonUpdate
  findBy: Findable
  notBy: Findable
}

/** Telephone and card that differ from what is known; what the form leaves out stays. */
function contactChanges(
  database: Database,
  person: Person,
  form: { phone?: string | null; card?: string | null },
): ContactChanges {
  const wanted = contactsOf(form)
  const changes: ContactChanges = { update: {}, findBy: {}, notBy: {} }
  for (const field of ['phone', 'card'] as const) {
    if (form[field] === undefined) continue
    const value = wanted[field]
    const before = person[field]
    if ((value ?? null) === before) continue
    changes.update[`${field}_cipher`] =
      value === undefined ? null : database.ciphers.seal(value, fieldPlace(field, person.personNo))
    if (value !== undefined) changes.findBy[field] = value
    if (before !== null) changes.notBy[field] = before
  }
  return changes
}

/** Puts a person's name, telephone or card right. Throws `enrolment-not-valid`, `nothing-to-change`, `card-in-use`. */
export function planCorrection(database: Database, person: Person, correction: PersonCorrection): PersonDecision {
  const name = correction.name?.trim()
  throwFaults([...(name === undefined ? [] : nameFaults(name)), ...contactFaults(correction)])
  const { update, findBy, notBy } = contactChanges(database, person, correction)
  if (name !== undefined && name !== person.name) {
    update.name_cipher = database.ciphers.seal(name, fieldPlace('name', person.personNo))
    // The same name typed another way is found as before.
    if (!sameName(name, person.name)) {
      findBy.name = name
      notBy.name = person.name
    }
  }
  const fields = Object.keys(update).map((column) => column.replace('_cipher', ''))
  if (fields.length === 0) throw problem('nothing-to-change')
  return {
    changes: { person_update: update },
    action: 'person.correct',
    detail: { fields, reason: correction.reason },
    findBy,
    notBy,
  }
}

/** The person by number. Throws `person-not-found`. */
export async function requirePerson(database: Database, personNo: string): Promise<Person> {
  const person = await findPerson(database, personNo)
  if (person === undefined) throw problem('person-not-found', { what: '人员编号' })
  return person
}
