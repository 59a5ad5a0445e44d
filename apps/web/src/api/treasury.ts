/** 基金收支 and 基金: bank accounts, balances, months, and the postings behind a figure. */
import { queryOptions } from '@tanstack/react-query'
import type {
  FundPostingsMessage,
  FundPostingsQuery,
  FundsMessage,
  FundsQuery,
  TreasuryConfirmForm,
  TreasuryForm,
  TreasuryMessage,
  TreasuryWordsForm,
} from '@yidi/contracts'
import { command, get } from './client.ts'

const root = '/api/desk/treasury'
const funds = '/api/desk/funds'

const asked = (query: Readonly<Record<string, string | number | undefined>>): string =>
  new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  ).toString()

export const treasuryQuery = (book: string | undefined) =>
  queryOptions({
    queryKey: ['desk', 'treasury', book],
    queryFn: ({ signal }) => get<TreasuryMessage>(`${root}?${asked({ book })}`, signal),
  })

export const drawTreasury = (form: TreasuryForm, key: string): Promise<TreasuryMessage> => command(root, form, key)
export const stepTreasury = (
  recordId: string,
  action: string,
  form: TreasuryConfirmForm | TreasuryWordsForm,
  key: string,
): Promise<TreasuryMessage> => command(`${root}/${encodeURIComponent(recordId)}/${action}`, form, key)

export const fundsQuery = (query: FundsQuery) =>
  queryOptions({
    queryKey: ['desk', 'funds', query],
    queryFn: ({ signal }) => get<FundsMessage>(`${funds}?${asked(query)}`, signal),
  })

export const fundPostingsQuery = (query: FundPostingsQuery) =>
  queryOptions({
    queryKey: ['desk', 'funds', 'postings', query],
    queryFn: ({ signal }) => get<FundPostingsMessage>(`${funds}/postings?${asked(query)}`, signal),
  })

export const fundStatementAddress = (query: FundsQuery, as: 'xlsx' | 'pdf'): string =>
  `${funds}/statement.${as}?${asked(query)}`
