/** An authorisation that waits for the agency: the case as the desk reads it, and the decision. */
import { actingScopeTitles, guardianProofs, problem, registerStates, relations } from '@yidi/contracts'
import type { AuthorisationCaseMessage, Staff } from '@yidi/contracts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import type { CommandKey } from '../../platform/storage/index.ts'
import { findTaskIn, recordContentOf, runRecordCommand } from '../../platform/records/index.ts'
import { materialsOf } from '../../platform/materials/index.ts'
import { findPerson, findPersonNoByIdNumber, maskIdNumber } from '../people/index.ts'
import { registerRows, registersOf, registerKind, unseenProof, wordsOfApproval } from '../registers/index.ts'
import type { RegisterRecord } from '../file/index.ts'
import { names } from './acting.ts'
import { detailOf, openParty } from './authorisation.ts'
import { updateAuthorisationLinks } from './links.ts'

/** The authorisation of this number, in the pool of the desk. Throws `register-not-found` and `filing-other-pool`. */
export async function recordFor({ database }: RecordsDeps, staff: Staff, recordId: string): Promise<RegisterRecord> {
  const notFound = problem('register-not-found', { recordId: recordId.slice(0, 60) })
  const task = await findTaskIn(database, recordId, { pool: staff.pool, kind: 'register', missing: notFound })
  const records = await registersOf(database, task.personNo, 'authorisation')
  const found = records.find((record) => record.recordId === recordId)
  if (found === undefined) throw notFound
  return found
}

/** Whether the one who is named is insured here under this very name: the desk must know, the applicant must not. */
async function isKnown({ database }: RecordsDeps, record: RegisterRecord): Promise<boolean> {
  const party = openParty(database.ciphers, record)
  const personNo = await findPersonNoByIdNumber(database, party.idNumber)
  const person = personNo === undefined ? undefined : await findPerson(database, personNo)
  return person !== undefined && names(party, person)
}

/** The case as the desk reads it. */
export async function caseOf(deps: RecordsDeps, record: RegisterRecord): Promise<AuthorisationCaseMessage> {
  const { direction, relation, scopes, proof, reason } = detailOf(record)
  const writer = await findPerson(deps.database, record.personNo)
  const party = openParty(deps.database.ciphers, record)
  const materials = await materialsOf(deps.database, record.personNo, record.recordId)
  const unseen = unseenProof(record, materials.length)
  const proofs = [...(proof === undefined ? [] : [guardianProofs[proof]]), ...(unseen === undefined ? [] : [unseen])]
  return {
    id: record.recordId,
    title: direction === 'guardian' ? '绑定未成年人' : '未成年人授权',
    state: record.state,
    stateTitle: registerStates[record.state].title,
    writer: { name: writer?.name ?? '', idNumber: maskIdNumber(writer?.idNumber ?? '') },
    other: { name: party.name, idNumber: maskIdNumber(party.idNumber), known: await isKnown(deps, record) },
    relationTitle: relations[relation],
    proofTitle: proofs.length === 0 ? null : proofs.join('，'),
    materials,
    scopeTitles: scopes.map((scope) => actingScopeTitles[scope]),
    from: record.from,
    to: record.to,
    reason: typeof reason === 'string' ? reason : null,
  }
}

/**
 * Approves or refuses, once. Throws `filing-reason-missing` for a refusal without one, `authorisation-not-matching` where
 * nobody is insured under the name and number that were given.
 */
export async function decideAuthorisation(
  deps: RecordsDeps,
  found: RegisterRecord,
  { action, reason }: { action: 'approve' | 'refuse'; reason: string },
  staffName: string,
  command: CommandKey,
): Promise<void> {
  if (action === 'refuse' && reason === '') throw problem('filing-reason-missing', { action: '不予通过' })
  if (action === 'approve' && !(await isKnown(deps, found))) throw problem('authorisation-not-matching')
  const by = { role: 'reviewing', kind: 'staff', id: staffName } as const
  await runRecordCommand(registerKind, {
    context: deps,
    personNo: found.personNo,
    command,
    decide: async ({ registers: records }) => {
      const record = records.find((one) => one.recordId === found.recordId)!
      const said = action === 'approve' ? await wordsOfApproval(deps.database, record, reason) : reason
      const move = { action, by, ...(said === '' ? {} : { detail: { reason: said } }) }
      const { state, actions, recordId } = record
      const rows = registerRows(recordContentOf(record), state, actions.length, [move], deps.clock.today(), 'counter')
      return {
        recordId,
        rows,
        audit: [{ actorKind: 'staff', actor: by.id, action: `authorisation.${action}`, subjectId: recordId }],
        title: '亲情账户',
      }
    },
    answer: (record) => ({ id: record.recordId }),
  })
  await updateAuthorisationLinks(deps.database, deps.clock.now())
}
