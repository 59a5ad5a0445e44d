/** Later checks of commitments: the list, the draw and what was found. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  CommitmentCheckListMessage,
  CommitmentDrawForm,
  CommitmentDrawMessage,
  CommitmentOutcomeForm,
  FilingMessage,
} from '@yidi/contracts'
import { command, get } from './client.ts'

type CheckList = CommitmentCheckListMessage
export type CheckLine = CheckList['checks'][number]
export type CheckStatus = 'open' | 'paused' | 'done'

export const checksQuery = (status: CheckStatus, page: number) =>
  queryOptions({
    queryKey: ['desk', 'checks', status, page],
    queryFn: ({ signal }) => get<CheckList>(`/api/desk/commitment-checks?status=${status}&page=${page}`, signal),
    placeholderData: keepPreviousData,
  })

export const drawChecks = (form: CommitmentDrawForm, key: string): Promise<CommitmentDrawMessage> =>
  command('/api/desk/commitment-checks/draw', form, key)

export const recordOutcome = (filingId: string, form: CommitmentOutcomeForm, key: string): Promise<FilingMessage> =>
  command(`/api/desk/commitment-checks/${filingId}/outcome`, form, key)
