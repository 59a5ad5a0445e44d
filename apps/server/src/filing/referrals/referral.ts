/**
 * The referral that a hospital files for its patient (转院备案, interface 2501 and the institution's page): the same law
 * as for everybody, with the hospital as the one who applies. What it may not file is refused before anything is
 * written; what the law leaves open waits at the desk.
 */
import { filingStates, problem } from '@yidi/contracts'
import type { FilingMessage } from '@yidi/contracts'
import type { ApplicationCheck, FilingApplication } from '@yidi/rules'
import { designatedFor } from '../../care/institutions/index.ts'
import type { InstitutionOnDay } from '../../care/institutions/index.ts'
import { enrolmentOn } from '../../person/file/index.ts'
import { theProgram, recordAfter, recordEvents, runRecordCommand } from '../../platform/records/index.ts'
import type { Acting } from '../../platform/records/index.ts'
import type { CommandKey } from '../../platform/storage/index.ts'
import type { ApplicationFile, Enrolment, FilingDetail, FilingRecord } from '../../person/file/index.ts'
import type { OutboxEvent } from '../../person/journal/index.ts'
import { approvalSteps, contentOf, filingRows, newFilingId, filingKind } from '../record/index.ts'
import type { FilingContent, FilingMove } from '../record/index.ts'
import { detailOf, sealPrivate } from '../apply/index.ts'
import { checkFor } from '../apply/index.ts'
import type { FilingDecision } from '../record/index.ts'
import type { FilingsContext } from '../record/index.ts'
import { messageOf } from '../record/index.ts'
import { refuseTakingBack } from '../decide/index.ts'

/** What a hospital says when it sends a patient on. Days `YYYY-MM-DD`. */
export interface HospitalReferral {
  destination: string
  /** First day; the law lets nobody file for the past. */
  from: string
  to: string | null
  /** Day of the hospital's opinion. */
  on: string
  receiving: { institution: string; name: string; fromVisit?: string }
  diagnosis: { code: string; name: string }
  mobile: string
  address: string
  reason: string
}

/** A checked referral: `decide` gives what to write, and must not be called while something blocks. */
interface CheckedReferral {
  check: ApplicationCheck
  decide(): FilingDecision
}

interface Checked {
  personNo: string
  referral: HospitalReferral
  application: FilingApplication
  check: ApplicationCheck & { enrolment: Enrolment }
}

const actorOf = (hospital: Pick<InstitutionOnDay, 'code'>): Acting => ({
  role: 'institution',
  kind: 'institution',
  id: hospital.code,
})

/** Checks the referral as the records stand. The person signs the commitment letter at the hospital, which keeps it. */
export async function checkReferralBy(
  context: FilingsContext,
  hospital: InstitutionOnDay,
  referral: HospitalReferral,
  file: ApplicationFile,
): Promise<CheckedReferral> {
  const { personNo } = file
  // A hospital without an agreement in force is none that may refer: the desk would have to look at it.
  const pool = enrolmentOn(file, referral.on)?.pool ?? null
  const application = applicationOf(hospital, referral, designatedFor(context.release, pool, hospital))
  const check = await checkFor(context, file, file.filings, application)
  return { check, decide: () => decisionOf(context, hospital, { personNo, referral, application, check }) }
}

/** The referral as an application: the hospital applies, and the person signs the letter there, which it keeps. */
function applicationOf(hospital: InstitutionOnDay, referral: HospitalReferral, designated: boolean): FilingApplication {
  return {
    type: 'referral',
    destination: referral.destination,
    from: referral.from,
    ...(referral.to === null ? {} : { to: referral.to }),
    applicant: 'hospital',
    channel: 'hospital',
    mobile: referral.mobile,
    ...(referral.address === '' ? {} : { address: referral.address }),
    ...(referral.reason === '' ? {} : { reason: referral.reason }),
    commitmentSigned: true,
    materials: ['referral-form'],
    referral: {
      institution: hospital.code,
      on: referral.on,
      ...(designated ? { place: hospital.place, level: hospital.level } : {}),
    },
  }
}

/** What is written of a checked referral: the application, and where the law decides at once the approval. */
function decisionOf(
  context: FilingsContext,
  hospital: InstitutionOnDay,
  { personNo, referral, application, check }: Checked,
): FilingDecision {
  const today = context.clock.today()
  const { pool } = check.enrolment
  const filingId = newFilingId(pool, today)
  const content: FilingContent = {
    filingId,
    pool,
    type: 'referral',
    destination: referral.destination,
    from: referral.from,
    to: check.validity.to ?? null,
    institutions: [],
  }
  const by = actorOf(hospital)
  const detail: FilingDetail = {
    ...detailOf(application),
    receiving: referral.receiving,
    visits: check.validity.visits,
    validity: check.validity.text,
    policyRelease: context.release.id,
    ...(check.problems.length > 0 ? { problems: check.problems } : {}),
  }
  const cipher = sealPrivate(context.database.ciphers, personNo, filingId, 1, application, referral.diagnosis)
  const first: FilingMove = { action: 'apply', by, detail, privateCipher: cipher }
  const instant = check.decision === 'approve'
  const moves = instant ? [first, ...approvalSteps.map((action) => ({ action, by: theProgram }))] : [first]
  return {
    recordId: filingId,
    institution: hospital.code,
    rows: filingRows(content, 'none', 0, moves, today, 'hospital'),
    audit: [
      {
        actorKind: by.kind,
        actor: by.id,
        action: 'filing.apply',
        subjectId: filingId,
        detail: { type: 'referral', decision: check.decision, policyRelease: context.release.id },
      },
    ],
  }
}

