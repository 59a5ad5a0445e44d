/** Applying, and applying again after corrections: complete and committed is approved at once. */
import { problem } from '@yidi/contracts'
import type { FilingForm, FilingMessage } from '@yidi/contracts'
import { formatDay, parseDay } from '@yidi/rules'
import type { ApplicationCheck, FilingProblem } from '@yidi/rules'
import { theProgram, runRecordCommand } from '../../platform/records/index.ts'
import type { FilingDetail, FilingRecord } from '../../person/file/index.ts'
import { draftSent } from '../../person/drafts/index.ts'
import type { CommandKey, PersonChanges } from '../../platform/storage/index.ts'
import { approvalSteps, contentOf, filingRows, newFilingId, filingKind } from '../record/index.ts'
import type { FilingContent, FilingMove, NewFilingAction } from '../record/index.ts'
import { detailOf, sealPrivate } from './application.ts'
import type { Applying } from './applying.ts'
import { assess, paperDetail, privateOf } from './check.ts'
import type { FilingDecision } from '../record/index.ts'
import type { FilingsContext } from '../record/index.ts'
import { messageOf } from '../record/index.ts'
import { bindTo, carriedAudit } from './uploads.ts'
import type { Uploads } from './uploads.ts'

/** Applies. Throws `filing-not-complete` with every field that must be put right; then nothing is written. */
export function applyForFiling(
  context: FilingsContext,
  applying: Applying,
  form: FilingForm,
  command: CommandKey,
): Promise<FilingMessage> {
  const { clock, database } = context
  return runRecordCommand(filingKind, {
    context,
    personNo: applying.personNo,
    command,
    decide: async (file) => {
      const { filings } = file
      const today = clock.today()
      const assessed = await assess(context, file, filings, applying, form)
      const { application, uploads, check } = assessed
      const { pool } = check.enrolment
      refuseIncomplete(check)
      const filingId = newFilingId(pool, today)
      const content: FilingContent = {
        filingId,
        pool,
        type: application.type,
        destination: application.destination,
        from: application.from,
        to: check.validity.to ?? null,
        institutions: (application.institutions ?? []).map((institution) => institution.code),
      }
      const cipher = sealPrivate(database.ciphers, applying.personNo, filingId, 1, privateOf(assessed))
      const first: FilingMove = {
        action: 'apply',
        by: applying.by,
        detail: { ...detailOf(application), ...paperDetail(assessed), ...factsOf(context, check) },
        privateCipher: cipher,
      }
      const decision = decisionOf(context, filings, content, 'none', 0, [first], check, applying)
      return withFiles(decision, uploads, applying, applying.channel === 'web' ? draftSent('filing', applying.by) : {})
    },
    answer: (record) => messageOf(record, applying.by.role, clock.today()),
  })
}

/** Hands in again what was asked to be put right. */
export function correctFiling(
  context: FilingsContext,
  applying: Applying,
  filingId: string,
  form: FilingForm,
  command: CommandKey,
): Promise<FilingMessage> {
  const { clock, database } = context
  return runRecordCommand(filingKind, {
    context,
    personNo: applying.personNo,
    command,
    decide: async (file) => {
      const { filings } = file
      const record = filings.find((filing) => filing.filingId === filingId)
      if (record === undefined) throw problem('filing-not-found', { filingId: filingId.slice(0, 60) })
      const others = filings.filter((filing) => filing !== record)
      const assessed = await assess(context, file, others, applying, form, filingId)
      const { application, uploads, check } = assessed
      refuseIncomplete(check)
      const content = contentOf(record, {
        type: application.type,
        destination: application.destination,
        from: application.from,
        to: check.validity.to ?? null,
        institutions: (application.institutions ?? []).map((institution) => institution.code),
      })
      const actionNo = record.actions.length + 1
      const first: FilingMove = {
        action: 'correct',
        by: applying.by,
        detail: { ...detailOf(application), ...paperDetail(assessed), ...factsOf(context, check) },
        privateCipher: sealPrivate(database.ciphers, applying.personNo, filingId, actionNo, privateOf(assessed)),
      }
      const decision = decisionOf(context, others, content, record.state, actionNo - 1, [first], check, applying)
      return withFiles(decision, uploads, applying)
    },
    answer: (record) => messageOf(record, applying.by.role, clock.today()),
  })
}

/** The rows of an application and, when it is complete, of its approval, with the end of the filing it replaces. */
function decisionOf(
  context: FilingsContext,
  filings: readonly FilingRecord[],
  content: FilingContent,
  state: FilingRecord['state'] | 'none',
  fromNo: number,
  moves: FilingMove[],
  check: ApplicationCheck,
  applying: Applying,
): FilingDecision {
  const today = context.clock.today()
  const instant = check.decision === 'approve'
  const all = instant ? [...moves, ...approvalSteps.map((action) => ({ action, by: theProgram }))] : moves
  const rows = filingRows(content, state, fromNo, all, today, applying.channel)
  const replaces = moves[0]?.detail?.replaces
  return {
    recordId: content.filingId,
    rows: instant ? [...rows, ...endReplaced(filings, replaces, content.from, today)] : rows,
    audit: [
      {
        actorKind: applying.by.kind,
        actor: applying.by.id,
        action: `filing.${moves[0]!.action}`,
        subjectId: content.filingId,
        detail: { type: content.type, decision: check.decision, policyRelease: context.release.id },
      },
    ],
  }
}

/** Ends the filing that a new one takes the place of, on the day before; one that has not begun is cancelled. */
export function endReplaced(
  filings: readonly FilingRecord[],
  replaces: string | undefined,
  from: string,
  today: string,
): NewFilingAction[] {
  const old = filings.find((filing) => filing.filingId === replaces)
  if (old?.state !== 'delivered') return []
  const lastDay = formatDay(parseDay(from) - 1)
  const ends = old.from <= lastDay
  const move: FilingMove = {
    action: ends ? 'end' : 'cancel',
    // The table lets the person do both; the change was asked for by the person.
    by: { role: 'citizen', kind: 'person', id: old.personNo },
    detail: { reason: '由变更后的备案接替' },
  }
  const content = ends && (old.to === null || lastDay < old.to) ? contentOf(old, { to: lastDay }) : contentOf(old)
  return filingRows(content, old.state, old.actions.length, [move], today, old.application.channel)
}

/** The files are tied to the filing; `sent` is what else goes with it. */
function withFiles(
  decision: FilingDecision,
  uploads: Uploads,
  { by }: Applying,
  sent: Pick<PersonChanges, 'draft_done'> = {},
): FilingDecision {
  const { recordId: filingId, audit } = decision
  return {
    ...decision,
    audit: [...audit, ...carriedAudit(uploads, filingId, by)],
    changes: { ...bindTo(uploads, filingId), ...sent },
  }
}

function factsOf(context: FilingsContext, check: ApplicationCheck): FilingDetail {
  return {
    visits: check.validity.visits,
    validity: check.validity.text,
    policyRelease: context.release.id,
    ...(check.problems.length > 0 ? { problems: check.problems } : {}),
  }
}

/** Throws `filing-not-complete` with every field that must be put right. */
export function refuseIncomplete(check: ApplicationCheck): void {
  const blocking = check.problems.filter((one) => one.weight === 'blocks')
  const [first] = blocking
  if (first === undefined) return
  throw problem(
    'filing-not-complete',
    { count: blocking.length, first: first.text },
    blocking.map((one: FilingProblem) => ({ path: one.path, message: `${one.text}。${one.remedy}。` })),
  )
}
