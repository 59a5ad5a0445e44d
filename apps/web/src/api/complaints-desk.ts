/** 投诉咨询 at the desk: one, typing one in, its steps, what the agency sets, and the numbers. */
import { queryOptions } from '@tanstack/react-query'
import type {
  ComplaintCaseMessage,
  ComplaintEntryForm,
  ComplaintOpenCaseForm,
  ComplaintSettingForm,
  ComplaintSettingsMessage,
  ComplaintStatisticsMessage,
} from '@yidi/contracts'
import { command, get } from './client.ts'

export type ComplaintCase = ComplaintCaseMessage

const at = (id: string) => `/api/desk/complaints/${encodeURIComponent(id)}`

export const complaintCaseQuery = (id: string) =>
  queryOptions({ queryKey: ['desk', 'complaints', id], queryFn: ({ signal }) => get<ComplaintCase>(at(id), signal) })

export const enterComplaint = (form: ComplaintEntryForm, key: string): Promise<ComplaintCase> =>
  command('/api/desk/complaints', form, key)

export const stepComplaint = (id: string, step: string, body: object, key: string): Promise<ComplaintCase> =>
  command(`${at(id)}/${step}`, body, key)

export const openCaseOf = (id: string, form: ComplaintOpenCaseForm, key: string): Promise<ComplaintCase> =>
  command(`${at(id)}/case`, form, key)

export const complaintSettingsQuery = queryOptions({
  queryKey: ['desk', 'complaint-settings'],
  queryFn: ({ signal }) => get<ComplaintSettingsMessage>('/api/desk/complaint-settings', signal),
})

export const enterComplaintSetting = (form: ComplaintSettingForm, key: string): Promise<ComplaintSettingsMessage> =>
  command('/api/desk/complaint-settings', form, key)

const months = (from: string, to: string): string =>
  new URLSearchParams({ ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) }).toString()

export const complaintStatisticsQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['desk', 'complaint-statistics', from, to],
    queryFn: ({ signal }) =>
      get<ComplaintStatisticsMessage>(`/api/desk/complaint-statistics?${months(from, to)}`, signal),
  })

export const complaintStatisticsFile = (from: string, to: string): string =>
  `/api/desk/complaint-statistics/file?${months(from, to)}`
