/**
 * What a person has answered on the way to a filing. The way itself (place, answers, type, step) stands in the address,
 * so that the back button of the phone goes one question back; what is personal stays in memory and, encrypted, in the
 * draft that the server keeps.
 */
import type { MaterialMessage } from '@yidi/contracts'
import { FILING_TYPES, isFilingType } from '@yidi/rules'
import type { FilingType } from '@yidi/rules'
import type { Application, OwnForm } from '../../api/filings.ts'
import { agentForm, agentOf, noAgent, plainNumber, type AgentForm } from '../apply/agent.ts'
import { keptForm as kept, restoredForm as restored } from '../apply/kept-form.ts'
import { neverKept, signatureOf, unsigned, type SignedForm } from '../apply/signed.ts'

/** The questions of the form in their order, a page each; which of them are asked is `questions.ts`'s to say. */
export const formQuestions = [
  ...(['agent', 'days', 'mobile', 'address', 'referral', 'institutions', 'papers', 'reason'] as const),
] as const
export type FormQuestion = (typeof formQuestions)[number]

/** `form` leads on to the first question that is open, and where none is, to the check. */
export type Step = 'place' | 'ask' | 'form' | FormQuestion | 'check'
const steps: readonly Step[] = ['place', 'ask', 'form', ...formQuestions, 'check']

/** Why a form is filled in again: put right, changed, or made anew after it ended. */
type Mode = 'correct' | 'change' | 'renew'
const modes: readonly Mode[] = ['correct', 'change', 'renew']

export interface Way {
  step: Step
  place: string
  answers: Record<string, string>
  type: FilingType | undefined
  /** The filing that this one comes from. */
  mode?: Mode | undefined
  of?: string | undefined
  /** Answered again, from the check: it leads back there. */
  again?: true
  /** What was chosen on the way here and is filled in: the first day, `YYYY-MM-DD`, and the code of an institution. */
  from?: string | undefined
  institution?: string | undefined
}

/** An institution that was chosen, as much as the page shows. */
export interface Chosen {
  code: string
  name: string
  level: string
}

export interface Form extends AgentForm, SignedForm {
  from: string
  to: string
  mobile: string
  address: string
  reason: string
  admitted: boolean
  admittedOn: string
  dischargedOn: string
  referralInstitution: string
  referralOn: string
  institutions: Chosen[]
  uploads: MaterialMessage[]
  /** What an earlier filing handed in and this one may use, and the kinds of which a new one is uploaded instead. */
  offered: MaterialMessage[]
  anew: string[]
  inPlace: boolean
}

export const emptyForm = (today: string): Form => ({
  from: today,
  to: '',
  ...noAgent,
  mobile: '',
  address: '',
  reason: '',
  admitted: false,
  admittedOn: today,
  dischargedOn: '',
  referralInstitution: '',
  referralOn: today,
  institutions: [],
  uploads: [],
  offered: [],
  anew: [],
  inPlace: false,
  ...unsigned,
  typed: false,
})

/** Answers in the address: `question.value` joined by commas. */
export const writeAnswers = (answers: Record<string, string>): string =>
  Object.entries(answers)
    .map(([question, value]) => `${question}.${value}`)
    .join(',')

export const readAnswers = (text = ''): Record<string, string> =>
  Object.fromEntries(
    text
      .split(',')
      .filter((pair) => pair.includes('.'))
      .map((pair) => [pair.slice(0, pair.indexOf('.')), pair.slice(pair.indexOf('.') + 1)]),
  )

/** The way as the search part of the address. */
export function writeWay(way: Way): Record<string, string> {
  const answers = writeAnswers(way.answers)
  return {
    ...(way.step === 'place' ? {} : { step: way.step }),
    ...(way.place === '' ? {} : { place: way.place }),
    ...(answers === '' ? {} : { answers }),
    ...(way.type === undefined ? {} : { type: way.type }),
    ...(way.mode === undefined || way.of === undefined ? {} : { mode: way.mode, of: way.of }),
    ...(way.again === undefined ? {} : { again: '1' }),
    ...(way.from === undefined ? {} : { from: way.from }),
    ...(way.institution === undefined ? {} : { institution: way.institution }),
  }
}

/** What of an address may be filled in; what is none is left out. */
function filledIn({
  from = '',
  institution = '',
}: Record<string, string | undefined>): Pick<Way, 'from' | 'institution'> {
  return {
    ...(/^\d{4}-\d{2}-\d{2}$/.test(from) ? { from } : {}),
    ...(/^[\w-]{1,30}$/.test(institution) ? { institution } : {}),
  }
}

/** The way of an address; a step whose answers are missing falls back to the first question. */
export function readWay(search: Record<string, string | undefined>): Way {
  const place = /^\d{6}$/.test(search.place ?? '') ? search.place! : ''
  const answers = readAnswers(search.answers)
  const asked = steps.find((step) => step === search.step) ?? 'place'
  const type = isFilingType(search.type ?? '') ? (search.type as FilingType) : undefined
  const needsType = asked !== 'place' && asked !== 'ask'
  const step = place === '' || (needsType && type === undefined) ? 'place' : asked
  const mode = modes.find((one) => one === search.mode)
  const of = /^[\w-]{1,60}$/.test(search.of ?? '') ? search.of : undefined
  return {
    ...{ step, place, answers, type },
    ...(mode === undefined || of === undefined ? {} : { mode, of }),
    ...(search.again === '1' ? { again: true as const } : {}),
    ...filledIn(search),
  }
}

