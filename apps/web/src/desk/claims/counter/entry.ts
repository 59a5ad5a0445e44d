/** What a clerk types in of a claim at the counter, and the form that it makes. */
import type { ClaimBill, ClaimForm, MaterialMessage } from '@yidi/contracts'
import type { UploadedVisit } from '../../../api/billed-visits.ts'
import type { AgentPart } from '../../entry/agent.ts'
import { noAgent } from '../../entry/agent.ts'

export interface InvoiceEntry {
  code: string
  number: string
  day: string
  total: string
  checkCode: string
}

export interface LineEntry {
  day: string
  /** Of the catalogue; empty while only the name is known. */
  code: string
  name: string
  quantity: string
  price: string
  amount: string
}

export interface AccountEntry {
  holder: 'self' | 'agent'
  bank: string
  number: string
  /** A number that is no bank card is typed twice. */
  again: string
}

export interface ClaimEntry extends AgentPart, AccountEntry {
  situation: string
  kind: string
  place: string
  placeName: string
  from: string
  to: string
  emergency: boolean
  visitNo: string
  /** A visit whose fees the hospital sent; then nothing is typed. */
  visitId: string
  institutionCode: string
  institutionName: string
  institutionLevel: string
  invoices: InvoiceEntry[]
  lines: LineEntry[]
  injured: boolean
  thirdParty: string
  how: string
  who: string
  prescription: string
  prescribedBy: string
  mobile: string
  uploads: MaterialMessage[]
  signed: boolean
}

export const emptyInvoice: InvoiceEntry = { code: '', number: '', day: '', total: '', checkCode: '' }
export const emptyLine: LineEntry = { day: '', code: '', name: '', quantity: '1', price: '', amount: '' }
export const emptyAccount: AccountEntry = { holder: 'self', bank: '', number: '', again: '' }

export const emptyClaimEntry: ClaimEntry = {
  situation: '',
  kind: 'inpatient',
  place: '',
  placeName: '',
  from: '',
  to: '',
  emergency: false,
  visitNo: '',
  visitId: '',
  institutionCode: '',
  institutionName: '',
  institutionLevel: '',
  invoices: [emptyInvoice],
  lines: [emptyLine],
  injured: false,
  thirdParty: '',
  how: '',
  who: '',
  prescription: '',
  prescribedBy: '',
  mobile: '',
  uploads: [],
  signed: false,
  ...noAgent,
  ...emptyAccount,
}

const text = (value: string): string => value.trim()
const given = <Name extends string>(name: Name, value: string) =>
  (text(value) === '' ? {} : { [name]: text(value) }) as Partial<Record<Name, string>>

const isBlank = (row: object, but: readonly string[] = []): boolean =>
  Object.entries(row).every(([name, value]) => but.includes(name) || text(String(value)) === '')

/** Whether the form of the situation asks for how somebody was hurt. */
export const asksInjury = ({ situation, injured }: Pick<ClaimEntry, 'situation' | 'injured'>): boolean =>
  situation === 'injury' || injured

/** Whether it asks for a prescription. */
export const asksPrescription = ({ situation }: Pick<ClaimEntry, 'situation'>): boolean =>
  situation === 'outside-prescription'

/** The account as a message; undefined while nothing of it is typed. */
export function accountOf({ holder, bank, number, again }: AccountEntry): ClaimForm['account'] | undefined {
  if (text(bank) === '' && text(number) === '') return undefined
  return { holder, bank: text(bank), number: text(number), ...given('again', again) }
}

/**
 * The form; undefined while the situation, the place or the days are missing, without which nothing can be checked. What else is
 * missing the server says. Rows in which nothing is typed are no rows; a row without a day is of the last day.
 */
export function toClaimForm(entry: ClaimEntry): ClaimForm | undefined {
  const { situation, place, from, to } = entry
  if (situation === '' || place === '' || from === '' || to === '') return undefined
  const account = accountOf(entry)
  return {
    situation: situation as ClaimForm['situation'],
    visit: {
      kind: entry.kind as ClaimForm['visit']['kind'],
      ...{ place, from, to },
      ...(entry.emergency ? { emergency: true } : {}),
      ...given('number', entry.visitNo),
      ...given('visitId', entry.visitId),
    },
    institution: institutionOf(entry),
    invoices: entry.invoices
      .filter((row) => !isBlank(row))
      .map(({ code, number, day, total, checkCode }) => ({
        ...given('code', code),
        number: text(number),
        day: day === '' ? to : day,
        total: text(total),
        ...given('checkCode', checkCode),
      })),
    lines: entry.visitId !== '' ? [] : linesOf(entry),
    ...(asksInjury(entry) && entry.thirdParty !== ''
      ? {
          injury: {
            thirdParty: entry.thirdParty as NonNullable<ClaimForm['injury']>['thirdParty'],
            how: text(entry.how),
            ...given('who', entry.who),
          },
        }
      : {}),
    ...(asksPrescription(entry)
      ? { prescription: { number: text(entry.prescription), ...given('institution', entry.prescribedBy) } }
      : {}),
    ...(entry.byAgent
      ? {
          applicant: 'agent' as const,
          agent: {
            name: text(entry.agentName),
            idNumber: text(entry.agentIdNumber),
            relation: entry.relation,
            mobile: text(entry.agentMobile),
          },
        }
      : {}),
    mobile: entry.mobile.replaceAll(/\s/g, ''),
    ...(account === undefined ? {} : { account }),
    ...(entry.uploads.length === 0 ? {} : { uploads: entry.uploads.map(({ id }) => id) }),
    commitmentSigned: entry.signed,
  }
}

