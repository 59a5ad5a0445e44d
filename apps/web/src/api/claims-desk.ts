/** Claims at the desk: one case, what a review of it would come to, and what the counter does for a person. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  ClaimBill,
  ClaimCaseMessage,
  ClaimCheckMessage,
  ClaimForm,
  ClaimMessage,
  ClaimReckonedMessage,
  ClaimReview,
  ClaimSituationMessage,
  ClaimWholeMessage,
} from '@yidi/contracts'
import type { UploadedVisit } from './billed-visits.ts'
import { ask, command, get, sendBytes } from './client.ts'
import { casePath } from './desk.ts'
import { findPeople } from './people.ts'

export type ClaimCase = ClaimCaseMessage
export type Claim = ClaimMessage
export type ClaimSituation = ClaimSituationMessage
export type ClaimCheck = ClaimCheckMessage
export type AccountForm = NonNullable<ClaimForm['account']>

export const claimCaseQuery = (id: string) =>
  queryOptions({
    queryKey: ['desk', 'case', id],
    queryFn: ({ signal }) => get<ClaimCase>(casePath('claim', id), signal),
  })

/** What a review would come to; the answer before stays in sight while the next is on its way. */
export const reckonQuery = (id: string, review: ClaimReview) =>
  queryOptions({
    queryKey: ['desk', 'case', id, 'reckon', review],
    queryFn: ({ signal }) => ask<ClaimReckonedMessage>(`${casePath('claim', id)}/reckon`, review, signal),
    retry: false,
    placeholderData: keepPreviousData,
  })

/** An item of the catalogue that a line may be. */
export type ClaimItem = ClaimCase['lines'][number]['candidates'][number]

/** Items of the insured place by a part of their name or code, as the catalogue was on a day. */
export async function findClaimItems(
  asked: { pool: string; q: string; on: string },
  signal: AbortSignal,
): Promise<ClaimItem[]> {
  const query = new URLSearchParams(asked).toString()
  return (await get<{ items: ClaimItem[] }>(`/api/desk/claims/catalogue?${query}`, signal)).items
}

interface ClaimsHere {
  claims: Claim[]
  situations: ClaimSituation[]
  /** What institutions billed and did not settle. */
  visits: UploadedVisit[]
}

/** The claims of the person at the counter, and what can be claimed in their pool. */
export const counterClaimsQuery = (idNumber: string) =>
  queryOptions({
    queryKey: ['desk', 'counter', 'claims', idNumber],
    queryFn: ({ signal }) => ask<ClaimsHere>('/api/desk/counter/claims/of', { idNumber }, signal),
  })

/** `claimId` is the claim that is put right, so that it is not in its own way. */
export const counterCheckQuery = (asked: { idNumber: string; form: ClaimForm; claimId?: string }) =>
  queryOptions({
    queryKey: ['desk', 'counter', 'claims', 'check', asked],
    queryFn: ({ signal }) => ask<ClaimCheck>('/api/desk/counter/claims/check', asked, signal),
    retry: false,
    placeholderData: keepPreviousData,
  })

export const claimAtCounter = (idNumber: string, form: ClaimForm, key: string): Promise<Claim> =>
  command('/api/desk/counter/claims', { idNumber, form }, key)
export const correctAtCounter = (id: string, idNumber: string, form: ClaimForm, key: string): Promise<Claim> =>
  command(`/api/desk/counter/claims/${id}/corrections`, { idNumber, form }, key)
export const accountAtCounter = (id: string, idNumber: string, account: AccountForm, key: string): Promise<Claim> =>
  command(`/api/desk/counter/claims/${id}/account`, { idNumber, account }, key)
/** A claim as it was sent, to put it right. */
export const wholeAtCounter = (id: string, idNumber: string): Promise<ClaimWholeMessage> =>
  ask(`/api/desk/counter/claims/${id}/whole`, { idNumber })

/** Reads the list of fees that somebody brought; nothing of it is kept. */
export async function readBillHere(
  idNumber: string,
  visit: { kind: string; from: string; to: string; emergency: boolean },
  file: File,
): Promise<ClaimBill> {
  const { people } = await findPeople({ by: 'id-number', idNumber })
  const query = new URLSearchParams({ ...visit, emergency: String(visit.emergency) }).toString()
  const address = `/api/desk/claims/people/${people[0]?.personNo ?? ''}/bill?${query}`
  return sendBytes(address, file)
}

export const withdrawAtCounter = (id: string, idNumber: string, reason: string, key: string): Promise<Claim> =>
  command(`/api/desk/counter/claims/${id}/withdraw`, { idNumber, reason }, key)
