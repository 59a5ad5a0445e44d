/** The sums of a year, what is left of the deductible, and the personal account. */
import { queryOptions } from '@tanstack/react-query'
import type { DeductibleMessage, SumsMessage, YearSumsMessage } from '@yidi/contracts'
import { get } from './client.ts'

export type Sums = SumsMessage
export type YearSums = YearSumsMessage
export type Deductible = DeductibleMessage

export const sumsQuery = (year: string | undefined) =>
  queryOptions({
    queryKey: ['sums', year ?? ''],
    queryFn: ({ signal }) => get<Sums>(`/api/me/sums${year === undefined ? '' : `?year=${year}`}`, signal),
  })
