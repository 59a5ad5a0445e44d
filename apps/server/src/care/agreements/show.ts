/** Applications as the institution and the desk see them. */
import {
  agencyFigures,
  agreementApplicationActions,
  agreementApplicationStates,
  agreementMachine,
  institutionServices,
  problem,
} from '@yidi/contracts'
import type {
  AgreementAdvice,
  AgreementApplicationLine,
  AgreementApplicationMessage,
  AgreementApplicationState,
  InstitutionServiceWord,
  OwnAgreementsMessage,
  Staff,
} from '@yidi/contracts'
import { allowedActions } from '@yidi/contracts'
import { applicationUnderWay, institutionOf } from '../institutions/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { placeName } from '../../platform/places/index.ts'
import { findOfficeRecord } from '../../platform/records/index.ts'
import { contactPlace } from './apply.ts'
import { applicationKind } from './kind.ts'
import type { ApplicationRecord } from './kind.ts'

const lineOf = (
  { release }: Pick<RecordsDeps, 'release'>,
  record: Pick<ApplicationRecord, 'recordId' | 'subject' | 'region' | 'state' | 'openedAt' | 'dueDay'>,
  institutionName: string,
): AgreementApplicationLine => ({
  applicationId: record.recordId,
  ...{ institution: record.subject, institutionName, pool: record.region },
  poolName: release.pools.get(record.region)?.pool.short ?? placeName(record.region),
  state: record.state,
  stateTitle: agreementApplicationStates[record.state].title,
  appliedAt: record.openedAt.toISOString(),
  dueDay: record.dueDay,
})

/** What an institution has with each agency of its place, and what it applied for. */
export async function showOwn(deps: RecordsDeps, code: string): Promise<OwnAgreementsMessage> {
  const { kysely } = deps.database
  const { name, level, agreements } = await institutionOf(deps, code)
  const rows = await kysely
    .selectFrom('office_record')
    .selectAll()
    .where('kind', '=', applicationKind.name)
    .where('subject', '=', code)
    .orderBy('record_no', 'desc')
    .limit(100)
    .execute()
  const services = Object.keys(institutionServices) as InstitutionServiceWord[]
  return {
    ...{ institution: code, institutionName: name, level },
    services: services.filter((service) => (service === 'pharmacy') === code.startsWith('P')),
    agreements: await Promise.all(
      agreements.map(async (one) => ({
        ...one,
        underWay: (await applicationUnderWay(kysely, { institution: code, region: one.pool }))?.application ?? null,
        mayApply: allowedActions(agreementMachine, one.state, 'institution').includes('apply'),
      })),
    ),
    applications: rows.map(({ record_id, subject, region, state, opened_at, due_day }) =>
      lineOf(
        deps,
        {
          ...{ recordId: record_id, subject, region, state: state as AgreementApplicationState },
          ...{ openedAt: opened_at, dueDay: due_day },
        },
        name,
      ),
    ),
  }
}

/** One application, with what this one of the staff may do now. Throws `office-record-not-found`. */
export async function showAgreementApplication(
  deps: RecordsDeps,
  staff: Staff,
  applicationId: string,
): Promise<AgreementApplicationMessage> {
  const { kysely, ciphers } = deps.database
  const record = await findOfficeRecord(kysely, applicationKind, applicationId)
  const row = await kysely
    .selectFrom('agreement_application')
    .selectAll()
    .where('application_id', '=', applicationId)
    .executeTakeFirstOrThrow()
  const { name, agreements } = await institutionOf(deps, record.subject)
  const agreement = agreements.find(({ pool }) => pool === record.region)
  // A region whose law has left the release is an agency of the place no more.
  if (agreement === undefined)
    throw problem('office-record-not-found', { kind: applicationKind.title, record: applicationId.slice(0, 60) })
  const contact = JSON.parse(ciphers.open(row.contact_cipher, contactPlace(applicationId))) as Record<string, string>
  const review = record.steps.findLast(({ action }) => action === 'review')
  return {
    ...lineOf(deps, record, name),
    ...{ level: row.level, services: row.services as InstitutionServiceWord[], from: row.from_day, words: row.words },
    ...{ contactName: contact['name']!, contactTelephone: contact['telephone']! },
    advice: (review?.detail['advice'] as AgreementAdvice | undefined) ?? null,
    agreement,
    steps: record.steps.map(({ action, actor, at, detail }) => ({
      ...{ title: agreementApplicationActions[action], by: actor, at: at.toISOString() },
      words: typeof detail['words'] === 'string' ? detail['words'] : null,
    })),
    notes: isAtTheAgency(record) && record.dueDay === null ? [`${agencyFigures['agreement.decide-days'].unset}。`] : [],
    allowed: mayDo(record, staff),
  }
}

const isAtTheAgency = ({ state }: ApplicationRecord) => applicationKind.waits[state] === 'open'

function mayDo({ state, steps }: ApplicationRecord, { roles, staffName }: Staff) {
  return allowedActions(applicationKind.machine, state, ...roles).filter((action) => {
    const apart = applicationKind.apart?.[action] ?? []
    return !steps.some((step) => step.actor === staffName && apart.includes(step.action))
  })
}
