/** Filing for treatment away from home: the questions, the check, the application, and what became of it. */
import { queryOptions } from '@tanstack/react-query'
import type { Basis, FilingType } from '@yidi/rules'
import { ask, command, get } from './client.ts'

export interface Need {
  needed: 'no' | 'yes' | 'open'
  where: string
  why: string
  basis?: Basis
}

export interface FittingType {
  type: FilingType | 'emergency'
  title: string
  why: string
  basis?: Basis
  provisional?: true
}

export type QuestionStep =
  | {
      kind: 'ask'
      question: { id: string; text: string; help?: string; options: { value: string; text: string }[] }
      answered: string[]
    }
  | { kind: 'answer'; fitting: FittingType[]; notFitting: FittingType[] }
  | { kind: 'wrong'; question: string; text: string; remedy: string }

export interface Validity {
  from: string
  to?: string | null
  text: string
  basis?: Basis
  status: 'stated' | 'provisional' | 'open'
  proposedTo?: string
}

export interface Requirement {
  alternatives: {
    id: string
    title: string
    provided: 'by-application' | 'signature' | 'document' | 'stamp'
    help: string
  }[]
}

export interface TypeGuidance {
  type: FilingType
  title: string
  validity: Validity
  requirements: Requirement[]
  materialsBasis?: Basis
  minimumStayMonths?: number
}

export interface Application {
  type: FilingType
  destination: string
  from: string
  to?: string | null
  mobile: string
  address?: string
  reason?: string
  stayMonths?: number
  commitmentSigned: boolean
  commitmentInPlace?: boolean
  materials?: string[]
  referral?: { institution: string; on: string }
  stay?: { admittedOn: string; dischargedOn?: string | null }
}

export interface FilingProblem {
  code: string
  path: string
  text: string
  remedy: string
  basis?: Basis
  weight: 'blocks' | 'review' | 'notice'
}

export interface ApplicationCheck {
  problems: FilingProblem[]
  decision: 'correct' | 'review' | 'approve'
  validity: Validity
}

export interface FilingAction {
  action: string
  title: string
  at: string
  day?: string
  by?: string
  note?: string
}

export interface Filing {
  id: string
  type: FilingType
  typeTitle: string
  pool: string
  destination: string
  destinationName: string
  from: string
  to: string | null
  state: string
  stateTitle: string
  tone: 'good' | 'waiting' | 'refusal' | 'plain'
  actions: FilingAction[]
  allowed: string[]
}

export const needQuery = (place: string) =>
  queryOptions({
    queryKey: ['filing-need', place],
    queryFn: ({ signal }) => get<Need>(`/api/filings/need?place=${place}`, signal),
  })

export const stepQuery = (answers: Record<string, string>) =>
  queryOptions({
    queryKey: ['filing-step', answers],
    queryFn: ({ signal }) => ask<QuestionStep>('/api/filings/questions', { answers }, signal),
  })

export const guidanceQuery = (type: string, place: string) =>
  queryOptions({
    queryKey: ['filing-guidance', type, place],
    queryFn: ({ signal }) => get<TypeGuidance>(`/api/filings/types/${type}?place=${place}`, signal),
  })

export const checkFiling = (application: Application): Promise<ApplicationCheck> =>
  ask('/api/filings/check', application)
export const applyFiling = (application: Application, key: string): Promise<Filing> =>
  command('/api/filings', application, key)
export const cancelFiling = (id: string, key: string): Promise<Filing> => command(`/api/filings/${id}/cancel`, {}, key)

export const filingsQuery = queryOptions({
  queryKey: ['filings'],
  queryFn: ({ signal }) => get<{ filings: Filing[] }>('/api/filings', signal),
})

export const filingQuery = (id: string) =>
  queryOptions({ queryKey: ['filings', id], queryFn: ({ signal }) => get<Filing>(`/api/filings/${id}`, signal) })
