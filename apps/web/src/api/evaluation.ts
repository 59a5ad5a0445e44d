/** 政策评估 and saved drafts of the law at the desk. */
import { queryOptions } from '@tanstack/react-query'
import type {
  EvaluationForm,
  EvaluationMessage,
  EvaluationsMessage,
  EvaluationSummary,
  PolicyDraftSaveForm,
  SavedDraft,
  SavedDraftsMessage,
  SavedDraftWhole,
} from '@yidi/contracts'
import { command, get } from './client.ts'

const evaluations = '/api/desk/evaluations'
const drafts = '/api/desk/policy/drafts'
const one = (root: string, id: string): string => `${root}/${encodeURIComponent(id)}`

/** How often the page asks how far a run has come, in milliseconds. */
const runningEveryMs = 1_500

export const goesOn = ({ state }: Pick<EvaluationSummary, 'state'>): boolean =>
  state === 'waiting' || state === 'running'

export const evaluationsQuery = queryOptions({
  queryKey: ['desk', 'evaluations'],
  queryFn: ({ signal }) => get<EvaluationsMessage>(evaluations, signal),
  refetchInterval: ({ state }) => (state.data?.runs.some(goesOn) === true ? runningEveryMs : false),
})

export const evaluationQuery = (id: string) =>
  queryOptions({
    queryKey: ['desk', 'evaluation', id],
    queryFn: ({ signal }) => get<EvaluationMessage>(one(evaluations, id), signal),
    refetchInterval: ({ state }) => (state.data !== undefined && goesOn(state.data) ? runningEveryMs : false),
  })

export const startEvaluation = (form: EvaluationForm, key: string): Promise<EvaluationMessage> =>
  command(evaluations, form, key)

export const stopEvaluation = ({ id }: { id: string }, key: string): Promise<EvaluationMessage> =>
  command(`${one(evaluations, id)}/stop`, undefined, key)

export const evaluationFile = (id: string, as: 'csv' | 'pdf'): string => `${one(evaluations, id)}/result.${as}`

export const draftsQuery = queryOptions({
  queryKey: ['desk', 'policy-drafts'],
  queryFn: ({ signal }) => get<SavedDraftsMessage>(drafts, signal),
})

export const draftQuery = (id: string) =>
  queryOptions({
    queryKey: ['desk', 'policy-draft', id],
    queryFn: ({ signal }) => get<SavedDraftWhole>(one(drafts, id), signal),
  })

export const saveDraft = (form: PolicyDraftSaveForm, key: string): Promise<SavedDraft> => command(drafts, form, key)

export const dropDraft = ({ id }: { id: string }, key: string): Promise<SavedDraft> =>
  command(`${one(drafts, id)}/drop`, undefined, key)

export const draftFiles = (id: string): string => `${one(drafts, id)}/files.zip`
