/** What the pages of a form are called. */
import * as t from '../../texts/index.ts'
import type { Way } from './draft.ts'

export function titleOf({ mode }: Way): string {
  return mode === 'correct' ? t.file.correctTitle : mode === 'change' ? t.file.changeTitle : t.file.formTitle
}
