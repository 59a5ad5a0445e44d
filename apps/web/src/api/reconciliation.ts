/** 对账: an institution's own days, and the desk of its region. */
import { queryOptions } from '@tanstack/react-query'
import type { DifferenceWorkForm, OwnReconciliationMessage, ReconciliationDeskMessage } from '@yidi/contracts'
import { command, get, sendBytes } from './client.ts'

const own = '/api/institution/reconciliation'
const period = (from: string, to: string) => `from=${from}&to=${to}`

export const ownReconciliationQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['institution', 'reconciliation', from, to],
    queryFn: ({ signal }) => get<OwnReconciliationMessage>(`${own}?${period(from, to)}`, signal),
  })

export const ownLinesAddress = (from: string, to: string): string => `${own}/ours.xlsx?${period(from, to)}`
export const linesTemplateAddress = `${own}/template`

/** Sends a list of lines as it is; the server knows the kind of file by its content. */
export const sendLines = (from: string, to: string, file: Blob): Promise<OwnReconciliationMessage> =>
  sendBytes(`${own}/list?${period(from, to)}`, file)

export const reconciliationsQuery = queryOptions({
  queryKey: ['desk', 'reconciliations'],
  queryFn: ({ signal }) => get<ReconciliationDeskMessage>('/api/desk/reconciliations', signal),
})

export const workDifference = (
  institution: string,
  number: string,
  form: DifferenceWorkForm,
  key: string,
): Promise<ReconciliationDeskMessage> =>
  command(
    `/api/desk/institutions/${encodeURIComponent(institution)}/differences/${encodeURIComponent(number)}`,
    form,
    key,
  )
