/** Filing for treatment away from home: the questions, the check, the application, and what became of it. */
import { queryOptions } from '@tanstack/react-query'
import type {
  CommitmentLetterMessage,
  FilingCheckMessage,
  FilingForm,
  FilingFormRules,
  FilingMessage,
  FilingNeedMessage,
  FilingProblemMessage,
  FilingQuestionStep,
  FilingReceipt,
  FilingTypeGuidance,
  KnownForFiling,
  OwnFilingForm,
} from '@yidi/contracts'
import { ask, command, get, type Confirmation } from './client.ts'
import { findDraft } from './drafts.ts'

export type Need = FilingNeedMessage
export type QuestionStep = FilingQuestionStep
export type FittingType = Extract<QuestionStep, { kind: 'answer' }>['fitting'][number]
export type TypeGuidance = FilingTypeGuidance
export type Requirement = TypeGuidance['requirements'][number]
export type Application = FilingForm
export type FilingProblem = FilingProblemMessage
export type ApplicationCheck = FilingCheckMessage
export type Filing = FilingMessage
type Receipt = FilingReceipt
export type FormRules = FilingFormRules
export type Letter = CommitmentLetterMessage
export type OwnForm = OwnFilingForm

/** One's own pool unless another is named, as the counter does. */
export const needQuery = (place: string, pool?: string) =>
  queryOptions({
    queryKey: ['filing-need', place, pool],
    queryFn: ({ signal }) =>
      get<Need>(`/api/filings/need?place=${place}${pool === undefined ? '' : `&pool=${pool}`}`, signal),
  })

/** The next question, or what fits; by the law of one's own pool unless another is named. */
export const stepQuery = (answers: Record<string, string>, pool?: string) =>
  queryOptions({
    queryKey: ['filing-step', answers, pool],
    queryFn: ({ signal }) =>
      ask<QuestionStep>('/api/filings/questions', { answers, ...(pool === undefined ? {} : { pool }) }, signal),
  })

/** `day`: of a filing that begins then; today where it is not named. */
export const guidanceQuery = (type: string, place: string, day?: string) =>
  queryOptions({
    queryKey: ['filing-guidance', type, place, day],
    queryFn: ({ signal }) =>
      get<TypeGuidance>(`/api/filings/types/${type}?place=${place}${day === undefined ? '' : `&day=${day}`}`, signal),
  })

/** How the person was reached last and, of a place, what stands in the way of another filing there. */
export const knownQuery = (place?: string) =>
  queryOptions({
    queryKey: ['filings', 'known', place],
    queryFn: ({ signal }) =>
      get<KnownForFiling>(`/api/filings/known${place === undefined ? '' : `?destination=${place}`}`, signal),
  })

/** How the form of a type is filled in; in the pool of whoever asks unless another is named. */
export const formRulesQuery = (type: string, pool?: string) =>
  queryOptions({
    queryKey: ['filing-form-rules', type, pool],
    queryFn: ({ signal }) =>
      get<FormRules>(`/api/filings/form-rules?type=${type}${pool === undefined ? '' : `&pool=${pool}`}`, signal),
  })

/** What earlier filings mean for one of this type to this place; asked only where both are known. */
export const outlookQuery = (type: string | undefined, place: string | undefined) =>
  queryOptions({
    queryKey: ['filings', 'outlook', type, place],
    enabled: type !== undefined && place !== undefined,
    queryFn: ({ signal }) =>
      get<{ problems: FilingProblem[] }>(`/api/filings/outlook?type=${type ?? ''}&destination=${place ?? ''}`, signal),
  })

export const letterQuery = (type: string, inPlace: boolean) =>
  queryOptions({
    queryKey: ['filing-letter', type, inPlace],
    queryFn: ({ signal }) =>
      get<{ letter: Letter | null }>(`/api/filings/letter?type=${type}${inPlace ? '&inPlace=true' : ''}`, signal),
  })

/** One's own form as it was sent last. */
export const ownFormQuery = (id: string | undefined) =>
  queryOptions({
    queryKey: ['filings', id, 'form'],
    enabled: id !== undefined,
    queryFn: ({ signal }) => get<OwnForm>(`/api/filings/${id ?? ''}/form`, signal),
    // Somebody types over what it gives; a fresh copy would take that away.
    staleTime: Infinity,
    gcTime: 0,
  })

/** The filing that was begun, on whatever device. */
export const draftQuery = queryOptions({
  queryKey: ['filings', 'draft'],
  queryFn: async ({ signal }) => ({ draft: await findDraft('filing', signal) }),
})

/** `correcting` is the filing that is put right, so that it is not in its own way. */
export const checkFiling = (application: Application, correcting?: string): Promise<ApplicationCheck> =>
  ask(`/api/filings/check${correcting === undefined ? '' : `?filingId=${correcting}`}`, application)
export const cancelFiling = (id: string, confirmation: Confirmation, key: string): Promise<Filing> =>
  command(`/api/filings/${id}/cancel`, confirmation, key)

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
