/** 投诉咨询: one's own, writing one, saying how satisfied one is. */
import { queryOptions } from '@tanstack/react-query'
import type { ComplaintForm, ComplaintMessage, ComplaintRating, ComplaintsMessage } from '@yidi/contracts'
import { command, get } from './client.ts'
import type { Door } from './materials.ts'

export type Complaint = ComplaintMessage

const at = (id: string) => `/api/complaints/${encodeURIComponent(id)}`

export const complaintsQuery = queryOptions({
  queryKey: ['complaints'],
  queryFn: ({ signal }) => get<ComplaintsMessage>('/api/complaints', signal),
})

export const complaintQuery = (id: string) =>
  queryOptions({ queryKey: ['complaints', id], queryFn: ({ signal }) => get<Complaint>(at(id), signal) })

export const sendComplaint = (form: ComplaintForm, key: string): Promise<Complaint> =>
  command('/api/complaints', form, key)

export const withdrawComplaint = (id: string, key: string): Promise<Complaint> => command(`${at(id)}/withdraw`, {}, key)

export const rateComplaint = (id: string, rating: ComplaintRating, key: string): Promise<Complaint> =>
  command(`${at(id)}/rate`, { rating }, key)

/** Where pictures and papers that go with one are taken in. */
export const complaintDoor: Door = { path: '/api/complaints/materials', headers: {} }
