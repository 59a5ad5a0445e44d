/** What was sent from a form that this device keeps, with its key: so that a reload or a browser that was killed loses neither. */
import { isUnknown, needsLogIn } from '../api/client.ts'
import { forget, keep, kept } from './kept.ts'

export interface Sent {
  /** The input as JSON: the same again goes under the same key. */
  text: string
  key: string
  /** It waits for the network and is sent again without being asked for; otherwise its sender decides. */
  goesOn: boolean
}

export const nothingSent: Sent = { text: '', key: '', goesOn: false }

/** From where it is sent: the form's name with what tells it from the form itself. */
export const sentPlace = (form: string): string => `${form}.sent`

export const keepSent = (form: string, sent: Sent): void => keep(sentPlace(form), sent)
export const keptSent = (form: string): Sent | undefined => kept(sentPlace(form), nothingSent)
export const forgetSent = (form: string): void => forget(sentPlace(form))

/** Whether this very input of a kept form went out and nobody knows what became of it: only sending it again tells. */
export function isUnanswered(form: string, input: unknown): boolean {
  return keptSent(form)?.text === JSON.stringify(input)
}

/** After an error: what has no answer yet keeps its key and waits for its sender; what has one, a refusal, is forgotten. */
export function keepUnanswered(form: string, error: Error): void {
  const sent = keptSent(form)
  // Whoever has to log in again comes back to it.
  if (sent === undefined || needsLogIn(error)) return
  if (isUnknown(error)) keepSent(form, { ...sent, goesOn: false })
  else forgetSent(form)
}

const claims = new Map<string, number>()

/** The form's own page is open and sees to what is sent from it; returns how to end that. */
export function claimSending(form: string): () => void {
  claims.set(form, (claims.get(form) ?? 0) + 1)
  return () => void claims.set(form, (claims.get(form) ?? 1) - 1)
}

export const isClaimed = (form: string): boolean => (claims.get(form) ?? 0) > 0
