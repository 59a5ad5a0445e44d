/** What an institution does with its application: applies, corrects what was missing, takes it back. */
import { agreementStates, problem } from '@yidi/contracts'
import type { AgreementApplyForm, AgreementCorrectForm, InstitutionOne } from '@yidi/contracts'
import { formatDay, NO_DAY, parseDay } from '@yidi/rules'
import type { WorkingCalendar } from '@yidi/rules'
import { applicationUnderWay, changeAgreement, longestAheadDays, readAgreement } from '../institutions/index.ts'
import { lockOfficeRecord, openOfficeRecord, takeOfficeSteps } from '../../platform/records/index.ts'
import type { Acting, OfficeWorking } from '../../platform/records/index.ts'
import { newRecordId } from '../../platform/storage/index.ts'
import { applicationKind } from './kind.ts'
import { decideLimit } from './limits.ts'

export interface Working extends OfficeWorking {
  by: Acting
  calendar: WorkingCalendar
}

/** What the contact of an application is sealed for. */
export const contactPlace = (applicationId: string) => `agreement_application.contact:${applicationId}`

type Applicant = Pick<InstitutionOne, 'code' | 'name' | 'level' | 'agreements'>

/**
 * Applies to the agency of a pool and gives the number of the application. Throws `agreement-pool-not-here`, `agreement-exists`,
 * `agreement-applied-already`, and what `requireAsked` throws.
 */
export async function applyForAgreement(
  working: Working,
  institution: Applicant,
  { pool, ...form }: AgreementApplyForm,
): Promise<string> {
  const { transaction, clock, by, calendar } = working
  const { code, name, agreements } = institution
  const standing = agreements.find((one) => one.pool === pool)
  if (standing === undefined)
    throw problem('agreement-pool-not-here', {
      ...{ name, pool: pool.slice(0, 20) },
      pools: agreements.map((one) => `${one.poolName}（${one.pool}）`).join('、'),
    })
  await requireNone(working, institution, standing)
  const said = requireAsked(working, institution, form, standing.since)
  const applicationId = newRecordId('X', pool, clock.today())
  const opened = {
    recordId: applicationId,
    region: pool,
    subject: code,
    title: `${name} · ${standing.poolName}定点协议`,
  }
  const dueDay = await decideLimit(transaction, calendar, pool, clock.today())
  const detail = { services: said.services, from: said.from_day, ...(said.words === null ? {} : { words: said.words }) }
  await openOfficeRecord(working, applicationKind, { ...opened, dueDay }, [{ action: 'apply', by, detail }])
  await changeAgreement(transaction, {
    ...{ institution, region: pool, command: { action: 'apply' }, application: applicationId },
    ...{ by: { actor: by.id, kind: by.kind, roles: [by.role] }, today: clock.today(), at: clock.now() },
  })
  await transaction
    .insertInto('agreement_application')
    .values({
      ...{ application_id: applicationId, institution: code, region: pool, level: institution.level, ...said },
      contact_cipher: sealContact(working, applicationId, form),
    })
    .execute()
  return applicationId
}

/** Throws `agreement-applied-already`, `agreement-exists`. */
async function requireNone(
  { transaction, clock }: Working,
  { code, name }: Applicant,
  { pool, poolName }: Applicant['agreements'][number],
): Promise<void> {
  const underWay = await applicationUnderWay(transaction, { institution: code, region: pool })
  if (underWay !== undefined)
    throw problem('agreement-applied-already', {
      ...{ name, pool: poolName },
      application: underWay.application ?? '窗口登记',
    })
  const { state } = await readAgreement(transaction, { institution: code, region: pool }, clock.today())
  if (state === 'in-force' || state === 'rectifying' || state === 'suspended')
    throw problem('agreement-exists', { name, pool: poolName, state: agreementStates[state].title })
}

/**
 * What the agency asks, as it is kept. Throws `agreement-services-missing`, `institution-kind-differs`,
 * `agreement-contact-not-valid`, `agreement-day-not-valid`.
 */
function requireAsked(
  { clock }: Working,
  { code, name }: Pick<Applicant, 'code' | 'name'>,
  { services, contactName, contactTelephone, from, words = '' }: AgreementCorrectForm,
  since: string | null,
) {
  if (services.length === 0) throw problem('agreement-services-missing')
  const pharmacy = code.startsWith('P')
  if (services.some((service) => (service === 'pharmacy') !== pharmacy))
    throw problem('institution-kind-differs', { name, kind: pharmacy ? '药店' : '医疗机构' })
  const contact = { name: contactName.trim(), telephone: contactTelephone.trim() }
  if (contact.name === '' || !/^\+?[\d ()-]{7,20}$/.test(contact.telephone))
    throw problem('agreement-contact-not-valid', contact)
  const today = clock.today()
  const first = since !== null && since > today ? since : today
  const latest = formatDay(parseDay(today) + longestAheadDays)
  if (parseDay(from) === NO_DAY || from < first || from > latest)
    throw problem('agreement-day-not-valid', { day: from, last: first, latest })
  return { services: [...services], from_day: from, words: words.trim() === '' ? null : words.trim() }
}

const sealContact = (
  { ciphers }: Working,
  applicationId: string,
  { contactName: name, contactTelephone: telephone }: AgreementCorrectForm,
) => ciphers.seal(JSON.stringify({ name: name.trim(), telephone: telephone.trim() }), contactPlace(applicationId))

/** Answers what the agency said is missing, once, with everything anew. Throws as `requireAsked`, `office-step-not-allowed`. */
export async function correctApplication(
  working: Working,
  institution: Pick<Applicant, 'code' | 'name'>,
  applicationId: string,
  form: AgreementCorrectForm,
): Promise<void> {
  const { transaction, clock, by, calendar } = working
  const record = await lockOfficeRecord(transaction, applicationKind, applicationId)
  const said = requireAsked(working, institution, form, null)
  const detail = { services: said.services, from: said.from_day, ...(said.words === null ? {} : { words: said.words }) }
  const dueDay = await decideLimit(transaction, calendar, record.region, clock.today())
  await takeOfficeSteps(working, applicationKind, record, [{ action: 'correct', by, detail }], dueDay)
  await transaction
    .updateTable('agreement_application')
    .set({ ...said, contact_cipher: sealContact(working, applicationId, form) })
    .where('application_id', '=', applicationId)
    .execute()
}

/** Takes an application back that is not decided; one may apply again. Throws `office-step-not-allowed`. */
export async function withdrawAgreement(
  working: Working,
  institution: Pick<Applicant, 'code' | 'name'>,
  applicationId: string,
): Promise<void> {
  const { transaction, clock, by } = working
  const record = await lockOfficeRecord(transaction, applicationKind, applicationId)
  await takeOfficeSteps(working, applicationKind, record, [{ action: 'withdraw', by }])
  await changeAgreement(transaction, {
    ...{ institution, region: record.region, command: { action: 'withdraw' }, application: applicationId },
    ...{ by: { actor: by.id, kind: by.kind, roles: [by.role] }, today: clock.today(), at: clock.now() },
  })
}