/** Whether a kept way (as in an address) leads to the same filing: whatever step, however the questions were answered. */
export function sameWay(kept: Record<string, string>, way: Way): boolean {
  return (
    way.type !== undefined &&
    kept.type === way.type &&
    kept.place === way.place &&
    kept.mode === way.mode &&
    kept.of === way.of
  )
}

/** The months that the person means to stay, as answered; undefined where that was not asked. */
function stayMonths(answers: Record<string, string>): number | undefined {
  const months = Number(answers.stay)
  return answers.stay === undefined || Number.isNaN(months) ? undefined : months
}

const filled = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim())

/** What ends with such a change: the letter that was signed is another one, or another person signs it. */
export function signatureAfter(change: Partial<Form>): Partial<Form> {
  const other = ['applicant', 'agentName', 'inPlace'].some((field) => field in change)
  return other ? unsigned : {}
}

/** The application as the server takes it; fields that the type does not ask for are left out. */
export function toApplication(way: Way, form: Form): Application {
  const months = stayMonths(way.answers)
  const [address, reason] = [filled(form.address), filled(form.reason)]
  return {
    type: way.type!,
    destination: way.place,
    from: form.from,
    ...(form.to === '' ? {} : { to: form.to }),
    ...agentOf(form),
    mobile: plainNumber(form.mobile),
    ...(address === undefined ? {} : { address }),
    ...(reason === undefined ? {} : { reason }),
    ...(months === undefined ? {} : { stayMonths: months }),
    ...signatureOf(form),
    ...(form.inPlace ? { commitmentInPlace: true } : {}),
    ...(form.uploads.length > 0 ? { uploads: form.uploads.map(({ id }) => id) } : {}),
    ...(carriedBy(form).length > 0 ? { carriedOver: carriedBy(form).map(({ id }) => id) } : {}),
    ...(form.institutions.length > 0 ? { institutions: form.institutions.map(({ code }) => ({ code })) } : {}),
    ...(way.type !== undefined && FILING_TYPES[way.type].needsReferral && form.referralInstitution.trim() !== ''
      ? { referral: { institution: form.referralInstitution.trim(), on: form.referralOn } }
      : {}),
    ...(form.admitted
      ? {
          stay: {
            admittedOn: form.admittedOn,
            ...(form.dischargedOn === '' ? {} : { dischargedOn: form.dischargedOn }),
          },
        }
      : {}),
    ...(way.mode === 'change' && way.of !== undefined ? { replaces: way.of } : {}),
  }
}

/** The earlier files that go along; an authority only while somebody is authorised. */
export function carriedBy({ offered, anew, applicant }: Form): MaterialMessage[] {
  return offered.filter(({ kind }) => !anew.includes(kind) && (kind !== 'agent-authority' || applicant === 'agent'))
}

/**
 * The form of a filing there is, to be put right, changed or made anew. It is signed again in each case; its own files
 * stay where the same filing is put right, else those that still serve are carried over unless somebody says otherwise.
 */
export function formOf(own: OwnForm, mode: Mode, today: string): Form {
  const { form: sent, materials, offered } = own
  const empty = emptyForm(today)
  const again = mode === 'correct'
  const stay = again ? sent.stay : undefined
  return {
    ...empty,
    from: again ? sent.from : mode === 'renew' ? (own.renewalFrom ?? today) : today,
    to: mode === 'renew' || (sent.to ?? '') <= today ? '' : (sent.to ?? ''),
    ...agentForm(sent),
    mobile: sent.mobile,
    address: sent.address ?? '',
    reason: sent.reason ?? '',
    admitted: stay !== undefined,
    admittedOn: stay?.admittedOn ?? empty.admittedOn,
    dischargedOn: stay?.dischargedOn ?? '',
    referralInstitution: again ? (sent.referral?.institution ?? '') : '',
    referralOn: again ? (sent.referral?.on ?? empty.referralOn) : empty.referralOn,
    institutions: (sent.institutions ?? []).map(({ code }) => ({ code, name: '', level: '' })),
    uploads: again ? materials.filter(({ carriedOver }) => !carriedOver) : [],
    offered: again ? materials.filter(({ carriedOver }) => carriedOver) : offered,
    inPlace: sent.commitmentInPlace ?? false,
  }
}

const notKept: ReadonlySet<string> = new Set([...neverKept, 'offered'])

/** What of a form the draft keeps: never the signature, files by their number, earlier files by their filing. */
export const keptForm = (form: Form): Record<string, unknown> => kept(form, notKept)

/** The form of a draft. */
export const restoredForm = (draft: Record<string, unknown>, materials: MaterialMessage[], today: string): Form =>
  restored(draft, emptyForm(today), materials, notKept)
