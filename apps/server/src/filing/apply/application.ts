/** From a form to an application as the rules take it, and back from the records. */
import { problem } from '@yidi/contracts'
import type { CommitmentLetterMessage, FilingForm, SignatureStrokes } from '@yidi/contracts'
import { keptCode } from '@yidi/rules'
import type { FilingApplication, Channel } from '@yidi/rules'
import { designatedFor, findInstitution, listInstitutions } from '../../care/institutions/index.ts'
import type { FilingActionRow, FilingDetail, FilingRecord } from '../../person/file/index.ts'
import type { Ciphers } from '../../platform/storage/index.ts'
import type { FilingsContext } from '../record/index.ts'
import type { Applying } from './applying.ts'
import { noUploads } from './uploads.ts'
import type { Uploads } from './uploads.ts'

/** What a letter says, without what is only shown beside it. */
export type SignedWords = Pick<CommitmentLetterMessage, 'title' | 'to' | 'lines'>

/** What of an application is personal: kept encrypted, beside the action that brought it. */
export interface FilingPrivate {
  mobile: string
  address?: string
  reason?: string
  /** What a hospital diagnosed, where it filed. */
  diagnosis?: { code: string; name: string }
  agent?: NonNullable<FilingApplication['agent']>
  /** The name under the commitment letter, and how it was drawn by hand. */
  signature?: string
  strokes?: SignatureStrokes
  /** The letter as it was signed, word for word. */
  letter?: SignedWords
}

/**
 * The application that a form makes. What the form says about the referring hospital is looked up by its code or its
 * full name at home, chosen institutions by their code: what a person types about a level is not believed.
 */
export async function applicationOf(
  context: FilingsContext,
  form: FilingForm,
  pool: string,
  how: Applying,
  uploads: Uploads = noUploads,
): Promise<FilingApplication> {
  const { referral, materials, institutions, ...given } = form
  const shown = [...uploads.kinds, ...(how.proven ?? [])]
  const rest = Object.fromEntries(
    Object.entries(given).filter(([name]) => !['uploads', 'carriedOver', 'signature'].includes(name)),
  ) as Omit<typeof given, 'uploads' | 'carriedOver' | 'signature'>
  return {
    ...withoutUndefined(rest),
    applicant: how.applicant,
    channel: how.channel,
    materials: [...new Set([...(materials ?? []), ...shown])],
    ...(how.channel === 'web' ? { uploaded: [...uploads.kinds] } : {}),
    ...(how.proven === undefined ? {} : { proven: [...how.proven] }),
    ...(institutions === undefined ? {} : { institutions: await lookUpChosen(context, institutions, pool) }),
    ...(referral === undefined ? {} : { referral: await lookUpHospital(context, referral, pool) }),
  }
}

/** Throws `filing-not-complete` for a code that no institution has. */
async function lookUpChosen(
  { database, clock, release }: FilingsContext,
  chosen: NonNullable<FilingForm['institutions']>,
  pool: string,
): Promise<NonNullable<FilingApplication['institutions']>> {
  const day = clock.today()
  const found = await Promise.all(chosen.map(({ code }) => findInstitution(database, code, day)))
  const unknown = chosen.flatMap(({ code }, index) =>
    found[index] === undefined ? [{ path: `institutions[${String(index)}]`, code }] : [],
  )
  if (unknown[0] !== undefined) {
    const first = `没有代码为“${unknown[0].code}”的机构`
    const message = (code: string) => `没有代码为“${code}”的机构。请在名录里选。`
    throw problem(
      'filing-not-complete',
      { count: unknown.length, first },
      unknown.map(({ path, code }) => ({ path, message: message(code) })),
    )
  }
  return found
    .filter((one) => one !== undefined)
    .map(({ code, level, place, ownership, networked, agreements }) => ({
      code,
      level,
      place,
      ...(ownership === null ? {} : { ownership }),
      networked: networked && designatedFor(release, pool, { place, agreements }),
    }))
}

async function lookUpHospital(
  { database, clock, release }: FilingsContext,
  referral: NonNullable<FilingForm['referral']>,
  pool: string,
): Promise<NonNullable<FilingApplication['referral']>> {
  const typed = referral.institution.trim()
  const day = clock.today()
  const homes = release.filing.laws.get(pool)?.homes ?? []
  const places = [
    ...new Set([...homes, ...(referral.place === undefined ? [] : [keptCode(release.places, referral.place)])]),
  ]
  const byCode = await findInstitution(database, typed, day)
  const candidates = byCode
    ? [byCode]
    : (await Promise.all(places.map((place) => listInstitutions(database, place, day))))
        .flat()
        .filter((institution) => institution.name === typed)
  const [found] = candidates
  if (found === undefined || candidates.length > 1 || !designatedFor(release, pool, found))
    return { institution: typed, on: referral.on }
  return { institution: found.code, place: found.place, level: found.level, on: referral.on }
}

