/** Applying, and applying again after corrections: complete and committed is approved at once. */
import { problem } from '@yidi/contracts'
import type { FilingForm, FilingMessage } from '@yidi/contracts'
import { checkApplication, formatDay, parseDay } from '@yidi/rules'
import type { ApplicationCheck, Channel, FilingApplication, FilingProblem } from '@yidi/rules'
import { enrolmentOn } from '../people/index.ts'
import type { Enrolment, Standing } from '../people/index.ts'
import type { CommandKey } from '../storage/index.ts'
import { approvalSteps, contentOf, filingRows, newFilingId, theProgram } from './actions.ts'
import type { FilingActorOf, FilingContent, FilingMove, NewFilingAction } from './actions.ts'
import { applicationOf, detailOf, sealPrivate } from './application.ts'
import { runCommand } from './commands.ts'
import type { FilingDecision } from './commands.ts'
import { lawOf } from './context.ts'
import type { FilingsContext } from './context.ts'
import { holdsInState } from '@yidi/contracts'
import type { FilingDetail, FilingRecord } from './fold.ts'
import { messageOf } from './message.ts'
import { asInForce } from './read.ts'
import { bindTo, uploadDetail, uploadsOf } from './uploads.ts'

/** Who applies for whom, by which door. */
export interface Applying {
  personNo: string
  by: FilingActorOf
  applicant: FilingApplication['applicant']
  channel: Channel
}

/** The check of an application for a person as the records stand, on the day it was made; nothing is written. */
export async function checkFor(
  context: FilingsContext,
  standing: Standing,
  filings: readonly FilingRecord[],
  application: FilingApplication,
  today: string = context.clock.today(),
): Promise<ApplicationCheck & { enrolment: Enrolment }> {
  const enrolment = enrolmentOn(standing, today)
  if (enrolment === undefined) throw problem('not-enrolled', { day: today })
  const check = checkApplication(context.release.filing, lawOf(context.release, enrolment.pool), application, {
    person: { insurance: enrolment.insurance, category: enrolment.category },
    existing: filings.filter((filing) => holdsInState(filing.state)).map(asInForce),
    today,
  })
  const waiting = filings.find(
    (filing) =>
      ['applied', 'corrections-asked', 'accepted', 'reviewed'].includes(filing.state) &&
      filing.destination === application.destination &&
      filing.type === application.type,
  )
  if (waiting !== undefined) {
    check.problems.push({
      code: 'already-applied',
      path: 'destination',
      text: '您已经提交过去那里的同一种备案，还在办理',
      remedy: '请在“我的备案”里看进度；要改内容，请先取消那一条',
      weight: 'blocks',
    })
    check.decision = 'correct'
  }
  return { ...check, enrolment }
}

/** Applies. Throws `filing-not-complete` with every field that must be put right; then nothing is written. */
export function applyForFiling(
  context: FilingsContext,
  applying: Applying,
  form: FilingForm,
  command: CommandKey,
): Promise<FilingMessage> {
  const { clock, database } = context
  return runCommand({
    context,
    personNo: applying.personNo,
    command,
    decide: async (standing, filings) => {
      const today = clock.today()
      const pool = enrolmentOn(standing, today)?.pool ?? ''
      const uploads = await uploadsOf(database, applying.personNo, form.uploads)
      const application = await applicationOf(context, form, pool, applying, uploads)
      const check = await checkFor(context, standing, filings, application)
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
      const cipher = sealPrivate(database.ciphers, applying.personNo, filingId, 1, application)
      const first: FilingMove = {
        action: 'apply',
        by: applying.by,
        detail: { ...detailOf(application), ...uploadDetail(uploads), ...factsOf(context, check) },
        privateCipher: cipher,
      }
      const decision = decisionOf(context, filings, content, 'none', 0, [first], check, applying)
      return { ...decision, changes: { ...bindTo(uploads, filingId), draft_done: ['filing'] } }
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
  return runCommand({
    context,
    personNo: applying.personNo,
    command,
    decide: async (standing, filings) => {
      const record = filings.find((filing) => filing.filingId === filingId)
      if (record === undefined) throw problem('filing-not-found', { filingId: filingId.slice(0, 60) })
      const uploads = await uploadsOf(database, applying.personNo, form.uploads, filingId)
      const application = await applicationOf(context, form, record.pool, applying, uploads)
      const others = filings.filter((filing) => filing !== record)
      const check = await checkFor(context, standing, others, application)
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
        detail: { ...detailOf(application), ...uploadDetail(uploads), ...factsOf(context, check) },
        privateCipher: sealPrivate(database.ciphers, applying.personNo, filingId, actionNo, application),
      }
      const decision = decisionOf(context, others, content, record.state, actionNo - 1, [first], check, applying)
      return { ...decision, changes: { ...bindTo(uploads, filingId), draft_done: ['filing'] } }
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
    filingId: content.filingId,
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

function factsOf(context: FilingsContext, check: ApplicationCheck): FilingDetail {
  return {
    visits: check.validity.visits,
    validity: check.validity.text,
    policyRelease: context.release.id,
    ...(check.problems.length > 0 ? { problems: check.problems } : {}),
  }
}

function refuseIncomplete(check: ApplicationCheck): void {
  const blocking = check.problems.filter((one) => one.weight === 'blocks')
  const [first] = blocking
  if (first === undefined) return
  throw problem(
    'filing-not-complete',
    { count: blocking.length, first: first.text },
    blocking.map((one: FilingProblem) => ({ path: one.path, message: `${one.text}。${one.remedy}。` })),
  )
}
