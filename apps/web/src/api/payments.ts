/** 付款: what waits to be paid, the batches, and what is done with one. */
import { queryOptions } from '@tanstack/react-query'
import type {
  PaymentBatchMessage,
  PaymentDrawForm,
  PaymentPaidForm,
  PaymentReturnedForm,
  PaymentsMessage,
} from '@yidi/contracts'
import { command, get, sendBytes } from './client.ts'

const root = '/api/desk/payments'
const at = (batchId: string) => `${root}/batches/${encodeURIComponent(batchId)}`
const itemAt = (batchId: string, no: number) => `${at(batchId)}/items/${String(no)}`

export const paymentsQuery = queryOptions({
  queryKey: ['desk', 'payments'],
  queryFn: ({ signal }) => get<PaymentsMessage>(root, signal),
})

export const batchQuery = (batchId: string) =>
  queryOptions({
    queryKey: ['desk', 'payments', batchId],
    queryFn: ({ signal }) => get<PaymentBatchMessage>(at(batchId), signal),
  })

/** Where the bank's file is taken; each taking is on record. */
export const fileAddress = (batchId: string, as: 'csv' | 'xlsx'): string => `${at(batchId)}/file.${as}`

export const drawBatch = (form: PaymentDrawForm, key: string): Promise<PaymentBatchMessage> =>
  command(`${root}/batches`, form, key)
export const confirmBatch = (batchId: string, key: string): Promise<PaymentBatchMessage> =>
  command(`${at(batchId)}/confirm`, {}, key)
export const dropBatch = (batchId: string, key: string): Promise<PaymentBatchMessage> =>
  command(`${at(batchId)}/drop`, {}, key)
export const removeItem = (batchId: string, no: number, key: string): Promise<PaymentBatchMessage> =>
  command(`${itemAt(batchId, no)}/remove`, {}, key)
export const markPaid = (batchId: string, no: number, form: PaymentPaidForm, key: string) =>
  command<PaymentBatchMessage>(`${itemAt(batchId, no)}/paid`, form, key)
export const markReturned = (batchId: string, no: number, form: PaymentReturnedForm, key: string) =>
  command<PaymentBatchMessage>(`${itemAt(batchId, no)}/returned`, form, key)
export const markAllPaid = (batchId: string, form: PaymentPaidForm, key: string): Promise<PaymentBatchMessage> =>
  command(`${at(batchId)}/paid`, form, key)

/** Sends the bank's answer as it is; the server knows the kind of file by its content. */
export const sendAnswer = (batchId: string, day: string, file: File, key: string): Promise<PaymentBatchMessage> =>
  sendBytes(`${at(batchId)}/answer?day=${day}`, file, 'json', key)
