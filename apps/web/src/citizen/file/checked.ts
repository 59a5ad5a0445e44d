/** What the rules are asked about a form, before it is signed. */
import type { Application } from '../../api/filings.ts'
import { toApplication, type Form, type Way } from './draft.ts'

/** What is signed comes at the end; until then it counts as signed. */
export const toCheck = (way: Way, form: Form): Application => ({
  ...toApplication(way, { ...form, letter: '' }),
  commitmentSigned: true,
})

/** Under which key the answer is kept: the same form is asked about once. */
export const checkKeyOf = (way: Way, form: Form) =>
  ['filing-check', toCheck(way, form), way.mode === 'correct' ? way.of : undefined] as const
