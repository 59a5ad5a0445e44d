/** 基金公布: at the desk, and what everybody reads. */
import { queryOptions } from '@tanstack/react-query'
import type {
  FundReportForm,
  FundReportMessage,
  FundReportsMessage,
  PublishedFundReportMessage,
  PublishedFundsMessage,
} from '@yidi/contracts'
import { command, get } from './client.ts'

const desk = '/api/desk/fund-reports'
const open = '/api/published/funds'
export const fundReportsKey = ['fund-reports'] as const
const at = (root: string, ...parts: string[]) => [root, ...parts.map(encodeURIComponent)].join('/')

export const fundReportsQuery = queryOptions({
  queryKey: [...fundReportsKey, 'all'],
  queryFn: ({ signal }) => get<FundReportsMessage>(desk, signal),
})
export const fundReportQuery = (id: string) =>
  queryOptions({
    queryKey: [...fundReportsKey, 'one', id],
    queryFn: ({ signal }) => get<FundReportMessage>(at(desk, id), signal),
  })
export const fundReportPaper = (id: string): string => `${at(desk, id)}/report.pdf`
export const prepareFundReport = (form: FundReportForm, key: string): Promise<FundReportMessage> =>
  command(desk, form, key)
export const stepFundReport = (id: string, step: string, form: object, key: string): Promise<FundReportMessage> =>
  command(at(desk, id, step), form, key)

export const publishedFundsQuery = queryOptions({
  queryKey: [...fundReportsKey, 'published'],
  queryFn: ({ signal }) => get<PublishedFundsMessage>(open, signal),
})
export const publishedFundReportQuery = (pool: string, period: string) =>
  queryOptions({
    queryKey: [...fundReportsKey, 'published', pool, period],
    queryFn: ({ signal }) => get<PublishedFundReportMessage>(at(open, pool, period), signal),
  })
export const publishedFundPaper = (pool: string, period: string): string => `${at(open, pool, period)}/report.pdf`
