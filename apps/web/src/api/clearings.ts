/** 区域清算 and 预付金: what regions settle between them. */
import { queryOptions } from '@tanstack/react-query'
import type {
  ClearingDrawForm,
  ClearingListMessage,
  ClearingMessage,
  MonthlyPostings,
  PrepaidConfirmForm,
  PrepaidForm,
  PrepaidMessage,
  RegionAccountForm,
  RegionAccountMessage,
} from '@yidi/contracts'
import { command, get } from './client.ts'

const root = '/api/desk/clearings'
const at = (id: string) => `${root}/${encodeURIComponent(id)}`
export const clearingsKey = ['desk', 'clearings'] as const

export const clearingsQuery = queryOptions({
  queryKey: [...clearingsKey, 'list'],
  queryFn: ({ signal }) => get<ClearingListMessage>(root, signal),
})

export const clearingQuery = (id: string, after: number) =>
  queryOptions({
    queryKey: [...clearingsKey, id, after],
    queryFn: ({ signal }) => get<ClearingMessage>(`${at(id)}?after=${String(after)}`, signal),
  })

/** The postings behind one line. */
export const clearingPostingsQuery = (id: string, no: number) =>
  queryOptions({
    queryKey: [...clearingsKey, id, 'postings', no],
    queryFn: ({ signal }) => get<MonthlyPostings>(`${at(id)}/lines/${String(no)}`, signal),
  })

export const clearingStatementAt = (id: string, as: 'pdf' | 'xlsx'): string => `${at(id)}/statement.${as}`

type Sent = Promise<ClearingMessage>
export const drawClearing = (form: ClearingDrawForm, key: string): Sent => command(root, form, key)
/** A step with what it says. */
export const stepClearing = (id: string, step: string, form: object, key: string): Sent =>
  command(`${at(id)}/${step}`, form, key)

const accountAt = (region: string) => `/api/desk/regions/${encodeURIComponent(region)}/account`
export const regionAccountQuery = (region: string) =>
  queryOptions({
    queryKey: [...clearingsKey, 'account', region],
    queryFn: ({ signal }) => get<RegionAccountMessage>(accountAt(region), signal),
  })
export const enterRegionAccount = (region: string, form: RegionAccountForm, key: string) =>
  command<RegionAccountMessage>(accountAt(region), form, key)
export const confirmRegionAccount = (region: string, no: number, key: string) =>
  command<RegionAccountMessage>(`${accountAt(region)}/${String(no)}/confirm`, {}, key)

const prepaid = '/api/desk/prepaid'
export const prepaidQuery = queryOptions({
  queryKey: [...clearingsKey, 'prepaid'],
  queryFn: ({ signal }) => get<PrepaidMessage>(prepaid, signal),
})
export const drawPrepaid = (form: PrepaidForm, key: string): Promise<PrepaidMessage> => command(prepaid, form, key)
export const confirmPrepaid = (id: string, form: PrepaidConfirmForm, key: string): Promise<PrepaidMessage> =>
  command(`${prepaid}/${encodeURIComponent(id)}/confirm`, form, key)
export const dropPrepaid = (id: string, key: string): Promise<PrepaidMessage> =>
  command(`${prepaid}/${encodeURIComponent(id)}/drop`, {}, key)
