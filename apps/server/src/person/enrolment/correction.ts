/** What a person is reached and found by, put right. */
import { problem } from '@yidi/contracts'
import type { PersonCorrection } from '@yidi/contracts'
import { sameName } from '@yidi/rules'
import { fieldPlace } from '../people/index.ts'
import type { Findable, Person } from '../people/index.ts'
import type { Database, NewRow } from '../../platform/storage/index.ts'
import { contactFaults, nameFaults, throwFaults } from './check.ts'
import type { PersonDecision } from './commands.ts'

/** Telephone and card as they are kept; what is empty is none. */
export function contactsOf(form: { phone?: string | null; card?: string | null }): { phone?: string; card?: string } {
  const phone = form.phone?.replaceAll(/\s/g, '') ?? ''
  const card = form.card?.trim().toUpperCase() ?? ''
  return { ...(phone === '' ? {} : { phone }), ...(card === '' ? {} : { card }) }
}

interface ContactChanges {
  update: NewRow<'person_update'>
  findBy: Findable
  notBy: Findable
}

/** Telephone and card that differ from what is known; what the form leaves out stays. */
export function contactChanges(
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

/** Name, telephone and card that differ from what is known; nothing where all is right already. */
export function correctionOf(database: Database, person: Person, correction: PersonCorrection): ContactChanges {
  const name = correction.name?.trim()
  const { update, findBy, notBy } = contactChanges(database, person, correction)
  if (name !== undefined && name !== person.name) {
    update.name_cipher = database.ciphers.seal(name, fieldPlace('name', person.personNo))
    // The same name typed another way is found as before.
    if (!sameName(name, person.name)) {
      findBy.name = name
      notBy.name = person.name
    }
  }
  return { update, findBy, notBy }
}

/** Puts a person's name, telephone or card right. Throws `enrolment-not-valid`, `nothing-to-change`, `card-in-use`. */
export function planCorrection(database: Database, person: Person, correction: PersonCorrection): PersonDecision {
  const name = correction.name?.trim()
  throwFaults([...(name === undefined ? [] : nameFaults(name)), ...contactFaults(correction)])
  const { update, findBy, notBy } = correctionOf(database, person, correction)
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
