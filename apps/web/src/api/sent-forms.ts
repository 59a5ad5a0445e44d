/**
 * The forms whose sending outlives their page, each as it is sent. Every page of the phone carries them along, to send on what
 * a page before it could not; so they stand apart from the questions of their subjects.
 */
import type {
  AbroadForm,
  AuthorisationForm,
  AuthorisationMessage,
  ClaimForm,
  ClaimMessage,
  DiseaseForm,
  EntitlementMessage,
  FilingForm,
  FilingMessage,
} from '@yidi/contracts'
import { command } from './client.ts'

/** What the form of a filing becomes: a new one, or the same one put right. */
export interface FilingSent {
  application: FilingForm
  /** The filing that is put right. */
  correcting?: string
}

export const sendFiling = ({ application, correcting }: FilingSent, key: string): Promise<FilingMessage> =>
  command(correcting === undefined ? '/api/filings' : `/api/filings/${correcting}/corrections`, application, key)

/** What the form of a claim becomes: a new one, or the same one put right. */
export interface ClaimSent {
  form: ClaimForm
  /** The claim that is put right. */
  correcting?: string
}

export const sendClaim = ({ form, correcting }: ClaimSent, key: string): Promise<ClaimMessage> =>
  command(correcting === undefined ? '/api/claims' : `/api/claims/${correcting}/corrections`, form, key)

export const applyDisease = (form: DiseaseForm, key: string): Promise<EntitlementMessage> =>
  command('/api/diseases', form, key)

export const applyAbroad = (form: AbroadForm, key: string): Promise<EntitlementMessage> =>
  command('/api/abroad', form, key)

export const authorise = (form: AuthorisationForm, key: string): Promise<AuthorisationMessage> =>
  command('/api/me/authorisations', form, key)
