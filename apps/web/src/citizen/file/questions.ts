/**
 * Which questions of the form are asked: those that the type needs and that nothing has answered yet. What is filled in, and
 * what need not be answered, is reached from the check.
 */
import { FILING_TYPES, isLongTerm } from '@yidi/rules'
import type { FormRules, Requirement, TypeGuidance } from '../../api/filings.ts'
import { mobileFault } from '../apply/agent.ts'
import { formQuestions, type Form, type FormQuestion, type Way } from './draft.ts'
import { endNeeded, type Place } from './faults.ts'

/** What decides which questions there are. */
export interface Asking {
  way: Way
  guidance: TypeGuidance
  rules: FormRules
}

/** Whether a paper is something to be photographed. */
export const isTangible = ({ provided }: Requirement['alternatives'][number]): boolean =>
  provided === 'document' || provided === 'stamp'

const needsPapers = ({ requirements }: TypeGuidance): boolean =>
  requirements.some(({ alternatives }) => alternatives.some(isTangible))

/** Whether a question is to be asked of a form as it stands. */
const open: Readonly<Record<FormQuestion, (asking: Asking, form: Form) => boolean>> = {
  agent: () => false,
  days: ({ guidance }, form) => form.from === '' || (endNeeded(guidance) && form.to === ''),
  mobile: (_, form) => mobileFault(form.mobile) !== undefined,
  address: ({ way }, form) => isLongTerm(way.type!) && form.address.trim() === '',
  referral: ({ way }, form) => FILING_TYPES[way.type!].needsReferral === true && form.referralInstitution.trim() === '',
  institutions: ({ rules }, form) => rules.choice !== undefined && form.institutions.length === 0,
  papers: ({ guidance }, form) =>
    needsPapers(guidance) && form.uploads.length === 0 && form.offered.length === 0 && !form.inPlace,
  reason: () => false,
}

/**
 * The pages of a form in their order. `start` is what the form began with, so that a page that was answered is still counted;
 * a change asks for the days in any case, and whoever applies for somebody is asked for the authority.
 */
export function questionsOf(asking: Asking, start: Form, form: Form): FormQuestion[] {
  const { mode } = asking.way
  return formQuestions.filter(
    (question) =>
      (mode !== 'correct' && open[question](asking, start)) ||
      (mode === 'change' && question === 'days') ||
      (question === 'papers' && form.applicant === 'agent' && start.applicant !== 'agent'),
  )
}

/** The page to begin with, or to go on with: the first that is open, after `answered` where that is named; else the check. */
export function nextOf(asking: Asking, start: Form, form: Form, answered?: FormQuestion): FormQuestion | 'check' {
  const pages = questionsOf(asking, start, form)
  const behind = answered === undefined ? -1 : formQuestions.indexOf(answered)
  const unseen = (question: FormQuestion): boolean =>
    (asking.way.mode === 'change' && question === 'days') ||
    (question === 'papers' && form.applicant === 'agent') ||
    open[question](asking, form)
  return pages.find((question) => formQuestions.indexOf(question) > behind && unseen(question)) ?? 'check'
}

/** Where the page stands in the whole way: 第 3 步，共 6 步. Undefined for a page that is not on the way. */
export function stepOf(
  asking: Asking,
  start: Form,
  form: Form,
  page: FormQuestion | 'check',
): { at: number; of: number } | undefined {
  const { mode, answers } = asking.way
  // The place, each question that was answered, and the type.
  const before = mode === undefined ? Object.keys(answers).length + 2 : 0
  const pages = [...questionsOf(asking, start, form), 'check']
  const index = pages.indexOf(page)
  return index === -1 || before + pages.length === 1 ? undefined : { at: before + index + 1, of: before + pages.length }
}

/** On which page a field stands; nothing where what is wrong belongs to none. */
export function pageOf(place: Place): FormQuestion | undefined {
  switch (place) {
    case 'applicant':
    case 'agentName':
    case 'agentIdNumber':
    case 'agentMobile':
    case 'agentRelation':
      return 'agent'
    case 'from':
    case 'to':
    case 'admittedOn':
    case 'dischargedOn':
      return 'days'
    case 'referralInstitution':
    case 'referralOn':
      return 'referral'
    case 'mobile':
    case 'address':
    case 'institutions':
    case 'papers':
    case 'reason':
      return place
    default:
      return undefined
  }
}
