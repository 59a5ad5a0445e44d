/** What is wrong with a claim, place by place: what is plainly missing on a page, and what the rules say of the whole. */
import type { FilingProblemMessage } from '@yidi/contracts'
import { accountProblem } from '@yidi/rules'
import type { Faults } from '../../../parts/error-summary/faults.ts'
import { today } from '../../../texts/days.ts'
import * as t from '../../../texts/index.ts'
import { readYuan } from '../../../texts/yuan.ts'
import { agentFaults, mobileFault } from '../../apply/agent.ts'
import { accountOf, type AccountForm, type Form, type Invoice } from './draft.ts'
import { readPrice, readQuantity, type Line } from './line.ts'
import type { Step } from './step-names.ts'

/** A place of the pages: a field of the form, one of an invoice (`invoices.0.number`), a section, or `top`. */
export type Place = string

const words = t.claimForm

/** What can be seen on a page without asking the server. */
export function plainFaults(step: Step, form: Form): Faults<Place> {
  switch (step) {
    case 'situation':
      return missing({ situation: [form.situation, words.situationFault] })
    case 'hospital':
      return hospitalFaults(form)
    case 'visit':
      return visitFaults(form)
    case 'injury':
      return missing({ thirdParty: [form.thirdParty, words.thirdPartyFault], how: [form.how, words.howFault] })
    case 'prescription':
      return missing({ prescriptionNumber: [form.prescriptionNumber, words.prescriptionFault] })
    case 'invoices':
      return form.invoices.length === 0 ? { invoices: words.invoicesFault } : invoicesFaults(form.invoices)
    case 'lines':
      return form.lines.length === 0 ? { lines: words.linesFault } : {}
    case 'account':
      return { ...agentFaults(form), ...contactFaults(form), ...accountFaults(form) }
    case 'papers':
    case 'check':
    case 'sign':
      // What papers are asked for the server knows, and says with everything else.
      return {}
    default:
      return step satisfies never
  }
}

/** The words of each field that was left empty. */
function missing(fields: Record<Place, readonly [typed: string, words: string]>): Faults<Place> {
  const empty = Object.entries(fields).filter(([, [typed]]) => typed.trim() === '')
  return Object.fromEntries(empty.map(([place, [, says]]) => [place, says]))
}

function hospitalFaults(form: Form): Faults<Place> {
  // Of one that the directory has everything is known.
  if (form.institutionCode !== '') return {}
  return missing({
    institutionName: [form.institutionName, words.hospitalFault],
    institutionLevel: [form.institutionLevel, words.levelFault],
    place: [form.place, words.placeFault],
  })
}

function visitFaults(form: Form): Faults<Place> {
  const faults = missing({
    kind: [form.kind, words.kindFault],
    from: [form.from, t.apply.dayMissing],
    // Anything but a stay is of one day, and one field.
    ...(form.kind === 'inpatient' ? { to: [form.to, t.apply.dayMissing] as const } : {}),
    ...(form.kind === 'designated-disease' ? { disease: [form.disease, words.diseaseFault] as const } : {}),
  })
  const now = today()
  const days = form.kind === 'inpatient' ? (['from', 'to'] as const) : (['from'] as const)
  for (const day of days) if (form[day] > now) faults[day] = words.dayAhead
  if (form.to !== '' && form.to < form.from) faults.to = words.dayBackwards
  return faults
}

function contactFaults(form: Form): Faults<Place> {
  const mobile = mobileFault(form.mobile)
  return mobile === undefined ? {} : { mobile }
}

/** Of one invoice, under its number in the list. */
function invoicesFaults(invoices: readonly Invoice[]): Faults<Place> {
  return Object.assign({}, ...invoices.map((invoice, at) => invoiceFaults(invoice, `invoices.${String(at)}`)))
}

function invoiceFaults({ number, day, total }: Invoice, at: Place): Faults<Place> {
  const faults = missing({
    [`${at}.number`]: [number, words.invoiceNumberFault],
    [`${at}.day`]: [day, t.apply.dayMissing],
  })
  if (!isAmount(total)) faults[`${at}.total`] = words.amountFault
  return faults
}

/** An amount above nought. */
const isAmount = (typed: string): boolean => Number(readYuan(typed) ?? 0) > 0

