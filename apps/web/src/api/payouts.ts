/** 个人账户支取 and 更正 at the desk: a death, heirs, money to another pool, corrections. */
import { queryOptions } from '@tanstack/react-query'
import type {
  AccountTransferForm,
  CorrectionForm,
  CorrectionMessage,
  DeathForm,
  InheritanceForm,
  PayoutAccountForm,
  PayoutMessage,
  PayoutsMessage,
  PersonPayoutsMessage,
} from '@yidi/contracts'
import { command, get } from './client.ts'

const desk = '/api/desk'
const at = (personNo: string, what: string): string => `${desk}/people/${encodeURIComponent(personNo)}/${what}`
const payout = (id: string): string => `${desk}/account-payouts/${encodeURIComponent(id)}`
const correction = (id: string): string => `${desk}/account-corrections/${encodeURIComponent(id)}`

export const payoutsQuery = queryOptions({
  queryKey: ['account-payouts'],
  queryFn: ({ signal }) => get<PayoutsMessage>(`${desk}/account-payouts`, signal),
})

// Each look at a person is on record; coming back to the window is not another one.
const looked = { refetchOnWindowFocus: false }

export const payoutsOfQuery = (personNo: string) =>
  queryOptions({
    queryKey: ['person', personNo, 'account-payouts'],
    queryFn: ({ signal }) => get<PersonPayoutsMessage>(at(personNo, 'account-payouts'), signal),
    ...looked,
  })
export const payoutQuery = (id: string) =>
  queryOptions({
    queryKey: ['account-payout', id],
    queryFn: ({ signal }) => get<PayoutMessage>(payout(id), signal),
    ...looked,
  })
export const correctionQuery = (id: string) =>
  queryOptions({
    queryKey: ['account-correction', id],
    queryFn: ({ signal }) => get<CorrectionMessage>(correction(id), signal),
    ...looked,
  })

type Made = Promise<{ id: string }>

export const enterDeath = (personNo: string, form: DeathForm, key: string): Promise<{ day: string }> =>
  command(at(personNo, 'death'), form, key)
export const takeDeathBack = (personNo: string, reason: string, key: string): Promise<{ day: string }> =>
  command(at(personNo, 'death/take-back'), { reason }, key)
export const enterInheritance = (personNo: string, form: InheritanceForm, key: string): Made =>
  command(at(personNo, 'account-payouts/inheritance'), form, key)
export const enterTransfer = (personNo: string, form: AccountTransferForm, key: string): Made =>
  command(at(personNo, 'account-payouts/transfer'), form, key)
export const approvePayout = (id: string, amount: string, key: string): Made =>
  command(`${payout(id)}/approve`, { amount }, key)
export const endPayout = (id: string, action: 'refuse' | 'withdraw', reason: string, key: string): Made =>
  command(`${payout(id)}/${action}`, { reason }, key)
export const changePayoutAccount = (id: string, form: PayoutAccountForm, key: string): Made =>
  command(`${payout(id)}/account`, form, key)

export const enterCorrection = (personNo: string, form: CorrectionForm, key: string): Made =>
  command(at(personNo, 'account-corrections'), form, key)
export const confirmCorrection = (id: string, key: string): Made => command(`${correction(id)}/confirm`, {}, key)
export const endCorrection = (id: string, action: 'refuse' | 'withdraw', reason: string, key: string): Made =>
  command(`${correction(id)}/${action}`, { reason }, key)
