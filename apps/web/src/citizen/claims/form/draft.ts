/**
 * What a person has answered on the way to a claim, and the message that it becomes. Nothing of it stands in an address: the
 * address knows the step alone, and for a claim that is put right its number.
 */
import type { ClaimSituationName, MaterialMessage, ThirdPartyName } from '@yidi/contracts'
import type { InstitutionLevel, VisitKind } from '@yidi/rules'
import type { ClaimAccount, ClaimForm, ClaimWhole } from '../../../api/claims.ts'
import { readYuan } from '../../../texts/yuan.ts'
import { agentForm, agentOf, noAgent, plainNumber, type AgentForm } from '../../apply/agent.ts'
import { neverKept, signatureOf, unsigned, type SignedForm } from '../../apply/signed.ts'
import { readPrice, readQuantity, type Line } from './line.ts'

/** One invoice as the fields have it. */
export interface Invoice {
  /** Absent on electronic ones. */
  code: string
  number: string
  day: string
  total: string
  checkCode: string
}

export const emptyInvoice: Invoice = { code: '', number: '', day: '', total: '', checkCode: '' }

/** The account that the money goes to. */
export interface AccountForm {
  holder: 'self' | 'agent'
  bank: string
  accountNumber: string
  /** Typed a second time, where it is no bank card. */
  accountAgain: string
}

export const noAccount: AccountForm = { holder: 'self', bank: '', accountNumber: '', accountAgain: '' }

export interface Form extends AgentForm, SignedForm, AccountForm {
  situation: ClaimSituationName | ''
  /** Empty for one that the directory does not have. */
  institutionCode: string
  institutionName: string
  institutionLevel: InstitutionLevel | ''
  place: string
  kind: VisitKind | ''
  from: string
  to: string
  emergency: boolean
  /** A visit whose costs the hospital has handed in: its items are there already. */
  visitId: string
  /** The hospital's own number of the stay. */
  visitNumber: string
  /** For which designated disease. */
  disease: string
  /** The visit was for an injury, whatever the situation is. */
  injured: boolean
  thirdParty: ThirdPartyName | ''
  how: string
  who: string
  prescriptionNumber: string
  prescriptionInstitution: string
  invoices: Invoice[]
  lines: Line[]
  mobile: string
  uploads: MaterialMessage[]
}

export const emptyForm: Form = {
  situation: '',
  institutionCode: '',
  institutionName: '',
  institutionLevel: '',
  place: '',
  kind: '',
  from: '',
  to: '',
  emergency: false,
  visitId: '',
  visitNumber: '',
  disease: '',
  injured: false,
  thirdParty: '',
  how: '',
  who: '',
  prescriptionNumber: '',
  prescriptionInstitution: '',
  invoices: [emptyInvoice],
  lines: [],
  mobile: '',
  uploads: [],
  ...noAccount,
  ...noAgent,
  ...unsigned,
  typed: false,
}

/** What no draft keeps. */
export const notKept: ReadonlySet<string> = new Set(neverKept)

/** The fields that were filled in, each trimmed. */
function filled<Name extends string>(fields: Record<Name, string>): Partial<Record<Name, string>> {
  const given = Object.entries<string>(fields)
    .map(([name, text]) => [name, text.trim()] as const)
    .filter(([, text]) => text !== '')
  return Object.fromEntries(given) as Partial<Record<Name, string>>
}

/** An amount as it is sent; what is none goes as it was typed, and is refused with its words. */
const yuan = (typed: string): string => readYuan(typed) ?? typed.trim()

/** The form as the server takes it, once the visit is known. */
export function toClaim(form: Form): ClaimForm {
  return {
    situation: form.situation as ClaimSituationName,
    visit: {
      kind: form.kind as VisitKind,
      place: form.place,
      from: form.from,
      to: form.to,
      ...(form.emergency ? { emergency: true } : {}),
      ...filled({ visitId: form.visitId, number: form.visitNumber }),
    },
    institution: institutionOf(form),
    invoices: form.invoices.map(({ number, day, total, code, checkCode }) => ({
      number: number.trim(),
      day,
      total: yuan(total),
      ...filled({ code, checkCode }),
    })),
    lines: form.visitId === '' ? form.lines.map((line) => lineOf(line, form)) : [],
    ...detailsOf(form),
    ...agentOf(form),
    mobile: plainNumber(form.mobile),
    ...(form.accountNumber.trim() === '' ? {} : { account: accountOf(form) }),
    ...(form.uploads.length === 0 ? {} : { uploads: form.uploads.map(({ id }) => id) }),
    ...signatureOf(form),
  }
}

