/** Checking an application before anything is written: the rules, the files that came with it, the signature. */
import { holdsInState, problem } from '@yidi/contracts'
import type { CommitmentLetterMessage, FilingForm } from '@yidi/contracts'
import { checkApplication } from '@yidi/rules'
import type { ApplicationCheck, ApplicationContext, FilingApplication, FilingProblem } from '@yidi/rules'
import { findPerson } from '../../person/people/index.ts'
import { enrolmentOn } from '../../person/file/index.ts'
import type { Enrolment, FileWith, FilingDetail, FilingRecord } from '../../person/file/index.ts'
import { hindrancesOn } from '../../person/registers/index.ts'
import { applicationOf } from './application.ts'
import type { FilingPrivate } from './application.ts'
import type { Applying } from './applying.ts'
import { carriedOf } from './carried.ts'
import { lawOf } from '../record/index.ts'
import type { FilingsContext } from '../record/index.ts'
import { letterOf, signatureProblems } from './letter.ts'
import { asInForce, asOver } from '../record/index.ts'
import { uploadDetail, uploadsOf } from './uploads.ts'
import type { Uploads } from './uploads.ts'

/** The person and their filings as the rules take them. */
export async function checkContextOf(
  context: Pick<FilingsContext, 'database'>,
  { insurance, category }: Enrolment,
  personNo: string,
  filings: readonly FilingRecord[],
  today: string,
): Promise<ApplicationContext> {
  const person = await findPerson(context.database, personNo)
  return {
    person: {
      insurance,
      category,
      ...(person === undefined ? {} : { idNumber: person.idNumber, birthDay: person.birthDay }),
    },
    existing: filings.filter((filing) => holdsInState(filing.state)).map(asInForce),
    over: filings.flatMap((filing) => asOver(filing) ?? []),
    today,
  }
}

/** What of a person's file a check rests on, beside the filings that it is told. */
type CheckedFile = FileWith<'enrolments' | 'benefits' | 'registers' | 'measures'>

/** What keeps bills from being settled is worth knowing before one files; it does not keep from filing. */
function hindered(file: CheckedFile, today: string): ApplicationCheck['problems'] {
  return hindrancesOn(file, today).map(({ code, text, remedy }) => ({
    code,
    path: '',
    text,
    remedy: remedy.replace(/。$/, ''),
    weight: 'notice',
  }))
}

/** The check of an application for a person as the records stand, on the day it was made; nothing is written. */
export async function checkFor(
  context: FilingsContext,
  file: CheckedFile,
  filings: readonly FilingRecord[],
  application: FilingApplication,
  today: string = context.clock.today(),
): Promise<ApplicationCheck & { enrolment: Enrolment }> {
  const enrolment = enrolmentOn(file, today)
  if (enrolment === undefined) throw problem('not-enrolled', { day: today })
  const about = await checkContextOf(context, enrolment, file.personNo, filings, today)
  const check = checkApplication(context.release.filing, lawOf(context.release, enrolment.pool), application, about)
  check.problems.push(...hindered(file, context.clock.today()))
  const waiting = waitingProblem(filings, application)
  if (waiting !== undefined) {
    check.problems.push(waiting)
    check.decision = 'correct'
  }
  return { ...check, enrolment }
}

/** What is said where the same was applied for already and is not decided yet; undefined where nothing waits. */
export function waitingProblem(
  filings: readonly FilingRecord[],
  { type, destination }: Pick<FilingApplication, 'type' | 'destination'>,
): FilingProblem | undefined {
  const waiting = filings.find(
    (filing) =>
      ['applied', 'corrections-asked', 'accepted', 'reviewed'].includes(filing.state) &&
      filing.destination === destination &&
      filing.type === type,
  )
  if (waiting === undefined) return undefined
  return {
    code: 'already-applied',
    path: 'destination',
    text: '您已经提交过去那里的同一种备案，还在办理',
    remedy: '请在“我的备案”里看进度；要改内容，请先取消那一条',
    filingId: waiting.filingId,
    weight: 'blocks',
  }
}

/** An application with everything that was looked up for it, and what the rules say. */
interface Assessed {
  application: FilingApplication
  uploads: Uploads
  check: Checked
  /** The letter as it stands; undefined where none is signed. */
  letter: CommitmentLetterMessage | undefined
  form: FilingForm
}

type Checked = ApplicationCheck & { enrolment: Enrolment }

/**
 * Everything about a form that somebody wants to send: `filings` are the person's others, `filingId` the one that is
 * put right. Throws `not-enrolled`, and `filing-not-complete` for files or institutions that are not there.
 */
export async function assess(
  context: FilingsContext,
  file: CheckedFile,
  filings: readonly FilingRecord[],
  applying: Applying,
  form: FilingForm,
  filingId?: string,
): Promise<Assessed> {
  const { database, clock, release } = context
  const { personNo } = applying
  const today = clock.today()
  const pool = enrolmentOn(file, today)?.pool
  if (pool === undefined) throw problem('not-enrolled', { day: today })
  const handed = await uploadsOf(database, personNo, form.uploads, filingId)
  const carried = await carriedOf(context, applying, form, filings, pool)
  const uploads = { ids: handed.ids, carried: carried.ids, kinds: [...handed.kinds, ...carried.kinds] }
  const application = await applicationOf(context, form, pool, applying, uploads)
  const check = await checkFor(context, file, filings, application, today)
  const letter = letterOf(release, pool, form.type, today, form.commitmentInPlace === true)
  const name = form.signature === undefined ? '' : ((await findPerson(database, personNo))?.name ?? '')
  const problems = signatureProblems(form, letter, name)
  if (applying.applicant === 'agent' && applying.channel === 'web' && form.agent === undefined) {
    problems.push({
      code: 'agent-missing',
      path: 'agent',
      text: '没有填代办人是谁',
      remedy: '请填代办人的姓名、身份证号、手机，以及和参保人的关系',
      weight: 'blocks',
    })
  }
  if (problems.length > 0) {
    check.problems.push(...problems)
    check.decision = 'correct'
  }
  return { application, uploads, check, letter, form }
}

/** What the record keeps of the files and the signed letter; nothing personal. */
export function paperDetail({ uploads, letter, form }: Assessed): FilingDetail {
  if (!form.commitmentSigned || form.signature === undefined || letter === undefined) return uploadDetail(uploads)
  const by = form.applicant === 'agent' ? 'agent' : 'self'
  const drawn = form.signature.strokes === undefined ? {} : { drawn: true as const }
  return { ...uploadDetail(uploads), commitment: { letter: letter.version, by, ...drawn } }
}

/** What of it is personal. */
export function privateOf({ application, form, letter }: Assessed): FilingPrivate {
  const { mobile, address, reason, agent } = application
  return {
    mobile,
    ...(address === undefined ? {} : { address }),
    ...(reason === undefined ? {} : { reason }),
    ...(agent === undefined ? {} : { agent }),
    ...(form.signature === undefined ? {} : { signature: form.signature.name }),
    ...(form.signature?.strokes === undefined ? {} : { strokes: form.signature.strokes }),
    ...(form.signature === undefined || letter === undefined
      ? {}
      : { letter: { title: letter.title, to: letter.to, lines: letter.lines } }),
  }
}
