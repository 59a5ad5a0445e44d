/** 规定病种 and 出国带药: what the law says, what is on record, and ending it. */
import { queryOptions } from '@tanstack/react-query'
import type { AbroadOverview, DiseaseOverview, EntitlementMessage } from '@yidi/contracts'
import { command, get, type Confirmation } from './client.ts'

export type Entitlement = EntitlementMessage

export const diseasesQuery = queryOptions({
  queryKey: ['diseases'],
  queryFn: ({ signal }) => get<DiseaseOverview>('/api/diseases', signal),
})

export const abroadQuery = queryOptions({
  queryKey: ['abroad'],
  queryFn: ({ signal }) => get<AbroadOverview>('/api/abroad', signal),
})

export const reportReturn = (id: string, returnedOn: string, key: string): Promise<Entitlement> =>
  command(`/api/abroad/${id}/return`, { returnedOn }, key)

const paths = { 'designated-disease': 'diseases', 'medicine-abroad': 'abroad' } as const

type OwnKind = keyof typeof paths

export const takeBack = (
  { id, kind, action, ...form }: Pick<Entitlement, 'id' | 'kind'> & { action: 'withdraw' | 'end' } & Confirmation,
  key: string,
): Promise<Entitlement> => command(`/api/${paths[kind as OwnKind]}/${id}/${action}`, form, key)