export function lineFaults({ name, quantity, price, amount }: Line): Faults<keyof Line> {
  const faults: Faults<keyof Line> = {}
  if (name.trim() === '') faults.name = words.nameFault
  if (readQuantity(quantity) === undefined) faults.quantity = words.quantityFault
  if (readPrice(price) === undefined) faults.price = words.priceFault
  if (!isAmount(amount)) faults.amount = words.amountFault
  return faults
}

/** Whether a number must be typed a second time: one that is right, as far as can be seen, and no bank card. */
export function asksTwice(form: AccountForm): boolean {
  const once = { ...accountOf({ ...form, accountAgain: '' }), bank: '-' }
  return accountProblem(once, form.holder)?.path === 'account.again'
}

/** What is wrong with the account. Whose it may be was offered already, and is looked at again when it is sent. */
export function accountFaults(form: AccountForm): Faults<Place> {
  const problem = accountProblem(accountOf(form), form.holder)
  return problem === undefined ? {} : ruleFaults([problem])
}

/** The field of the page that a path of the message is typed into. */
const fields: Readonly<Record<string, Place>> = {
  'visit.place': 'place',
  'visit.number': 'visitNumber',
  institution: 'institutionName',
  'institution.code': 'institutionName',
  'institution.name': 'institutionName',
  'institution.level': 'institutionLevel',
  injury: 'thirdParty',
  'injury.thirdParty': 'thirdParty',
  'injury.how': 'how',
  'injury.who': 'who',
  prescription: 'prescriptionNumber',
  'prescription.number': 'prescriptionNumber',
  'prescription.institution': 'prescriptionInstitution',
  account: 'accountNumber',
  'account.holder': 'holder',
  'account.bank': 'bank',
  'account.number': 'accountNumber',
  'account.again': 'accountAgain',
  agent: 'agentName',
  'agent.name': 'agentName',
  'agent.idNumber': 'agentIdNumber',
  'agent.mobile': 'agentMobile',
  'agent.relation': 'agentRelation',
  visit: 'from',
  uploads: 'papers',
  materials: 'papers',
}

/** Where on the pages a problem belongs. */
export function placeOf(path: string): Place {
  const known = fields[path]
  if (known !== undefined) return known
  if (/^(uploads|materials|papers)\b/.test(path)) return 'papers'
  if (path.startsWith('lines')) return 'lines'
  // What a message calls `visit.from` the page calls `from`; what is wrong with a total or its currency stands at the total.
  return path.replace(/^visit\./, '').replace(/\.(totalFen|currency)$/, '.total')
}

const stepsOfPlaces: Readonly<Record<Place, Step>> = {
  situation: 'situation',
  institutionName: 'hospital',
  institutionLevel: 'hospital',
  place: 'hospital',
  kind: 'visit',
  from: 'visit',
  to: 'visit',
  emergency: 'visit',
  visitId: 'visit',
  visitNumber: 'visit',
  disease: 'visit',
  thirdParty: 'injury',
  how: 'injury',
  who: 'injury',
  prescriptionNumber: 'prescription',
  prescriptionInstitution: 'prescription',
  lines: 'lines',
  papers: 'papers',
  applicant: 'account',
  agentName: 'account',
  agentIdNumber: 'account',
  agentMobile: 'account',
  agentRelation: 'account',
  mobile: 'account',
  holder: 'account',
  bank: 'account',
  accountNumber: 'account',
  accountAgain: 'account',
}

/** The page that has a place; undefined for what belongs to none. */
export function stepOf(place: Place): Step | undefined {
  return /^invoices\b/.test(place) ? 'invoices' : stepsOfPlaces[place]
}

/** The problems that must be put right, each with its place. */
export function listedFaults(problems: readonly FilingProblemMessage[]): [place: Place, text: string][] {
  return problems
    .filter(({ weight }) => weight === 'blocks')
    .map(({ path, text, remedy }) => {
      const place = placeOf(path)
      return [stepOf(place) === undefined ? 'top' : place, `${text}${t.apply.stop}${remedy}${t.apply.stop}`]
    })
}

/** The same by their places; several of one place one after the other. */
export function ruleFaults(problems: readonly FilingProblemMessage[]): Faults<Place> {
  const faults: Faults<Place> = {}
  for (const [place, text] of listedFaults(problems))
    faults[place] = faults[place] === undefined ? text : `${faults[place]} ${text}`
  return faults
}
