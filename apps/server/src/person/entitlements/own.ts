/** What the pages of a person's own registers share: a record as the person sees it, and the commands on it. */
import type { FastifyRequest } from 'fastify'
import { problem } from '@yidi/contracts'
import type { EntitlementMessage, RegisterAction, RegisterKind } from '@yidi/contracts'
import { actorOf, citizenOf, commandKeyOf } from '../../platform/guard/index.ts'
import { confirmedIn } from '../../platform/http/index.ts'
import { recordContentOf, runRecordCommand } from '../../platform/records/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import type { Acting } from '../../platform/records/index.ts'
import { refuseUnlessConfirmed, unsettledVisits } from '../people/index.ts'
import { covers, enrolmentOn } from '../file/index.ts'
import type { RecordsFile, WholeRegister } from '../file/index.ts'
import { registerRows, registerKind } from '../registers/index.ts'
import type { RegisterDecision } from '../registers/index.ts'
import { abroadFacts } from './abroad.ts'
import { diseaseFacts } from './diseases.ts'
import type { Applying } from './diseases.ts'
import { messageOf } from './words.ts'

/** A record as its person sees it. */
export function shown({ database, release, clock }: RecordsDeps, record: WholeRegister): EntitlementMessage {
  const facts =
    record.kind === 'medicine-abroad'
      ? abroadFacts(database.ciphers, record)
      : diseaseFacts(release, database.ciphers, record)
  return messageOf(record, facts, 'citizen', clock.today())
}

function actor(request: FastifyRequest): Acting {
  const { actorKind, actor: id } = actorOf(citizenOf(request))
  return { role: 'citizen', kind: actorKind, id }
}

/** Runs a command of the person who is logged in, or of who acts for them. Throws `not-enrolled`. */
export function run(
  deps: RecordsDeps,
  request: FastifyRequest,
  name: string,
  decide: (applying: Applying, records: WholeRegister[]) => RegisterDecision | Promise<RegisterDecision>,
): Promise<EntitlementMessage> {
  const { personNo } = citizenOf(request)
  return runRecordCommand(registerKind, {
    context: deps,
    personNo,
    command: commandKeyOf(request, name),
    decide: (file) => {
      const { birthDay } = file.identity
      const by = actor(request)
      const applying = { personNo, pool: poolOf(deps, file), by, channel: 'web', today: deps.clock.today(), birthDay }
      return decide(applying, file.registers)
    },
    answer: (one) => shown(deps, one),
  })
}

function poolOf({ clock }: RecordsDeps, file: RecordsFile): string {
  const today = clock.today()
  const enrolment = enrolmentOn(file, today)
  if (enrolment === undefined) throw problem('not-enrolled', { day: today })
  return enrolment.pool
}

/** What the applicant does with a record that is theirs: takes an application back, or ends what holds. */
export async function move(
  deps: RecordsDeps,
  request: FastifyRequest,
  which: { kind: RegisterKind; recordId: string },
  action: RegisterAction,
): Promise<EntitlementMessage> {
  const { recordId } = which
  return run(deps, request, `registers.${action}`, async ({ by, today }, records) => {
    const record = findOrThrow(records, which)
    if (action === 'end') await refuseEnding(deps, request, record)
    // Ending holds from today on; what was settled before stays settled.
    const ends = action === 'end' && record.from <= today && (record.to === null || today < record.to)
    const content = recordContentOf(record, ends ? { to: today } : {})
    const { state, actions, application } = record
    return {
      recordId,
      rows: registerRows(content, state, actions.length, [{ action, by }], today, application.channel),
      audit: [{ actorKind: by.kind, actor: by.id, action: `register.${action}`, subjectId: recordId }],
      title: shown(deps, record).title,
    }
  })
}

/** Whoever ends a registered disease while a visit for it is under way is told first. */
async function refuseEnding({ database }: RecordsDeps, request: FastifyRequest, record: WholeRegister): Promise<void> {
  const visits = await unsettledVisits(database, record.personNo)
  const resting = visits.filter((visit) => visit.kind === 'designated-disease' && covers(record, visit.from))
  const meaning = '这次就医仍按登记的病种结算；结束以后再去，就按普通门诊结算了。'
  refuseUnlessConfirmed(resting, meaning, confirmedIn(request))
}

/** Throws `register-not-found`. */
export function findOrThrow(
  records: readonly WholeRegister[],
  { kind, recordId }: { kind: RegisterKind; recordId: string },
): WholeRegister {
  const record = records.find((one) => one.recordId === recordId && one.kind === kind)
  if (record === undefined) throw problem('register-not-found', { recordId: recordId.slice(0, 60) })
  return record
}
