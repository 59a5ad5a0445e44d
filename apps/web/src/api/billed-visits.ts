/** Visits that a hospital billed and did not settle. */
import { queryOptions } from '@tanstack/react-query'
import type { ClaimVisitsMessage } from '@yidi/contracts'
import { get } from './client.ts'

/** A visit whose costs the hospital has handed in and not settled; still in hospital where `to` is null. */
export type UploadedVisit = ClaimVisitsMessage['visits'][number]

export const uploadedVisitsQuery = queryOptions({
  queryKey: ['claims', 'visits'],
  queryFn: ({ signal }) => get<ClaimVisitsMessage>('/api/claims/visits', signal),
})
