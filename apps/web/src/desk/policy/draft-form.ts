/** What a draft is typed in as. */
import type { PolicyDraftForm } from '@yidi/contracts'

/** A change with the title that the page tells it by. */
export type Change = PolicyDraftForm['changes'][number] & { title: string }
export type DraftFile = PolicyDraftForm['files'][number]
