/** What happens to a filing after it was applied for: by the person, and at the desk. */
import { filingActions, problem } from '@yidi/contracts'
import type { FilingAction, FilingMessage } from '@yidi/contracts'
import type { FilingProblem } from '@yidi/rules'
import type { CommandKey } from '../storage/index.ts'
import { contentOf, filingRows, theProgram } from './actions.ts'
import type { FilingActorOf, FilingMove } from './actions.ts'
import { endReplaced } from './apply.ts'
import { runCommand } from './commands.ts'
import type { FilingsContext } from './context.ts'
import type { FilingDetail, FilingRecord } from './fold.ts'
import { messageOf } from './message.ts'

/** Takes a filing back: before it began it never held; after that it ends today. Applications are withdrawn. */
export function cancelFiling(
  context: FilingsContext,
  personNo: string,
  filingId: string,
  by: FilingActorOf,
  reason: string | undefined,
  command: CommandKey,
): Promise<FilingMessage> {
  const today = context.clock.today()
  return runCommand({
    context,
    personNo,
    command,
    decide: (_standing, filings) => {
      const record = findOrThrow(filings, filingId)
      const begun = record.state === 'delivered' && record.from < today
      const detail: FilingDetail = reason === undefined ? {} : { reason }
      const move: FilingMove = { action: begun ? 'end' : 'cancel', by, detail }
      const shortened = begun && (record.to === null || today < record.to)
      const content = contentOf(record, shortened ? { to: today } : {})
      return {
        filingId,
        rows: filingRows(content, record.state, record.actions.length, [move], today, record.application.channel),
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
  basis?: { document: string; article: string }
  /** Everything that must be put right, in one notice. */
  problems?: FilingProblem[]
}

const rights = '对这个决定不服的，可以依法申请行政复议或者提起行政诉讼。'

/**
 * Accepts, asks for corrections, approves or refuses; approval and refusal are reviewed and delivered in one go.
 * A refusal and a notice of corrections need words for the applicant (台州备案指南 二十); else `filing-reason-missing`.
 */
export function decideFiling(
  context: FilingsContext,
  personNo: string,
  filingId: string,
  by: FilingActorOf,
  decision: DeskDecision,
  command: CommandKey,
): Promise<FilingMessage> {
  const today = context.clock.today()
  const words = decision.reason?.trim() ?? ''
  const needsWords =
    decision.action === 'refuse' || (decision.action === 'ask-corrections' && !decision.problems?.length)
  if (needsWords && words === '') throw problem('filing-reason-missing', { action: filingActions[decision.action] })
  return runCommand({
    context,
    personNo,
    command,
    decide: (_standing, filings) => {
      const record = findOrThrow(filings, filingId)
      const moves = movesOf(decision, by, words)
      const channel = record.application.channel
      const rows = filingRows(contentOf(record), record.state, record.actions.length, moves, today, channel)
      const replaces = (record.application.detail as FilingDetail).replaces
      const ended = decision.action === 'approve' ? endReplaced(filings, replaces, record.from, today) : []
      return {
        filingId,
        rows: [...rows, ...ended],
        audit: [
          {
            actorKind: by.kind,
            actor: by.id,
            action: `filing.${decision.action}`,
            subjectId: filingId,
            detail: { policyRelease: context.release.id },
          },
        ],
      }
    },
    answer: (record) => messageOf(record, by.role, today),
  })
}

function movesOf(decision: DeskDecision, by: FilingActorOf, words: string): FilingMove[] {
  const told: FilingDetail = {
    ...(words === '' ? {} : { reason: decision.action === 'refuse' ? `${words} ${rights}` : words }),
    ...(decision.basis === undefined ? {} : { basis: decision.basis }),
    ...(decision.problems === undefined ? {} : { problems: decision.problems }),
  }
  const last: FilingMove = { action: decision.action, by, detail: told }
  const decides: FilingAction[] = ['approve', 'refuse']
  if (!decides.includes(decision.action)) return [last]
  return [{ action: 'review', by }, last, { action: 'deliver', by: theProgram }]
}

function findOrThrow(filings: readonly FilingRecord[], filingId: string): FilingRecord {
  const record = filings.find((filing) => filing.filingId === filingId)
  if (record === undefined) throw problem('filing-not-found', { filingId: filingId.slice(0, 60) })
  return record
}
