/** 转外备案 of an institution: finding the patient, filing, taking back, its own list. */
import { queryOptions } from '@tanstack/react-query'
import type { FilingMessage, InstitutionList, PatientMessage, ReferralForm, ReferralLine } from '@yidi/contracts'
import { ask, command, get, type Confirmation } from './client.ts'

export type Patient = PatientMessage
export type Referral = ReferralLine

export const findPatient = (typed: string): Promise<Patient> =>
  ask('/api/institution/patient', /^YD/i.test(typed) ? { token: typed.toUpperCase() } : { idNumber: typed })

export const referralsQuery = queryOptions({
  queryKey: ['desk', 'referrals'],
  queryFn: ({ signal }) => get<{ referrals: Referral[] }>('/api/institution/referrals', signal),
})

export const fileReferral = (form: ReferralForm, key: string): Promise<FilingMessage> =>
  command('/api/institution/referrals', form, key)

export const withdrawReferral = (
  { filingId, ...form }: Pick<Referral, 'filingId' | 'personNo'> & Confirmation,
  key: string,
): Promise<FilingMessage> => command(`/api/institution/referrals/${filingId}/withdraw`, form, key)

/** Hospitals by a part of the name, the higher grades first. */
export const hospitalsQuery = (typed: string) =>
  queryOptions({
    queryKey: ['desk', 'hospitals', typed],
    queryFn: ({ signal }) =>
      get<InstitutionList>(
        `/api/institutions?${new URLSearchParams({ q: typed, kind: 'hospital' }).toString()}`,
        signal,
      ),
    enabled: typed.trim() !== '',
  })
