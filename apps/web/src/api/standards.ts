/** 支付标准: what an agency has set for payment methods. */
import { queryOptions } from '@tanstack/react-query'
import type { StandardForm, StandardsMessage, StandardsQuery } from '@yidi/contracts'
import { command, get } from './client.ts'

export const standardsKey = ['standards'] as const
const root = '/api/desk/standards'

const asked = (query: StandardsQuery): string =>
  new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString()

export const standardsQuery = (query: StandardsQuery) =>
  queryOptions({
    queryKey: [...standardsKey, query],
    queryFn: ({ signal }) => get<StandardsMessage>(`${root}?${asked(query)}`, signal),
  })

export const standardsFile = (query: StandardsQuery, as: 'xlsx' | 'csv'): string => `${root}/list.${as}?${asked(query)}`

export const enterStandard = (form: StandardForm, key: string): Promise<StandardsMessage> => command(root, form, key)
