/** What happens to a filing after it was applied for: by the person, and at the desk. */
import { filingActions, problem } from '@yidi/contracts'
import type { FilingMessage, RefusalReason } from '@yidi/contracts'
import type { FilingProblem } from '@yidi/rules'
import { theProgram, runRecordCommand } from '../../platform/records/index.ts'
import type { Acting } from '../../platform/records/index.ts'
import type { FilingDetail, FilingRecord } from '../../person/file/index.ts'
import type { CommandKey } from '../../platform/storage/index.ts'
import { contentOf, filingRows, filingKind } from '../record/index.ts'
import type { FilingDecision, FilingMove } from '../record/index.ts'
import { endReplaced } from '../apply/index.ts'
import type { FilingsContext } from '../record/index.ts'
import { messageOf } from '../record/index.ts'
import { wordsOfApproval } from './papers.ts'
import { refusalText } from './refusal.ts'
import { refuseTakingBack } from './resting.ts'
import { whyNotReview } from './two-people.ts'

/** What is said when a filing is taken back. */
interface TakingBack {
  reason?: string
  /** Whoever takes it back was told what rests on it. */
  confirmed?: boolean
}

/**
 * Takes a filing back: before it began it never held; after that it ends today. Applications are withdrawn. Throws
 * `visit-rests-on-it` at first where a visit under way rests on it.
 */
export function cancelFiling(
  context: FilingsContext,
  personNo: string,
  filingId: string,
  by: Acting,
  { reason, confirmed }: TakingBack,
  command: CommandKey,
): Promise<FilingMessage> {
  const today = context.clock.today()
  return runRecordCommand(filingKind, {
    context,
    personNo,
    command,
    decide: async ({ filings }) => {
      const record = findOrThrow(filings, filingId)
      const begun = record.state === 'delivered' && record.from < today
      const action = begun ? 'end' : 'cancel'
      const detail: FilingDetail = reason === undefined ? {} : { reason }
      const move: FilingMove = { action, by, detail }
      const shortened = begun && (record.to === null || today < record.to)
      const content = contentOf(record, shortened ? { to: today } : {})
      const { state, actions, application } = record
      const rows = filingRows(content, state, actions.length, [move], today, application.channel)
      await refuseTakingBack(context, record, action, confirmed)
      return {
        recordId: filingId,
        rows,
        audit: [{ actorKind: by.kind, actor: by.id, action: `filing.${move.action}`, subjectId: filingId }],
      }
    },
    answer: (record) => messageOf(record, by.role, today),
  })
}

/** A decision of the desk, with what the applicant is told. */
export interface DeskDecision {
  action: 'accept' | 'ask-corrections' | 'approve' | 'refuse'
  reason?: string
  /** Why a second notice has to follow, though the first was to name everything. */
  again?: string
  /** Of the closed list: a refusal needs it, and the basis. */
  code?: RefusalReason
  basis?: { document: string; article: string }
  /** Everything that must be put right, in one notice. */
  problems?: FilingProblem[]
}

/**
 * Accepts, asks for corrections, approves or refuses; approval and refusal are reviewed and delivered in one go. Throws what
 * `decided` throws.
 */
export function decideFiling(
  context: FilingsContext,
  personNo: string,
  filingId: string,
  by: Acting,
  decision: DeskDecision,
  command: CommandKey,
): Promise<FilingMessage> {
  return runRecordCommand(filingKind, {
    context,
    personNo,
    command,
    decide: ({ filings }) => decided(context, filings, filingId, by, decision),
    answer: (record) => messageOf(record, by.role, context.clock.today()),
  })
}

/**
 * What a decision comes to, before it is written. A refusal needs a reason of the closed list and its basis, a notice of
 * corrections what to correct (台州备案指南 二十); else `filing-reason-missing`; a second notice says why it comes, else
 * `filing-corrections-again`. Throws `two-people-needed` where the pool wants another to review what this clerk took in.
 */
export async function decided(
  context: FilingsContext,
  filings: readonly FilingRecord[],
  filingId: string,
  by: Acting,
  decision: DeskDecision,
): Promise<FilingDecision> {
  const { action } = decision
  const today = context.clock.today()
  const words = decision.reason?.trim() ?? ''
  refuseSilent(decision, words)
  const record = findOrThrow(filings, filingId)
  const barred = decides(action) ? whyNotReview(context.release, record, by.id) : undefined
  if (barred !== undefined) throw barred
  if (action === 'ask-corrections') refuseSecondNotice(record, decision)
  const said = action === 'approve' ? await wordsOfApproval(context, record, words) : words
  const moves = movesOf(context, record, decision, by, said)
  const channel = record.application.channel
  const rows = filingRows(contentOf(record), record.state, record.actions.length, moves, today, channel)
  const replaces = (record.application.detail as FilingDetail).replaces
  const ended = action === 'approve' ? endReplaced(filings, replaces, record.from, today) : []
  const entry = { actorKind: by.kind, actor: by.id, action: `filing.${action}`, subjectId: filingId }
  return {
    recordId: filingId,
    rows: [...rows, ...ended],
    audit: [{ ...entry, detail: { policyRelease: context.release.id } }],
  }
}

function refuseSilent({ action, code, basis, problems }: DeskDecision, words: string): void {
  const silent =
    (action === 'refuse' && (code === undefined || basis === undefined)) ||
    (action === 'ask-corrections' && !problems?.length && words === '')
  if (silent) throw problem('filing-reason-missing', { action: filingActions[action] })
}

/** An approval or refusal, which is a review as well. */
const decides = (action: DeskDecision['action']): boolean => action === 'approve' || action === 'refuse'

function movesOf(
  { release }: FilingsContext,
  { pool }: FilingRecord,
  { action, again, code, basis, problems }: DeskDecision,
  by: Acting,
  words: string,
): FilingMove[] {
  const refusal = action === 'refuse' && code !== undefined && basis !== undefined ? { code, basis, words } : undefined
  // The text is kept as it was delivered: a later change of the guide does not change an old decision.
  const reason = refusal === undefined ? words : refusalText(release, pool, refusal)
  const told: FilingDetail = {
    ...(reason === '' ? {} : { reason }),
    ...(again === undefined ? {} : { again: again.trim() }),
    ...(basis === undefined ? {} : { basis }),
    ...(refusal === undefined ? {} : { refusal: { code: refusal.code, words } }),
    ...(problems === undefined ? {} : { problems }),
  }
  const last: FilingMove = { action, by, detail: told }
  if (!decides(action)) return [last]
  return [{ action: 'review', by }, last, { action: 'deliver', by: theProgram }]
}

/**
 * One notice names everything (台州备案指南 十四: 一次告知). What was handed in since may bring something new to light: a
 * further notice says why it comes, and the person reads it. Throws `filing-corrections-again` where nothing is said.
 */
function refuseSecondNotice({ state, actions }: FilingRecord, { again }: DeskDecision): void {
  const told = actions.findLast((row) => row.action === 'ask-corrections')
  if (state !== 'applied' || told === undefined || (again?.trim() ?? '') !== '') return
  throw problem('filing-corrections-again', { day: told.effective_day })
}

function findOrThrow(filings: readonly FilingRecord[], filingId: string): FilingRecord {
  const record = filings.find((filing) => filing.filingId === filingId)
  if (record === undefined) throw problem('filing-not-found', { filingId: filingId.slice(0, 60) })
  return record
}
