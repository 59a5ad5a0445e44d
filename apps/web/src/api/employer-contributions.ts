/** 单位缴费: declarations, bills and members of an employer, by its own door or the desk's; the desk's files and payments. */
import { queryOptions } from '@tanstack/react-query'
import type {
  ContributionDeskMessage,
  ContributionReport,
  DeclarationConfirmForm,
  DeclarationMessage,
  EmployerContributionsMessage,
  EmployerPaymentForm,
  MemberChangeForm,
} from '@yidi/contracts'
import { command, get, sendBytes } from './client.ts'

const deskRoot = '/api/desk/contributions/employers'
const key = ['contributions'] as const

/** The addresses of one employer: its own where no code is named, else the desk's. */
const rootOf = (code: string | undefined): string =>
  code === undefined ? '/api/employer/contributions' : `${deskRoot}/${encodeURIComponent(code)}`

export const bookQuery = (code: string | undefined) =>
  queryOptions({
    queryKey: [...key, code ?? 'own'],
    queryFn: ({ signal }) => get<EmployerContributionsMessage>(rootOf(code), signal),
  })

export const declarationQuery = (code: string | undefined, month: string) =>
  queryOptions({
    queryKey: [...key, code ?? 'own', month],
    queryFn: ({ signal }) => get<DeclarationMessage>(`${rootOf(code)}/months/${encodeURIComponent(month)}`, signal),
  })

export const contributionsQuery = (month: string) =>
  queryOptions({
    queryKey: [...key, 'desk', month],
    queryFn: ({ signal }) => get<ContributionDeskMessage>(`${deskRoot}?month=${encodeURIComponent(month)}`, signal),
  })

/** Everything of this room, to be read anew after a command. */
export const contributionsKey = key

export const confirmDeclaration = (
  code: string | undefined,
  month: string,
  form: DeclarationConfirmForm,
  once: string,
) => command<DeclarationMessage>(`${rootOf(code)}/months/${month}/confirm`, form, once)

export const withdrawDeclaration = (code: string | undefined, declaration: string, once: string) =>
  command<DeclarationMessage>(`${rootOf(code)}/bills/${declaration}/withdraw`, {}, once)

export const askAgain = (code: string | undefined, declaration: string, once: string) =>
  command<DeclarationMessage>(`${rootOf(code)}/bills/${declaration}/again`, {}, once)

export const statementAddress = (code: string | undefined, declaration: string): string =>
  `${rootOf(code)}/bills/${declaration}/statement.pdf`

export const changeMember = (code: string | undefined, form: MemberChangeForm, once: string) =>
  command<{ text: string }>(`${rootOf(code)}/members`, form, once)

export const membersTemplate = (code: string | undefined): string => `${rootOf(code)}/members/template`

/** Tries a list of members, or with `confirmed` carries it out; the same file again changes nothing twice. */
export const sendMembers = (code: string | undefined, file: Blob, confirmed: boolean): Promise<ContributionReport> =>
  sendBytes(`${rootOf(code)}/members/list${confirmed ? '?confirmed=true' : ''}`, file)

export const declarationsAddress = (month: string): string => `${deskRoot}/declarations.csv?month=${month}`

/** Tries the tax office's file of payments, or takes it whole. */
export const sendPayments = (file: Blob, confirmed: boolean): Promise<ContributionReport> =>
  sendBytes(`${deskRoot}/payments/file${confirmed ? '?confirmed=true' : ''}`, file)

export const enterPayment = (form: EmployerPaymentForm, once: string) =>
  command<ContributionDeskMessage>(`${deskRoot}/payments`, form, once)

export const returnPayment = (reference: string, form: { day: string }, once: string) =>
  command<ContributionDeskMessage>(`${deskRoot}/payments/${encodeURIComponent(reference)}/returned`, form, once)
