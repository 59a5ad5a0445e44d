/** 看病结算: an institution's own transactions, and what they are chosen from. */
import { queryOptions } from '@tanstack/react-query'
import type { Cashier, ClaimItem, DaySheet, FeeList, OwnTransactionReply } from '@yidi/contracts'
import { command, get, newCommandKey, sendBytes } from './client.ts'

const own = '/api/institution'

/** One transaction of the interface; the key is its message, so that a repeat is the same one. */
export const transact = (infno: string, input: object, key: string): Promise<OwnTransactionReply> =>
  command(`${own}/transactions/${infno}`, { input }, key)

/** One that changes nothing: each is a message of its own. */
export const inquire = (infno: string, input: object): Promise<OwnTransactionReply> =>
  transact(infno, input, newCommandKey())

/** The institution, and its open visits; of one person where one is given. */
export const cashierQuery = (personNo?: string) =>
  queryOptions({
    queryKey: ['institution', 'cashier', personNo ?? 'all'],
    queryFn: ({ signal }) =>
      get<Cashier>(
        personNo === undefined ? `${own}/cashier` : `${own}/cashier?personNo=${encodeURIComponent(personNo)}`,
        signal,
      ),
  })

/** Items of the catalogue of the institution's place. */
export const itemsQuery = (typed: string) =>
  queryOptions({
    queryKey: ['institution', 'catalogue', typed],
    queryFn: async ({ signal }) =>
      (await get<{ items: ClaimItem[] }>(`${own}/catalogue?q=${encodeURIComponent(typed)}`, signal)).items,
    staleTime: 300_000,
  })

/** Reads a table of fees; nothing of it is kept. */
export const readFees = (file: Blob): Promise<FeeList> => sendBytes(`${own}/fee-list`, file)

export const daySheetQuery = (day: string) =>
  queryOptions({
    queryKey: ['institution', 'day-sheet', day],
    queryFn: ({ signal }) => get<DaySheet>(day === '' ? `${own}/day-sheet` : `${own}/day-sheet?day=${day}`, signal),
  })
