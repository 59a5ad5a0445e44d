/** What was answered, a line each, as it is read once more before it is signed. */
import { CLAIM_SITUATIONS } from '@yidi/rules'
import type { ClaimPaper } from '../../../api/claims.ts'
import { spanText } from '../../../texts/days.ts'
import * as t from '../../../texts/index.ts'
import { groupYuan } from '../../../texts/yuan.ts'
import { fileName } from '../../apply/EarlierPaper.tsx'
import { isInjury, type Form } from './draft.ts'
import { sumOf } from './line.ts'
import type { Step } from './step-names.ts'

interface Answer {
  label: string
  value: string
  /** Where it is answered again. */
  step: Step
}

const words = t.claimForm

export function answersOf(form: Form, placeName: string, papers: readonly ClaimPaper[]): Answer[] {
  const lines = sumOf(form.lines.map(({ amount }) => amount))
  const invoices = sumOf(form.invoices.map(({ total }) => total))
  const kind = form.kind === '' ? '' : t.kind[form.kind]
  return [
    ...answer(form.situation !== '', words.situation, 'situation', () => {
      return CLAIM_SITUATIONS[form.situation || 'abroad'].title
    }),
    { label: words.hospital, value: [form.institutionName, placeName].join(' · '), step: 'hospital' },
    { label: words.visit, value: [kind, spanText(form.from, form.to)].join(' · '), step: 'visit' },
    ...answer(isInjury(form) && form.thirdParty !== '', words.askThirdParty, 'injury', () => {
      return words.thirdParties[form.thirdParty || 'none'].label
    }),
    ...answer(form.situation === 'outside-prescription', words.prescriptionNumber, 'prescription', () => {
      return form.prescriptionNumber
    }),
    {
      label: words.invoicesTotal,
      value: words.invoicesOf(form.invoices.length, groupYuan(invoices)),
      step: 'invoices',
    },
    ...answer(form.visitId === '', words.linesTotal, 'lines', () => words.linesOf(form.lines.length, groupYuan(lines))),
    { label: words.account, value: [form.bank, maskedNumber(form.accountNumber)].join(' '), step: 'account' },
    { label: t.apply.mobile, value: form.mobile, step: 'account' },
    ...answer(papers.length > 0, words.papers, 'papers', () =>
      papers.map((paper) => paperText(paper, form)).join('\n'),
    ),
  ]
}

/** One answer, or none where nothing was asked. */
const answer = (given: boolean, label: string, step: Step, value: () => string): Answer[] =>
  given ? [{ label, value: value(), step }] : []

/** As it is read over a shoulder: the last four alone. */
const maskedNumber = (number: string): string => `···· ${number.replaceAll(/\s/g, '').slice(-4)}`

function paperText({ id, title, state, elsewhere }: ClaimPaper, form: Form): string {
  const files = form.uploads.filter(({ kind }) => id.split('|').includes(kind)).map(fileName)
  // What is not asked for says why: our records have it, or it is signed in the end.
  const stands = files.length > 0 ? words.paperStates.uploaded : (elsewhere ?? words.paperStates[state])
  return words.paperIs(title, stands, files)
}
