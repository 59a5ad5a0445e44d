/** Writing an authorisation, and ending one by either side. */
import { problem } from '@yidi/contracts'
import type { AuthorisationForm, Citizen } from '@yidi/contracts'
import { isMinorOn, plainIdNumber } from '@yidi/rules'
import { usableMaterials } from '../../platform/materials/index.ts'
import { draftSent } from '../drafts/index.ts'
import { findPerson, isUnderWay, refuseUnlessConfirmed, unsettledVisits } from '../people/index.ts'
import { theProgram, runRecordCommand, recordContentOf } from '../../platform/records/index.ts'
import type { Acting } from '../../platform/records/index.ts'
import { newRegisterId, registerRows, registerKind } from '../registers/index.ts'
import type { NewRegisterAction, RegisterMove } from '../registers/index.ts'
import type { RegisterRecord } from '../file/index.ts'
import type { Ciphers, CommandKey, Database } from '../../platform/storage/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import { actedFor } from './acting.ts'
import { detailOf, formFaults, intervalOf, openParty, sealParty } from './authorisation.ts'
import type { AuthorisationDetail, AuthorisedParty } from './authorisation.ts'
import { recordsNaming } from './links.ts'

/** What the commands of this room are given. */
interface FamilyContext {
  database: Database
  clock: Clock
}

/**
 * Writes an authorisation. What a grown person grants holds at once; where a child is concerned the agency looks first.
 * Throws `authorisation-not-valid` with every field. The answer is the same whether or not the other is insured here.
 */
export async function authorise(
  context: FamilyContext,
  citizen: Citizen,
  form: AuthorisationForm,
  command: CommandKey,
): Promise<string> {
  const { database, clock } = context
  const { personNo, pool } = citizen
  const writer = await findPerson(database, personNo)
  if (writer === undefined) throw problem('not-signed-in')
  const { id } = await runRecordCommand(registerKind, {
    context,
    personNo,
    command,
    decide: async ({ registers: records }) => {
      const today = clock.today()
      const live = records.filter((record) => record.kind === 'authorisation' && isLive(record, today))
      const parties = live.map((record) => openParty(database.ciphers, record))
      const faults = formFaults(form, writer.idNumber, parties, today)
      const [first] = faults
      if (first !== undefined) {
        throw problem('authorisation-not-valid', { count: faults.length, first: first.message }, faults)
      }
      const uploads = await usableMaterials(database, personNo, form.uploads)
      const recordId = newRegisterId('authorisation', pool, today)
      const child = isMinorOn(writer.birthDay, today)
      const atDesk = form.direction === 'guardian' || child
      const detail: AuthorisationDetail = {
        direction: form.direction,
        relation: form.relation,
        scopes: form.scopes,
        ...(form.proof === undefined ? {} : { proof: form.proof }),
      }
      const party = { name: form.name.trim(), idNumber: plainIdNumber(form.idNumber) }
      const moves: RegisterMove[] = [
        {
          action: 'apply',
          by: { role: 'citizen', kind: 'person', id: personNo },
          detail,
          privateCipher: sealParty(database.ciphers, personNo, recordId, party),
        },
        ...(atDesk ? [] : [{ action: 'approve' as const, by: theProgram }]),
      ]
      const content = { recordId, kind: 'authorisation' as const, pool, ...intervalOf(form, today) }
      return {
        recordId,
        rows: registerRows(content, 'none', 0, moves, today, 'web'),
        audit: [{ actorKind: 'person', actor: personNo, action: 'authorisation.apply', subjectId: recordId }],
        title: form.direction === 'guardian' ? '亲情账户 · 绑定未成年人' : '亲情账户 · 未成年人授权',
        uploads,
        changes: draftSent(`authorise-${form.direction}`, { id: personNo }),
      }
    },
    answer: (record) => ({ id: record.recordId }),
  })
  return id
}

/**
 * All actions of an authorisation that holds already: for the demonstration and for records from elsewhere. Hand the
 * rows to `commitForPerson`, with an outbox event of kind `register` so that the other side finds it.
 */
export function approvedAuthorisation(
  ciphers: Ciphers,
  writer: { personNo: string; pool: string },
  party: AuthorisedParty,
  detail: AuthorisationDetail,
  span: { recordId: string; from: string; to: string | null },
): NewRegisterAction[] {
  const apply: RegisterMove = {
    action: 'apply',
    by: { role: 'citizen', kind: 'person', id: writer.personNo },
    detail,
    privateCipher: sealParty(ciphers, writer.personNo, span.recordId, party),
  }
  const content = { ...span, kind: 'authorisation' as const, pool: writer.pool }
  return registerRows(content, 'none', 0, [apply, { action: 'approve', by: theProgram }], span.from, 'counter')
}

function isLive(record: RegisterRecord, today: string): boolean {
  return ['applied', 'approved'].includes(record.state) && (record.to === null || today <= record.to)
}

/** The authorisation of this number that a citizen wrote, or that was given to him. Throws `register-not-found`. */
export async function authorisationOf(
  context: FamilyContext,
  records: readonly RegisterRecord[],
  citizen: Citizen,
  recordId: string,
): Promise<RegisterRecord> {
  const own = records.find((record) => record.recordId === recordId)
  if (own !== undefined) return own
  const me = await findPerson(context.database, citizen.personNo)
  const named = me === undefined ? [] : await recordsNaming(context.database, me.idNumber, recordId)
  for (const record of named) {
    const mine = detailOf(record).direction === 'consent' && (await actedFor(context.database, record, me!))
    if (mine) return record
  }
  throw problem('register-not-found', { recordId: recordId.slice(0, 60) })
}

/**
 * Ends an authorisation, or takes back one that waits; either side of it may. It lets nobody in from this moment. Throws
 * `visit-rests-on-it` at first to the person who gave it while a stay of theirs runs.
 */
export async function endAuthorisation(
  context: FamilyContext,
  citizen: Citizen,
  found: RegisterRecord,
  confirmed: boolean | undefined,
  command: CommandKey,
): Promise<string> {
  const { clock } = context
  const mine = found.personNo === citizen.personNo
  const kind = mine ? 'person' : 'agent'
  const by: Acting = { role: 'citizen', kind, id: citizen.personNo }
  const { id } = await runRecordCommand(registerKind, {
    context,
    personNo: found.personNo,
    command,
    decide: async ({ registers: records }) => {
      const today = clock.today()
      const record = records.find((one) => one.recordId === found.recordId)!
      const action = record.state === 'applied' ? 'withdraw' : 'end'
      // Only the person's own visits rest on it, and nobody else is told of them.
      if (mine && action === 'end' && detailOf(record).direction === 'consent') {
        const visits = await unsettledVisits(context.database, citizen.personNo)
        const running = visits.filter((visit) => isUnderWay(visit, today))
        refuseUnlessConfirmed(
          running,
          '授权结束以后，对方马上就不能再替您出示医保码、办手续；就医本身不受影响。',
          confirmed,
        )
      }
      const ends = action === 'end' && record.from <= today && (record.to === null || today < record.to)
      const content = recordContentOf(record, ends ? { to: today } : {})
      return {
        recordId: record.recordId,
        rows: registerRows(content, record.state, record.actions.length, [{ action, by }], today, 'web'),
        audit: [
          { actorKind: kind, actor: citizen.personNo, action: `authorisation.${action}`, subjectId: record.recordId },
        ],
        title: '亲情账户',
      }
    },
    answer: (record) => ({ id: record.recordId }),
  })
  return id
}
