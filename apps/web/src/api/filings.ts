/** Filing for treatment away from home: the questions, the check, the application, and what became of it. */
import { queryOptions } from '@tanstack/react-query'
import type {
  FilingCheckMessage,
  FilingForm,
  FilingMessage,
  FilingNeedMessage,
  FilingProblemMessage,
  FilingQuestionStep,
  FilingReceipt,
  FilingTypeGuidance,
} from '@yidi/contracts'
import { ask, command, get } from './client.ts'

export type Need = FilingNeedMessage
export type QuestionStep = FilingQuestionStep
export type FittingType = Extract<QuestionStep, { kind: 'answer' }>['fitting'][number]
export type TypeGuidance = FilingTypeGuidance
export type Requirement = TypeGuidance['requirements'][number]
export type Application = FilingForm
export type FilingProblem = FilingProblemMessage
export type ApplicationCheck = FilingCheckMessage
export type Filing = FilingMessage
export type Receipt = FilingReceipt

export const needQuery = (place: string) =>
  queryOptions({
    queryKey: ['filing-need', place],
    queryFn: ({ signal }) => get<Need>(`/api/filings/need?place=${place}`, signal),
  })

export const stepQuery = (answers: Record<string, string>) =>
  queryOptions({
    queryKey: ['filing-step', answers],
    queryFn: ({ signal }) => ask<QuestionStep>('/api/filings/questions', { answers }, signal),
  })

export const guidanceQuery = (type: string, place: string) =>
  queryOptions({
    queryKey: ['filing-guidance', type, place],
    queryFn: ({ signal }) => get<TypeGuidance>(`/api/filings/types/${type}?place=${place}`, signal),
  })

export const checkFiling = (application: Application): Promise<ApplicationCheck> =>
  ask('/api/filings/check', application)
export const applyFiling = (application: Application, key: string): Promise<Filing> =>
  command('/api/filings', application, key)
export const cancelFiling = (id: string, key: string): Promise<Filing> => command(`/api/filings/${id}/cancel`, {}, key)

export const filingsQuery = queryOptions({
  queryKey: ['filings'],
  queryFn: ({ signal }) => get<{ filings: Filing[] }>('/api/filings', signal),
})

export const filingQuery = (id: string) =>
  queryOptions({ queryKey: ['filings', id], queryFn: ({ signal }) => get<Filing>(`/api/filings/${id}`, signal) })

export const receiptQuery = (id: string) =>
  queryOptions({
    queryKey: ['filings', id, 'receipt'],
    queryFn: ({ signal }) => get<Receipt>(`/api/filings/${id}/receipt`, signal),
  })
