/** 复议: whether one may ask, asking, and how it stands; and at the desk. */
import { queryOptions } from '@tanstack/react-query'
import type {
  ReconsiderationAcceptForm,
  ReconsiderationCaseMessage,
  ReconsiderationForm,
  ReconsiderationMessage,
  ReconsiderationResultForm,
  ReconsiderationStandingMessage,
} from '@yidi/contracts'
import { command, get } from './client.ts'

export type Reconsideration = ReconsiderationMessage
export type ReconsiderationCase = ReconsiderationCaseMessage

const at = (id: string) => `/api/reconsiderations/${encodeURIComponent(id)}`
const desk = (id: string) => `/api/desk/reconsiderations/${encodeURIComponent(id)}`

export const standingQuery = (kind: string, id: string) =>
  queryOptions({
    queryKey: ['reconsiderations', 'standing', kind, id],
    queryFn: ({ signal }) =>
      get<ReconsiderationStandingMessage>(
        `/api/reconsiderations/standing?${new URLSearchParams({ kind, id }).toString()}`,
        signal,
      ),
  })

export const reconsiderationQuery = (id: string) =>
  queryOptions({ queryKey: ['reconsiderations', id], queryFn: ({ signal }) => get<Reconsideration>(at(id), signal) })

export const askReconsideration = (form: ReconsiderationForm, key: string): Promise<Reconsideration> =>
  command('/api/reconsiderations', form, key)

export const withdrawReconsideration = (id: string, key: string): Promise<Reconsideration> =>
  command(`${at(id)}/withdraw`, {}, key)

export const reconsiderationCaseQuery = (id: string) =>
  queryOptions({
    queryKey: ['desk', 'reconsiderations', id],
    queryFn: ({ signal }) => get<ReconsiderationCase>(desk(id), signal),
  })

export const acceptReconsideration = (
  id: string,
  form: ReconsiderationAcceptForm,
  key: string,
): Promise<ReconsiderationCase> => command(`${desk(id)}/accept`, form, key)

export const decideReconsideration = (
  id: string,
  action: 'uphold' | 'change',
  form: ReconsiderationResultForm,
  key: string,
): Promise<ReconsiderationCase> => command(`${desk(id)}/${action}`, form, key)