/** A referral that this hospital made, or undefined: not there, or made elsewhere. */
export function referralBy(
  hospital: Pick<InstitutionOnDay, 'code'>,
  filings: readonly FilingRecord[],
  filingId: string,
): FilingRecord | undefined {
  return filings.find(
    (filing) =>
      filing.filingId === filingId &&
      filing.actions[0]?.actor_kind === 'institution' &&
      filing.actions[0].actor === hospital.code,
  )
}

/** Taking a referral back: before it began it never held; one that has begun ends today. Undefined where it is over. */
export function withdrawalOf(
  hospital: Pick<InstitutionOnDay, 'code'>,
  record: FilingRecord,
  reason: string,
  today: string,
): FilingDecision | undefined {
  if (filingStates[record.state].done || record.state === 'used') return undefined
  if (record.state === 'refused' || record.state === 'approved') return undefined
  const begun = record.state === 'delivered' && record.from < today
  const by = actorOf(hospital)
  const move: FilingMove = { action: begun ? 'end' : 'cancel', by, ...(reason === '' ? {} : { detail: { reason } }) }
  const shortened = begun && (record.to === null || today < record.to)
  const content = contentOf(record, shortened ? { to: today } : {})
  return {
    recordId: record.filingId,
    institution: hospital.code,
    rows: filingRows(content, record.state, record.actions.length, [move], today, record.application.channel),
    audit: [{ actorKind: by.kind, actor: by.id, action: `filing.${move.action}`, subjectId: record.filingId }],
  }
}

/** What a decision of a hospital is written with where the interface's own command writes it. */
export function referralChanges(
  context: FilingsContext,
  personNo: string,
  filings: readonly FilingRecord[],
  decision: FilingDecision,
): { filing: FilingMessage; events: OutboxEvent[] } {
  const at = context.clock.now()
  const record = recordAfter(filingKind, filings, decision, personNo, at)
  return {
    filing: messageOf(record, 'institution', context.clock.today()),
    events: recordEvents(filingKind, context, filings, decision, personNo, at),
  }
}

/** Files from the institution's page. Throws `filing-not-complete` with everything that must be put right. */
export function fileReferral(
  context: FilingsContext,
  hospital: InstitutionOnDay,
  personNo: string,
  referral: HospitalReferral,
  command: CommandKey,
): Promise<FilingMessage> {
  return runRecordCommand(filingKind, {
    context,
    personNo,
    command,
    decide: async (file) => {
      const { check, decide } = await checkReferralBy(context, hospital, referral, file)
      const blocking = check.problems.filter((one) => one.weight === 'blocks')
      const [first] = blocking
      if (first === undefined) return decide()
      throw problem(
        'filing-not-complete',
        { count: blocking.length, first: first.text },
        blocking.map((one) => ({ path: one.path, message: `${one.text}。${one.remedy}。` })),
      )
    },
    answer: (record) => messageOf(record, 'institution', context.clock.today()),
  })
}

/**
 * Takes one back from the institution's page. Throws `filing-not-found`, `filing-action-not-allowed`, and at first
 * `visit-rests-on-it`.
 */
export function withdrawReferral(
  context: FilingsContext,
  hospital: Pick<InstitutionOnDay, 'code'>,
  personNo: string,
  filingId: string,
  { reason = '', confirmed }: { reason?: string; confirmed?: boolean },
  command: CommandKey,
): Promise<FilingMessage> {
  const today = context.clock.today()
  return runRecordCommand(filingKind, {
    context,
    personNo,
    command,
    decide: async ({ filings }) => {
      const record = referralBy(hospital, filings, filingId)
      if (record === undefined) throw problem('filing-not-found', { filingId: filingId.slice(0, 60) })
      const decision = withdrawalOf(hospital, record, reason.trim(), today)
      if (decision === undefined) {
        const { title } = filingStates[record.state]
        throw problem('filing-action-not-allowed', { state: title, action: '撤销', allowed: '' })
      }
      await refuseTakingBack(context, record, decision.rows[0]?.action === 'end' ? 'end' : 'cancel', confirmed)
      return decision
    },
    answer: (record) => messageOf(record, 'institution', today),
  })
}
