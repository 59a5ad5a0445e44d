/** Acting for another: whom an authorisation lets somebody stand in for, asked of the register each time. */
import type { ActingScope, Citizen } from '@yidi/contracts'
import { plainIdNumber, sameName } from '@yidi/rules'
import type { Clock } from '../../platform/clock/index.ts'
import { findPerson, findPersonNoByIdNumber } from '../people/index.ts'
import type { Person } from '../people/index.ts'
import { registersOf } from '../registers/index.ts'
import type { RegisterRecord } from '../file/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { actsOn, detailOf, openParty } from './authorisation.ts'
import type { AuthorisedParty } from './authorisation.ts'
import { recordsNaming } from './links.ts'
import { commitForPerson } from '../commands/index.ts'

/**
 * The person that a citizen may act for by an authorisation, with `actedBy`; undefined where it is not there, not his,
 * not in force today, or names somebody else: one answer for all of these.
 */
export async function findActedFor(
  database: Database,
  clock: Clock,
  citizen: Citizen,
  authorisation: string,
): Promise<Citizen | undefined> {
  const agent = await findPerson(database, citizen.personNo)
  if (agent === undefined) return undefined
  const own = (await registersOf(database, citizen.personNo, 'authorisation')).find(
    (record) => record.recordId === authorisation,
  )
  const record = own ?? (await recordsNaming(database, agent.idNumber, authorisation))[0]
  if (record === undefined || !actsOn(record, clock.today())) return undefined
  const acted = await actedFor(database, record, agent)
  if (acted === undefined || acted.personNo === citizen.personNo) return undefined
  const { scopes } = detailOf(record)
  return {
    kind: 'citizen',
    personNo: acted.personNo,
    pool: acted.pool,
    actedBy: { personNo: citizen.personNo, authorisation: record.recordId, scopes },
  }
}

/** The person an authorisation lets `agent` act for: its writer, or the child that the agent himself has bound. */
export async function actedFor(database: Database, record: RegisterRecord, agent: Person): Promise<Person | undefined> {
  const party = openParty(database.ciphers, record)
  if (detailOf(record).direction === 'consent') {
    return names(party, agent) ? findPerson(database, record.personNo) : undefined
  }
  if (record.personNo !== agent.personNo) return undefined
  const personNo = await findPersonNoByIdNumber(database, party.idNumber)
  const child = personNo === undefined ? undefined : await findPerson(database, personNo)
  return child !== undefined && names(party, child) ? child : undefined
}

/** Whether a person is the one who was named: a slip in the number that meets another person's is not enough. */
export function names(party: AuthorisedParty, person: Person): boolean {
  return plainIdNumber(party.idNumber) === plainIdNumber(person.idNumber) && sameName(party.name, person.name)
}

const sayAgainMs = 10 * 60_000

/**
 * Writes into the audit of the person acted for that somebody looked: once in ten minutes for each authorisation and
 * scope, because a page asks many questions. What an agent changes is audited by the command itself.
 */
export function actingNotes(database: Database, clock: Clock) {
  const said = new Map<string, number>()
  return async (who: Citizen, scope: ActingScope | 'any', method: string): Promise<void> => {
    const { actedBy } = who
    // A shown code is used elsewhere, so that it is written whatever the method.
    if (actedBy === undefined || (method !== 'GET' && scope !== 'code')) return
    const key = `${actedBy.authorisation} ${scope}`
    const now = clock.now()
    const before = said.get(key)
    if (before !== undefined && now.getTime() - before < sayAgainMs) return
    if (said.size > 10_000) said.clear()
    said.set(key, now.getTime())
    await commitForPerson(database, {
      personNo: who.personNo,
      at: now,
      changes: {},
      audit: [
        {
          actorKind: 'agent',
          actor: actedBy.personNo,
          action: 'acting.read',
          subjectId: actedBy.authorisation,
          detail: { scope },
        },
      ],
    })
  }
}
