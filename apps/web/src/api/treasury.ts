/** 基金收支, 基金, 基金运行 and 预算: bank accounts, balances, months, and the postings behind a figure. */
import { queryOptions } from '@tanstack/react-query'
import type {
  BudgetForm,
  BudgetsMessage,
  FundPeriodMessage,
  FundPeriodQuery,
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

export const fundPeriodQuery = (query: FundPeriodQuery) =>
  queryOptions({
    queryKey: ['desk', 'funds', 'period', query],
    queryFn: ({ signal }) => get<FundPeriodMessage>(`${funds}/period?${asked(query)}`, signal),
  })

export const fundPeriodAddress = (query: FundPeriodQuery, as: 'xlsx' | 'csv' | 'pdf'): string =>
  `${funds}/period/statement.${as}?${asked(query)}`

const budgets = '/api/desk/budgets'

export const budgetsQuery = (book: string | undefined) =>
  queryOptions({
    queryKey: ['desk', 'budgets', book],
    queryFn: ({ signal }) => get<BudgetsMessage>(`${budgets}?${asked({ book })}`, signal),
  })

export const drawBudget = (form: BudgetForm, key: string): Promise<BudgetsMessage> => command(budgets, form, key)
export const stepBudget = (
  recordId: string,
  action: 'confirm' | 'drop',
  form: { words?: string },
  key: string,
): Promise<BudgetsMessage> => command(`${budgets}/${encodeURIComponent(recordId)}/${action}`, form, key)
