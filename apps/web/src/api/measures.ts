/** 处理措施 and 陈述申辩 of the person. */
import { queryOptions } from '@tanstack/react-query'
import type { HearingAnswerForm, OwnMeasuresMessage, OwnReclaimsMessage } from '@yidi/contracts'
import { command, get } from './client.ts'

export const measuresQuery = queryOptions({
  queryKey: ['measures'],
  queryFn: ({ signal }) => get<OwnMeasuresMessage>('/api/me/measures', signal),
})
export const myReclaimsQuery = queryOptions({
  queryKey: ['measures', 'reclaims'],
  queryFn: ({ signal }) => get<OwnReclaimsMessage>('/api/me/recoveries', signal),
})
export const answerHearing = (id: string, form: HearingAnswerForm, key: string): Promise<OwnMeasuresMessage> =>
  command(`/api/me/hearings/${encodeURIComponent(id)}/answer`, form, key)