function institutionOf({ institutionCode, institutionName, institutionLevel }: ClaimEntry): ClaimForm['institution'] {
  if (institutionCode !== '') return { code: institutionCode }
  return {
    ...given('name', institutionName),
    ...(institutionLevel === '' ? {} : { level: institutionLevel as NonNullable<ClaimForm['institution']['level']> }),
  }
}

const linesOf = ({ lines, to }: ClaimEntry): ClaimForm['lines'] =>
  lines
    .filter((row) => !isBlank(row, ['quantity', 'day']))
    .map(({ day, code, name, quantity, price, amount }) => ({
      day: day === '' ? to : day,
      ...given('code', code),
      name: text(name),
      quantity: text(quantity),
      price: text(price) === '' && text(quantity) === '1' ? text(amount) : text(price),
      amount: text(amount),
    }))

/** The lines that were read from a list, each as what it was found to be; where several fit, the clerk chooses. */
export const linesOfBill = ({ lines }: Pick<ClaimBill, 'lines'>): LineEntry[] =>
  lines.map(({ day, code, item, name, quantity, price, amount }) => ({
    ...{ day, name, quantity, price, amount },
    code: item?.code ?? code ?? '',
  }))

/** What is known of a visit whose fees the hospital sent; it is the visit then, as it was registered. */
export const entryOfVisit = (visit: UploadedVisit): Partial<ClaimEntry> => ({
  visitId: visit.visitId,
  kind: visit.kind,
  place: visit.place,
  placeName: visit.placeName,
  from: visit.from,
  to: visit.to ?? '',
  emergency: visit.emergency,
  institutionCode: visit.institution,
  institutionName: visit.institutionName,
  institutionLevel: '',
})

/** The entry without the visit that was taken by mistake. */
export const withoutVisit: Partial<ClaimEntry> = {
  ...{ visitId: '', place: '', placeName: '', from: '', to: '', emergency: false },
  ...{ institutionCode: '', institutionName: '', institutionLevel: '' },
}

/** A form that was sent before, to be put right. What is not shown again (an account) is typed anew. */
export function claimEntryOf(form: ClaimForm, uploads: readonly MaterialMessage[]): ClaimEntry {
  const { visit, institution, injury, prescription, agent, account } = form
  return {
    ...emptyClaimEntry,
    situation: form.situation,
    kind: visit.kind,
    place: visit.place,
    placeName: visit.place,
    from: visit.from,
    to: visit.to,
    emergency: visit.emergency ?? false,
    visitNo: visit.number ?? '',
    visitId: visit.visitId ?? '',
    institutionCode: institution.code ?? '',
    institutionName: institution.name ?? '',
    institutionLevel: institution.level ?? '',
    invoices: form.invoices.map((one) => ({
      code: one.code ?? '',
      number: one.number,
      day: one.day,
      total: one.total,
      checkCode: one.checkCode ?? '',
    })),
    lines: form.lines.map((one) => ({ ...one, day: one.day ?? '', code: one.code ?? '' })),
    injured: injury !== undefined,
    thirdParty: injury?.thirdParty ?? '',
    how: injury?.how ?? '',
    who: injury?.who ?? '',
    prescription: prescription?.number ?? '',
    prescribedBy: prescription?.institution ?? '',
    mobile: form.mobile,
    uploads: uploads.filter(({ id }) => form.uploads?.includes(id) ?? false),
    signed: form.commitmentSigned,
    ...(agent === undefined
      ? {}
      : {
          byAgent: true,
          agentName: agent.name,
          agentIdNumber: agent.idNumber,
          relation: agent.relation,
          agentMobile: agent.mobile,
        }),
    ...(account === undefined ? {} : { ...emptyAccount, ...account, again: account.again ?? '' }),
  }
}
