/** 申诉 at the desk: what a person writes against the result of a claim, and the answer. */
import { queryOptions } from '@tanstack/react-query'
import type { AppealAnswer, AppealMessage } from '@yidi/contracts'
import { command, get } from './client.ts'

const at = (id: string) => `/api/desk/appeals/${encodeURIComponent(id)}`

export const appealQuery = (id: string) =>
  queryOptions({ queryKey: ['appeals', id], queryFn: ({ signal }) => get<AppealMessage>(at(id), signal) })

export const answerAppeal = (
  id: string,
  action: 'uphold' | 'reject',
  answer: AppealAnswer,
  key: string,
): Promise<AppealMessage> => command(`${at(id)}/${action}`, answer, key)
