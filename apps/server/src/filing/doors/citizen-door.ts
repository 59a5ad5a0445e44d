/** What somebody is who files on the phone: the person, or a member of the family who may act for them. */
import type { Citizen, FilingForm } from '@yidi/contracts'
import { actorOf } from '../../platform/guard/index.ts'
import type { Acting } from '../../platform/records/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { findPerson } from '../../person/people/index.ts'
import type { Applying } from '../apply/index.ts'

/** Who sits there: the person, or by an authorisation a member of the family, who is named as the agent. */
export function citizenActing(who: Citizen): Acting {
  const { actorKind, actor: id } = actorOf(who)
  return { role: 'citizen', kind: actorKind, id }
}

/** As whom they apply, with what our own records prove. */
export function citizenApplying(who: Citizen, form: FilingForm): Applying {
  const applicant = who.actedBy === undefined ? (form.applicant ?? 'self') : 'agent'
  const by: Acting = applicant === 'agent' ? { ...citizenActing(who), kind: 'agent' } : citizenActing(who)
  // What was given in the family account is the proof that an agent must show.
  const proven = who.actedBy === undefined ? [] : ['agent-authority']
  return { personNo: who.personNo, by, applicant, channel: 'web', proven }
}

/** A member of the family who acts by an authorisation is the agent, known to us already. */
export async function citizenForm<Form extends Pick<FilingForm, 'applicant' | 'agent' | 'mobile'>>(
  database: Database,
  who: Citizen,
  form: Form,
): Promise<Form> {
  if (who.actedBy === undefined) return form
  const acting = await findPerson(database, who.actedBy.personNo)
  const { name = '', idNumber = '', phone = null } = acting ?? {}
  const agent = { name, idNumber, relation: 'authorised', mobile: phone ?? form.mobile } as const
  return { ...form, applicant: 'agent', agent }
}
