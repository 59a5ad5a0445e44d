/** 月度申报: what an institution applies for, and what the desk makes of it. */
import { queryOptions } from '@tanstack/react-query'
import type {
  InstitutionAccountForm,
  InstitutionAccountMessage,
  MonthlyAnswerForm,
  MonthlyApplicationMessage,
  MonthlyApplyForm,
  MonthlyApproveForm,
  MonthlyDecideForm,
  MonthlyListMessage,
  MonthlyObjectForm,
  MonthlyPostings,
  MonthlyShown,
  MonthlyYearMessage,
  OwnMonthlyMessage,
} from '@yidi/contracts'
import { command, get } from './client.ts'

/** Through which door: the institution's own, or the desk of the region. */
export type MonthlyDoor = 'institution' | 'desk'
export const monthlyKey = ['monthly'] as const

const root = (door: MonthlyDoor) => `/api/${door}/monthly`
const at = (door: MonthlyDoor, id: string) => `${root(door)}/${encodeURIComponent(id)}`

export const ownMonthlyQuery = queryOptions({
  queryKey: [...monthlyKey, 'own'],
  queryFn: ({ signal }) => get<OwnMonthlyMessage>(root('institution'), signal),
})

/** The latest applications of the region; of one month or state where they are named. */
export const monthlyListQuery = (month: string, state: string) =>
  queryOptions({
    queryKey: [...monthlyKey, 'list', month, state],
    queryFn: ({ signal }) => {
      const asked = new URLSearchParams({ ...(month === '' ? {} : { month }), ...(state === '' ? {} : { state }) })
      return get<MonthlyListMessage>(`${root('desk')}?${asked.toString()}`, signal)
    },
  })

/** One application with the lines that are asked for; `disease` empty: of every disease. */
export const monthlyQuery = (
  door: MonthlyDoor,
  id: string,
  { show, after, disease }: { show: MonthlyShown; after: number; disease: string },
) =>
  queryOptions({
    queryKey: [...monthlyKey, door, id, show, after, disease],
    queryFn: ({ signal }) => {
      const asked = new URLSearchParams({ show, after: String(after), ...(disease === '' ? {} : { disease }) })
      return get<MonthlyApplicationMessage>(`${at(door, id)}?${asked.toString()}`, signal)
    },
  })

const yearAt = (door: MonthlyDoor, code: string) =>
  door === 'desk' ? `/api/desk/institutions/${encodeURIComponent(code)}/year` : '/api/institution/year'
/** A year of an institution; empty: this one. */
export const monthlyYearQuery = (door: MonthlyDoor, code: string, year: string) =>
  queryOptions({
    queryKey: [...monthlyKey, door, 'year', code, year],
    queryFn: ({ signal }) => get<MonthlyYearMessage>(`${yearAt(door, code)}?year=${encodeURIComponent(year)}`, signal),
  })
export const monthlyYearFile = (door: MonthlyDoor, code: string, year: number): string =>
  `${yearAt(door, code)}.csv?year=${String(year)}`

export const postingsQuery = (door: MonthlyDoor, id: string, no: number) =>
  queryOptions({
    queryKey: [...monthlyKey, door, id, 'postings', no],
    queryFn: ({ signal }) => get<MonthlyPostings>(`${at(door, id)}/lines/${String(no)}`, signal),
  })

export const statementAt = (door: MonthlyDoor, id: string, as: 'pdf' | 'xlsx'): string =>
  `${at(door, id)}/statement.${as}`

type Sent = Promise<MonthlyApplicationMessage>
export const applyForMonth = (form: MonthlyApplyForm, key: string): Sent => command(root('institution'), form, key)
/** A step that says nothing more. */
export const takeStep = (
  door: MonthlyDoor,
  id: string,
  step: 'withdraw' | 'accept' | 'hand-in' | 'conclude',
  key: string,
): Sent => command(`${at(door, id)}/${step}`, {}, key)
export const objectTo = (id: string, form: MonthlyObjectForm, key: string): Sent =>
  command(`${at('institution', id)}/object`, form, key)
export const decideLines = (id: string, form: MonthlyDecideForm, key: string): Sent =>
  command(`${at('desk', id)}/decide`, form, key)
export const answerObjection = (id: string, form: MonthlyAnswerForm, key: string): Sent =>
  command(`${at('desk', id)}/answer`, form, key)
export const approveMonth = (id: string, form: MonthlyApproveForm, key: string): Sent =>
  command(`${at('desk', id)}/approve`, form, key)
export const returnMonth = (id: string, form: { words: string }, key: string): Sent =>
  command(`${at('desk', id)}/return`, form, key)

const accountAt = (code: string) => `/api/desk/institutions/${encodeURIComponent(code)}/account`
export const accountQuery = (code: string) =>
  queryOptions({
    queryKey: [...monthlyKey, 'account', code],
    queryFn: ({ signal }) => get<InstitutionAccountMessage>(accountAt(code), signal),
  })
export const enterAccount = (code: string, form: InstitutionAccountForm, key: string) =>
  command<InstitutionAccountMessage>(accountAt(code), form, key)
export const confirmAccount = (code: string, no: number, key: string) =>
  command<InstitutionAccountMessage>(`${accountAt(code)}/${String(no)}/confirm`, {}, key)
