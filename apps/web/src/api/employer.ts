/** 用人单位: its people, what it filed, lists of many at once; and the employers at the agency's desk. */
import { queryOptions } from '@tanstack/react-query'
import type {
  EmployerFilingForm,
  EmployerFilingLine,
  EmployerForm,
  EmployerImportReport,
  EmployerMember,
  EmployerMessage,
  FilingMessage,
} from '@yidi/contracts'
import { command, get, sendBytes, type Confirmation } from './client.ts'

export type Employer = EmployerMessage
export type Member = EmployerMember
export type FilingLine = EmployerFilingLine
export type ImportReport = EmployerImportReport

export const employerQuery = queryOptions({
  queryKey: ['employer'],
  queryFn: ({ signal }) => get<Employer>('/api/employer', signal),
})

export const membersQuery = queryOptions({
  queryKey: ['employer', 'members'],
  queryFn: ({ signal }) => get<{ members: Member[] }>('/api/employer/members', signal),
})

export const employerFilingsQuery = queryOptions({
  queryKey: ['employer', 'filings'],
  queryFn: ({ signal }) => get<{ filings: FilingLine[] }>('/api/employer/filings', signal),
})

export const fileForMember = (form: EmployerFilingForm, key: string): Promise<FilingMessage> =>
  command('/api/employer/filings', form, key)

/** Withdraws, cancels or ends early, whichever the filing's state is for; the worker is told who did it and why. */
export const takeBackFiling = (
  id: string,
  said: { reason: string } & Confirmation,
  key: string,
): Promise<FilingMessage> => command(`/api/employer/filings/${id}/cancel`, said, key)

export const templateAddress = '/api/employer/filings/template'
const listAddress = '/api/employer/filings/list'

/** Tries a list, or with `confirmed` files it; the same file again files nothing twice. */
export const sendList = (file: Blob, confirmed: boolean): Promise<ImportReport> =>
  sendBytes(`${listAddress}?${confirmed ? 'confirmed=true' : 'dryRun=true'}`, file)

/** The same answer as a sheet to keep. */
export const listResult = (file: Blob, confirmed: boolean): Promise<Blob> =>
  sendBytes(`${listAddress}?${confirmed ? 'confirmed=true' : 'dryRun=true'}&as=xlsx`, file, 'blob')

export const employersQuery = queryOptions({
  queryKey: ['desk', 'employers'],
  queryFn: ({ signal }) => get<{ employers: Employer[] }>('/api/desk/employers', signal),
})

export const writeEmployer = (form: EmployerForm, key: string): Promise<Employer> =>
  command('/api/desk/employers', form, key)