/** What the record keeps of an application, apart from what is personal. */
export function detailOf(application: FilingApplication): FilingDetail {
  const { applicant, materials, proven, commitmentSigned, commitmentInPlace, stayMonths, stay, referral, replaces } =
    application
  return withoutUndefined({
    applicant,
    commitmentSigned,
    commitmentInPlace,
    stayMonths,
    stay,
    referral,
    replaces,
    materials: materials === undefined ? undefined : [...materials],
    proven: proven === undefined || proven.length === 0 ? undefined : [...proven],
    chosen: application.institutions === undefined ? undefined : [...application.institutions],
  }) as FilingDetail
}

/** The application as it was recorded last: what a clerk decides about. `files` are the kinds of paper that lie with it. */
export function recordedApplication(
  record: FilingRecord,
  personal: FilingPrivate,
  files: readonly string[],
): FilingApplication {
  const detail = record.application.detail as FilingDetail
  return withoutUndefined({
    type: record.application.type,
    destination: record.application.destination,
    from: record.application.from_day,
    to: record.application.to_day,
    applicant: detail.applicant ?? 'self',
    channel: record.application.channel as Channel,
    mobile: personal.mobile,
    address: personal.address,
    reason: personal.reason,
    stayMonths: detail.stayMonths,
    commitmentSigned: detail.commitmentSigned ?? false,
    commitmentInPlace: detail.commitmentInPlace,
    materials: detail.materials,
    uploaded: files,
    proven: detail.proven,
    institutions: detail.chosen,
    referral: detail.referral,
    stay: detail.stay,
    replaces: detail.replaces,
    agent: personal.agent,
  }) as FilingApplication
}

/** The form as the person sent it last, to be filled in again. */
export function ownForm(record: FilingRecord, personal: FilingPrivate): FilingForm {
  const detail = record.application.detail as FilingDetail
  return withoutUndefined({
    type: record.application.type,
    destination: record.application.destination,
    from: record.application.from_day,
    to: record.application.to_day,
    applicant: detail.applicant === 'agent' ? 'agent' : 'self',
    mobile: personal.mobile,
    address: personal.address,
    reason: personal.reason,
    stayMonths: detail.stayMonths,
    commitmentSigned: detail.commitmentSigned ?? false,
    commitmentInPlace: detail.commitmentInPlace,
    materials: detail.materials,
    uploads: detail.uploads,
    carriedOver: detail.carriedOver,
    institutions: detail.chosen?.map(({ code }) => ({ code })),
    referral: detail.referral && { institution: detail.referral.institution, on: detail.referral.on },
    stay: detail.stay,
    agent: personal.agent,
    replaces: detail.replaces,
  }) as FilingForm
}

function privatePlace(personNo: string, filingId: string, actionNo: number): string {
  return `filing_action.private:${personNo}:${filingId}:${actionNo}`
}

/** Encrypts what is personal, bound to the row it lies in. */
export function sealPrivate(
  ciphers: Ciphers,
  personNo: string,
  filingId: string,
  actionNo: number,
  application: FilingPrivate,
  diagnosis: FilingPrivate['diagnosis'] = application.diagnosis,
): Buffer {
  const personal = withoutUndefined({
    mobile: application.mobile,
    address: application.address,
    reason: application.reason,
    diagnosis,
    agent: application.agent,
    signature: application.signature,
    strokes: application.strokes,
    letter: application.letter,
  })
  return ciphers.seal(JSON.stringify(personal), privatePlace(personNo, filingId, actionNo))
}

/** Reads it again; records from elsewhere may have none. */
export function openPrivate(ciphers: Ciphers, row: FilingActionRow): FilingPrivate {
  if (row.private_cipher === null) return { mobile: '' }
  const place = privatePlace(row.person_no, row.filing_id, row.action_no)
  return JSON.parse(ciphers.open(row.private_cipher, place)) as FilingPrivate
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> }

/** Leaves out what is undefined, so that optional fields are absent and not empty. */
export function withoutUndefined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as Defined<T>
}
