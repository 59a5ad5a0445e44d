/** The later check of commitments: who is drawn, and what was found. Nothing follows by itself (docs/adr/0018). */
import { createHash } from 'node:crypto'
import { commitmentCheckStates, commitmentConsequences, commitmentOutcomes, problem } from '@yidi/contracts'
import type { CommitmentConsequence, CommitmentOutcomeForm, FilingAction } from '@yidi/contracts'
import type { Acting } from '../../platform/records/index.ts'
import type { FilingRecord } from '../../person/file/index.ts'
import { checkStateOf, contentOf, filingRows } from '../record/index.ts'
import type { FilingDecision } from '../record/index.ts'

/**
 * A sample that anybody can repeat: the filings in the order of SHA-256 of seed and number, the first `size` of them. It
 * depends on nothing but the seed and which filings there are.
 */
export function drawSample(filingIds: readonly string[], seed: string, size: number): string[] {
  const rank = (filingId: string) => createHash('sha256').update(`${seed}\n${filingId}`).digest('hex')
  return filingIds
    .map((filingId) => ({ filingId, rank: rank(filingId) }))
    .sort((one, other) => (one.rank < other.rank ? -1 : 1))
    .slice(0, size)
    .map(({ filingId }) => filingId)
}

/** How many a draw takes of so many; a share is rounded up. Throws `commitment-draw-size`. */
export function drawSize(candidates: number, asked: { percent?: number; count?: number }): number {
  if ((asked.percent === undefined) === (asked.count === undefined)) throw problem('commitment-draw-size')
  return asked.count ?? Math.ceil((candidates * asked.percent!) / 100)
}

/**
 * What is written for an outcome: a step in the filing's history with the words that the person reads, and the end of the
 * filing where that was decided. Throws `commitment-check-closed`, `-consequence` and `-words`.
 */
export function decideCheck(
  record: FilingRecord,
  { outcome, consequence, words = '' }: CommitmentOutcomeForm,
  by: Acting,
  today: string,
): FilingDecision {
  const { filingId } = record
  const state = checkStateOf(record)
  if (state !== undefined && commitmentCheckStates[state].concluded) {
    throw problem('commitment-check-closed', { filingId, state: commitmentCheckStates[state].title })
  }
  const { title, consequences } = commitmentOutcomes[outcome]
  const allowed: readonly CommitmentConsequence[] = consequences
  if (!allowed.includes(consequence)) {
    throw problem('commitment-check-consequence', {
      outcome: title,
      consequence: commitmentConsequences[consequence],
      allowed: allowed.map((one) => commitmentConsequences[one]).join('、'),
    })
  }
  const own = words.trim()
  if (own === '' && outcome !== 'true') throw problem('commitment-check-words', { outcome: title })
  const told = [title, ...(consequence === 'none' ? [] : [commitmentConsequences[consequence]]), own]
  const reason = told.filter((part) => part !== '').join('：')
  const channel = record.application.channel
  const rows = filingRows(
    contentOf(record),
    record.state,
    record.actions.length,
    [{ action: 'check', by, detail: { reason, check: { outcome, consequence } } }],
    today,
    channel,
  )
  // What has not begun never held; what has begun holds to the end of today.
  const action: FilingAction = record.from <= today ? 'end' : 'cancel'
  if (consequence === 'end') {
    const shortened = action === 'end' && (record.to === null || today < record.to)
    const content = contentOf(record, shortened ? { to: today } : {})
    const move = { action, by, detail: { reason } }
    rows.push(...filingRows(content, record.state, record.actions.length + rows.length, [move], today, channel))
  }
  const detail = { outcome, consequence }
  const entry = { actorKind: by.kind, actor: by.id, subjectId: filingId }
  return {
    recordId: filingId,
    rows,
    audit: [
      { ...entry, action: 'filing.check', detail },
      ...(consequence === 'end' ? [{ ...entry, action: `filing.${action}`, detail: { after: 'check' } }] : []),
    ],
  }
}