/** The form as it is looked at before it is signed: what is signed comes on the last page, here it counts as signed. */
export const toChecked = (form: Form): ClaimForm => ({ ...toClaim({ ...form, ...unsigned }), commitmentSigned: true })

function institutionOf(form: Form): ClaimForm['institution'] {
  if (form.institutionCode !== '') return { code: form.institutionCode }
  return {
    ...filled({ name: form.institutionName }),
    ...(form.institutionLevel === '' ? {} : { level: form.institutionLevel }),
  }
}

function lineOf({ day, code, name, quantity, price, amount }: Line, form: Form): ClaimForm['lines'][number] {
  return {
    ...filled({ day, code }),
    name: name.trim(),
    quantity: readQuantity(quantity) ?? quantity.trim(),
    price: readPrice(price) ?? price.trim(),
    amount: yuan(amount),
    ...(form.kind === 'designated-disease' ? filled({ disease: form.disease }) : {}),
  }
}

/** Whether it is asked how an injury came about. */
export const isInjury = ({ situation, injured }: Pick<Form, 'situation' | 'injured'>): boolean =>
  situation === 'injury' || injured

/** What only some situations ask. */
function detailsOf(form: Form): Pick<ClaimForm, 'injury' | 'prescription'> {
  return {
    ...(isInjury(form) && form.thirdParty !== ''
      ? { injury: { thirdParty: form.thirdParty, how: form.how.trim(), ...filled({ who: form.who }) } }
      : {}),
    ...(form.situation === 'outside-prescription'
      ? {
          prescription: {
            number: form.prescriptionNumber.trim(),
            ...filled({ institution: form.prescriptionInstitution }),
          },
        }
      : {}),
  }
}

/** The account as it is sent. */
export function accountOf({ holder, bank, accountNumber, accountAgain }: AccountForm): ClaimAccount {
  const again = plainNumber(accountAgain)
  return { holder, bank: bank.trim(), number: plainNumber(accountNumber), ...(again === '' ? {} : { again }) }
}

/** The form of a claim there is, to be put right: everything filled in, to be signed again. */
export function formOf({ form, claim, materials }: ClaimWhole): Form {
  const { visit, institution, injury, prescription, account } = form
  return {
    ...emptyForm,
    situation: form.situation,
    institutionCode: institution.code ?? '',
    institutionName: institution.name ?? claim.institution.name,
    institutionLevel: institution.level ?? claim.institution.level,
    place: visit.place,
    kind: visit.kind,
    from: visit.from,
    to: visit.to,
    emergency: visit.emergency ?? false,
    visitId: visit.visitId ?? '',
    visitNumber: visit.number ?? '',
    disease: form.lines.find((line) => line.disease !== undefined)?.disease ?? '',
    injured: injury !== undefined,
    thirdParty: injury?.thirdParty ?? '',
    how: injury?.how ?? '',
    who: injury?.who ?? '',
    prescriptionNumber: prescription?.number ?? '',
    prescriptionInstitution: prescription?.institution ?? '',
    invoices: form.invoices.map((invoice) => ({ ...emptyInvoice, ...textsOf(invoice) })),
    lines: form.lines.map(({ day = '', code = '', name, quantity, price, amount }) => {
      return { day, code, name, quantity, price, amount }
    }),
    mobile: form.mobile,
    holder: account?.holder ?? 'self',
    bank: account?.bank ?? '',
    accountNumber: account?.number ?? '',
    accountAgain: account?.again ?? '',
    ...agentForm(form),
    uploads: materials,
  }
}

function textsOf({ code = '', number, day, total, checkCode = '' }: ClaimForm['invoices'][number]): Invoice {
  return { code, number, day, total, checkCode }
}
