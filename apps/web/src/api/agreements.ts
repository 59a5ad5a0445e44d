/** 定点协议申请: what an institution applies for, and what the desk makes of it. */
import { queryOptions } from '@tanstack/react-query'
import type { AgreementApplicationMessage, AgreementApplyForm, OwnAgreementsMessage } from '@yidi/contracts'
import { command, get } from './client.ts'

/** Through which door: the institution's own, or the desk of the agency. */
export type AgreementDoor = 'institution' | 'desk'
export const agreementsKey = ['agreements'] as const

const root = (door: AgreementDoor) => `/api/${door}/agreements`
const at = (door: AgreementDoor, id: string) => `${root(door)}/${encodeURIComponent(id)}`

export const ownAgreementsQuery = queryOptions({
  queryKey: [...agreementsKey, 'own'],
  queryFn: ({ signal }) => get<OwnAgreementsMessage>(root('institution'), signal),
})
export const agreementQuery = (door: AgreementDoor, id: string) =>
  queryOptions({
    queryKey: [...agreementsKey, door, id],
    queryFn: ({ signal }) => get<AgreementApplicationMessage>(at(door, id), signal),
  })

export const applyForAgreement = (form: AgreementApplyForm, key: string): Promise<AgreementApplicationMessage> =>
  command(root('institution'), form, key)
export const takeAgreementStep = (
  door: AgreementDoor,
  id: string,
  action: string,
  form: object,
  key: string,
): Promise<AgreementApplicationMessage> => command(`${at(door, id)}/${action}`, form, key)
