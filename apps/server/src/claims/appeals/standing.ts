/** Whether the result of a claim may be appealed against now: what the phone shows, what the command asks, and what the desk reads. */
import { agencyFigureText, agencyFigures, appealStates, claimStates, problem } from '@yidi/contracts'
import type { ClaimAction, ClaimMessage, Problem } from '@yidi/contracts'
import { formatDay, formatDayChinese, parseDay } from '@yidi/rules'
import { figureOn } from '../../agency/figures/index.ts'
import type { ClaimsContext } from '../apply/index.ts'
import type { ClaimActionRow, ClaimRecord, RecordsFile } from '../../person/file/index.ts'
import { answerOf, appealsOf, textOf } from './appeal.ts'
import type { Appeal } from './appeal.ts'

const deciding: readonly ClaimAction[] = ['approve', 'refuse']

/** The step that brought the result that stands; undefined while there is none. */
export function resultOf({ actions }: Pick<ClaimRecord, 'actions'>): ClaimActionRow | undefined {
  const last = actions.findLast(({ action }) => action === 'reopen' || deciding.includes(action as ClaimAction))
  return last?.action === 'reopen' ? undefined : last
}

interface Standing {
  /** The step that would be appealed against. */
  result?: ClaimActionRow
  /** The latest appeal of the claim. */
  appeal?: Appeal
  /** Why nothing can be appealed against now; undefined where it can. */
  refusal?: Problem
  /** The same for people, or until when one may. */
  text: string
}

const words = (day: string): string => formatDayChinese(parseDay(day))
const refused = (refusal: Problem): Pick<Standing, 'refusal' | 'text'> => ({ refusal, text: refusal.document.detail })

/** How it stands with appeals of a claim; the agency's limit of the day of the result rules it, and where none is set none is held. */
export async function standingOf(
  { database, clock }: ClaimsContext,
  file: RecordsFile,
  record: ClaimRecord,
): Promise<Standing> {
  const result = resultOf(record)
  const appeal = appealsOf(file, record.claimId).at(-1)
  const known = { ...(result === undefined ? {} : { result }), ...(appeal === undefined ? {} : { appeal }) }
  if (result === undefined)
    return { ...known, ...refused(problem('appeal-nothing-decided', { state: claimStates[record.state].title })) }
  if (appeal?.detail.result === result.action_no) {
    const { state, application } = appeal
    const said = { day: words(application.effective_day), state: appealStates[state].title }
    return { ...known, ...refused(problem('appeal-made-already', said)) }
  }
  const decided = result.effective_day
  const figure = await figureOn(database, record.pool, 'claims.appeal-days', decided)
  if (figure === undefined) return { ...known, text: agencyFigures['claims.appeal-days'].unset }
  const limit = agencyFigureText('claims.appeal-days', figure.value)
  const until = formatDay(parseDay(decided) + figure.value)
  if (clock.today() <= until) return { ...known, text: `${words(until)}以前可以申诉（结果作出后${limit}以内）` }
  const { document } = figure
  const late = problem('appeal-too-late', { decided: words(decided), document, limit, until: words(until) })
  return { ...known, ...refused(late) }
}

/** The appeal of a claim as pages show it; nothing while there was neither a result nor an appeal. */
export async function appealShown(
  context: ClaimsContext,
  file: RecordsFile,
  record: ClaimRecord,
): Promise<Pick<ClaimMessage, 'appeal'>> {
  const { result, appeal, refusal, text } = await standingOf(context, file, record)
  if (result === undefined && appeal === undefined) return {}
  return { appeal: { open: refusal === undefined, text, ...(appeal && ownAppeal(context, appeal)) } }
}

/** An appeal as its person reads it: what was written, and the answer without who gave it. */
function ownAppeal(
  { database }: ClaimsContext,
  appeal: Appeal,
): Omit<NonNullable<ClaimMessage['appeal']>, 'open' | 'text'> {
  const { recordId: id, state } = appeal
  const answer = answerOf(appeal)
  return {
    ...{ id, stateTitle: appealStates[state].title, said: textOf(database.ciphers, appeal) },
    ...(answer === null ? {} : { answer: { words: answer.words, basis: answer.basis, day: answer.day } }),
  }
}
