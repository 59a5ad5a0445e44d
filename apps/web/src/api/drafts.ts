/** What was filled in and not sent, as the server keeps it: the same on every device. */
import type { Draft, DraftFormName, KeptDraft as KeptDraftMessage } from '@yidi/contracts'
import { ApiProblem, command, get, newCommandKey } from './client.ts'

export type { DraftFormName }
export type KeptDraft = NonNullable<KeptDraftMessage['draft']>

const addressOf = (form: DraftFormName): string => `/api/drafts/${form}`

export const findDraft = async (form: DraftFormName, signal?: AbortSignal): Promise<KeptDraft | null> =>
  (await get<KeptDraftMessage>(addressOf(form), signal)).draft

/** `after`: the moment of the draft that this one goes on from, null for none, left out to replace whatever is there. */
export const keepDraft = (form: DraftFormName, draft: Draft, after?: string | null): Promise<{ savedAt: string }> =>
  command(addressOf(form), { ...draft, ...(after === undefined ? {} : { after }) }, newCommandKey(), 'PUT')

export const dropDraft = (form: DraftFormName): Promise<unknown> =>
  command(addressOf(form), undefined, newCommandKey(), 'DELETE')

/** Whether the server has another draft by now than the one that was gone on from. */
export const isDraftChanged = (error: unknown): boolean => error instanceof ApiProblem && error.code === 'draft-changed'
