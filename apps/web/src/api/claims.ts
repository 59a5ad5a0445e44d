/** Being reimbursed by hand (我要报销): what is asked for, what would be wrong, and what became of each claim. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  ClaimBill,
  ClaimCheckMessage,
  ClaimForm,
  ClaimItem,
  ClaimLetterMessage,
  ClaimMessage,
  ClaimSituationMessage,
  ClaimWholeMessage,
} from '@yidi/contracts'
import type { VisitKind } from '@yidi/rules'
import { ask, command, get, sendBytes } from './client.ts'
import { findDraft } from './drafts.ts'

export type { ClaimForm }
export type ClaimAccount = NonNullable<ClaimForm['account']>
export type Claim = ClaimMessage
export type ClaimWhole = ClaimWholeMessage
export type ClaimCheck = ClaimCheckMessage
export type ClaimSituation = ClaimSituationMessage
export type ClaimLine = ClaimCheck['lines'][number]
export type ClaimPaper = ClaimCheck['papers'][number]

const addressOf = (id: string): string => `/api/claims/${encodeURIComponent(id)}`

export const claimsQuery = queryOptions({
  queryKey: ['claims'],
  queryFn: ({ signal }) => get<{ claims: Claim[] }>('/api/claims', signal),
})

export const claimQuery = (id: string) =>
  queryOptions({
    queryKey: ['claims', id],
    queryFn: ({ signal }) => get<ClaimWhole>(addressOf(id), signal),
  })

/** The claim that is put right, as it was sent: somebody types over what it gives, and a fresh copy would take that away. */
export const claimToCorrectQuery = (id: string | undefined) =>
  queryOptions({
    queryKey: ['claims', id, 'to-correct'],
    enabled: id !== undefined,
    queryFn: ({ signal }) => get<ClaimWhole>(addressOf(id ?? ''), signal),
    staleTime: Infinity,
    gcTime: 0,
  })

/** The claim that was begun, on whatever device. */
export const claimDraftQuery = queryOptions({
  queryKey: ['claims', 'draft'],
  queryFn: async ({ signal }) => ({ draft: await findDraft('claim', signal) }),
})

export const situationsQuery = queryOptions({
  queryKey: ['claim-situations'],
  queryFn: ({ signal }) =>
    get<{ pool: string; poolName: string; situations: ClaimSituation[] }>('/api/claims/situations', signal),
})

/** The letter of a claim; of an injury with the statement about third parties. */
export const claimLetterQuery = (injury: boolean) =>
  queryOptions({
    queryKey: ['claim-letter', injury],
    queryFn: ({ signal }) => get<ClaimLetterMessage>(`/api/claims/letter${injury ? '?injury=true' : ''}`, signal),
  })

/** What the catalogue of the insured place has of a name, on a day; nothing for a single letter. */
export const catalogueQuery = (q: string, on: string) =>
  queryOptions({
    queryKey: ['claim-catalogue', q, on],
    enabled: q.length > 1,
    queryFn: ({ signal }) =>
      get<{ placeName: string; items: ClaimItem[] }>(
        `/api/claims/catalogue?${new URLSearchParams({ q, ...(on === '' ? {} : { on }) }).toString()}`,
        signal,
      ),
  })

/** Reads a list of fees of a visit; nothing of it is kept. */
export function readBill(
  file: File,
  { kind, from, to, emergency }: { kind: VisitKind | ''; from: string; to: string; emergency: boolean },
): Promise<ClaimBill> {
  const visit = new URLSearchParams({ kind, from, to, emergency: String(emergency) })
  return sendBytes(`/api/claims/bill?${visit.toString()}`, file, 'json', undefined, file.name)
}

/** What is wrong with a claim and what it would come to; `correcting` is the claim that is put right, so that it is not in its own way. */
export const claimCheckQuery = (form: ClaimForm | undefined, correcting: string | undefined) =>
  queryOptions({
    queryKey: ['claim-check', form, correcting],
    enabled: form !== undefined,
    queryFn: ({ signal }) =>
      ask<ClaimCheck>(
        `/api/claims/check${correcting === undefined ? '' : `?claimId=${encodeURIComponent(correcting)}`}`,
        form,
        signal,
      ),
    placeholderData: keepPreviousData,
  })

export const withdrawClaim = (id: string, key: string): Promise<Claim> => command(`${addressOf(id)}/withdraw`, {}, key)

/** 申诉 against the result. */
export const appealClaim = (id: string, text: string, key: string): Promise<Claim> =>
  command(`${addressOf(id)}/appeal`, { text }, key)

/** Another account for money that the bank sent back. */
export const changeAccount = ({ id, account }: { id: string; account: ClaimAccount }, key: string): Promise<Claim> =>
  command(`${addressOf(id)}/account`, account, key)
