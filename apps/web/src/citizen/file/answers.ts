/** What was answered on the way to a filing, a line each, as it is read once more before it is sent. */
import { paperStates } from '@yidi/rules'
import type { ApplicationCheck } from '../../api/filings.ts'
import { dayText, spanText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { carriedBy, type Form, type FormQuestion, type Way } from './draft.ts'
import { fileName, handedInOn } from '../apply/EarlierPaper.tsx'

interface Answer {
  label: string
  value: string
  /** Where it is answered again; nowhere what stays as it is. */
  step?: 'place' | 'ask' | FormQuestion
}

/** One answer, or none where nothing was asked. */
const answer = (given: boolean, label: string, value: () => string, step: FormQuestion): Answer[] =>
  given ? [{ label, value: value(), step }] : []

/** `check` is undefined until the rules have looked at the answers: end and papers are theirs to say. */
export function answersOf(way: Way, form: Form, placeName: string, check: ApplicationCheck | undefined): Answer[] {
  const end = check?.validity.to ?? (form.to === '' ? null : form.to)
  return [
    { label: t.file.place, value: placeName, step: 'place' },
    { label: t.filings.type, value: t.filing[way.type!], ...(way.of === undefined ? { step: 'ask' } : {}) },
    {
      label: t.filings.days,
      value: form.from === '' ? '' : spanText(form.from, end, check?.validity.visits),
      step: 'days',
    },
    ...answer(form.admitted, t.file.admittedOn, () => (form.admittedOn === '' ? '' : dayText(form.admittedOn)), 'days'),
    ...answer(
      form.applicant === 'agent',
      t.apply.agent,
      () => t.apply.agentIs(form.agentName.trim(), t.apply.agentRelations[form.agentRelation || 'authorised']),
      'agent',
    ),
    { label: t.apply.mobile, value: form.mobile, step: 'mobile' },
    ...answer(form.address !== '', t.file.address, () => form.address, 'address'),
    ...answer(form.referralInstitution !== '', t.file.referral, () => form.referralInstitution, 'referral'),
    ...answer(
      form.institutions.length > 0,
      t.file.chosen,
      () => form.institutions.map((one) => (one.name === '' ? one.code : one.name)).join('、'),
      'institutions',
    ),
    ...papersOf(form, check),
    ...answer(form.reason.trim() !== '', t.filingForm.reason, () => form.reason.trim(), 'reason'),
  ]
}

/** The papers that go along: those handed in now, and those of an earlier filing. */
function papersOf(form: Form, check: ApplicationCheck | undefined): Answer[] {
  const papers = check?.papers ?? []
  const carried = carriedBy(form)
  return [
    ...answer(papers.length > 0, t.file.papersGiven, () => papersText(papers, form), 'papers'),
    ...answer(
      carried.length > 0,
      t.file.earlierFiles,
      () => carried.map((file) => t.file.earlierFile(fileName(file), handedInOn(file))).join('\n'),
      'papers',
    ),
  ]
}

/** Each paper and where it stands, a line each, with the files that were uploaded of it. */
function papersText(papers: ApplicationCheck['papers'], form: Form): string {
  return papers
    .map(({ id, title, state }) => {
      const files = form.uploads.filter((file) => file.kind === id).map(fileName)
      return t.file.paperIs(title, paperStates[state].title, files)
    })
    .join('\n')
}
