/** Handing in a claim, and handing it in again after corrections. */
import { problem } from '@yidi/contracts'
import type { ClaimAccount, ClaimForm, ClaimMessage } from '@yidi/contracts'
import { accountProblem, formatYuan, plainAccountNumber } from '@yidi/rules'
import type { ClaimProblem } from '@yidi/rules'
import { draftSent } from '../../person/drafts/index.ts'
import type { ClaimDetail, ClaimRecord, RecordsFile } from '../../person/file/index.ts'
import { findPerson } from '../../person/people/index.ts'
import { runRecordCommand } from '../../platform/records/index.ts'
import type { CommandKey } from '../../platform/storage/index.ts'
import { figureOn } from '../../agency/figures/index.ts'
import { amountsFen } from '../../care/settlements/index.ts'
import {
  claimKind,
  claimLineRows,
  claimRows,
  furtherRows,
  messageOf,
  newClaimId,
  openPrivate,
  requireStep,
  sealPrivate,
} from '../record/index.ts'
import type { ClaimDecision, ClaimMove, ClaimPrivate } from '../record/index.ts'
import type { Claiming } from './applying.ts'
import { assess } from './assess.ts'
import type { Assessed, ClaimsContext } from './assess.ts'
import { claimLetter } from './letter.ts'

/** Sends a claim. Throws `claim-not-complete` with everything that must be put right; then nothing is written. */
export async function sendClaim(
  context: ClaimsContext,
  claiming: Claiming,
  form: ClaimForm,
  command: CommandKey,
): Promise<ClaimMessage> {
  const { clock } = context
  return runClaimCommand(context, claiming, command, async (file) => {
    const today = clock.today()
    const assessed = await assess(context, file, claiming, form)
    refuseIncomplete(assessed.problems)
    const claimId = newClaimId(assessed.content.pool, today)
    const decideDays = await decideDaysOn(context, assessed.content.pool)
    const move = handedIn(context, claiming, form, assessed, { claimId, actionNo: 1, action: 'send' }, decideDays)
    const rows = claimRows({ ...assessed.content, claimId }, 'none', 0, [move], today, claiming.channel)
    const sent = claiming.channel === 'web' ? draftSent('claim', claiming.by) : {}
    return withBill({ recordId: claimId, rows, audit: auditOf(claiming, claimId, 'send', assessed) }, assessed, 1, sent)
  })
}

/** Hands in again what was asked to be put right: the whole claim anew. Throws `claim-not-found`, `claim-not-complete`. */
export async function correctClaim(
  context: ClaimsContext,
  claiming: Claiming,
  claimId: string,
  form: ClaimForm,
  command: CommandKey,
): Promise<ClaimMessage> {
  const { clock } = context
  return runClaimCommand(context, claiming, command, async (file) => {
    const record = claimIn(file, claimId)
    requireStep(record, 'correct', claiming.by)
    const assessed = await assess(context, file, claiming, form, record)
    refuseIncomplete(assessed.problems)
    const actionNo = record.actions.length + 1
    const move = handedIn(context, claiming, form, assessed, { claimId, actionNo, action: 'correct' })
    const rows = furtherRows(record, [move], clock.today(), assessed.content)
    return withBill(
      { recordId: claimId, rows, audit: auditOf(claiming, claimId, 'correct', assessed) },
      assessed,
      actionNo,
    )
  })
}

/** Another account for money that came back. Throws `claim-not-found`, `claim-not-complete`. */
export async function changeAccount(
  context: ClaimsContext,
  claiming: Claiming,
  claimId: string,
  account: ClaimAccount,
  command: CommandKey,
): Promise<ClaimMessage> {
  const { database, clock } = context
  return runClaimCommand(context, claiming, command, (file) => {
    const record = claimIn(file, claimId)
    requireStep(record, 'account', claiming.by)
    const wrong = accountProblem(account, record.sent.applicant ?? 'self')
    refuseIncomplete(wrong === undefined ? [] : [wrong])
    const actionNo = record.actions.length + 1
    const cipher = sealPrivate(database.ciphers, claiming.personNo, claimId, actionNo, { account: kept(account) })
    const move: ClaimMove = { action: 'account', by: claiming.by, privateCipher: cipher }
    return {
      recordId: claimId,
      rows: furtherRows(record, [move], clock.today()),
      audit: [auditRow(claiming, claimId, 'account')],
    }
  })
}

/**
 * Takes a claim back before it is reviewed. Throws `claim-not-found`, `claim-action-not-allowed`, and `claim-paid-already` where money was
 * paid for it: a claim that is gone would ask for nothing back, and its stay could be claimed once more.
 */
export async function withdrawClaim(
  context: ClaimsContext,
  claiming: Claiming,
  claimId: string,
  reason: string | undefined,
  command: CommandKey,
): Promise<ClaimMessage> {
  const { clock } = context
  return runClaimCommand(context, claiming, command, (file) => {
    const record = claimIn(file, claimId)
    requireStep(record, 'withdraw', claiming.by)
    if (record.paidFen > 0) throw problem('claim-paid-already', { paid: formatYuan(record.paidFen) })
    const move: ClaimMove = {
      action: 'withdraw',
      by: claiming.by,
      ...(reason === undefined ? {} : { detail: { reason } }),
    }
    return {
      recordId: claimId,
      rows: furtherRows(record, [move], clock.today()),
      audit: [auditRow(claiming, claimId, 'withdraw')],
    }
  })
}

/** Runs a command of whoever claims, and answers with the claim as it leaves it. */
async function runClaimCommand(
  context: ClaimsContext,
  { personNo, by }: Claiming,
  command: CommandKey,
  decide: (file: RecordsFile) => ClaimDecision | Promise<ClaimDecision>,
): Promise<ClaimMessage> {
  const { database } = context
  const personName = (await findPerson(database, personNo))?.name ?? ''
  return runRecordCommand(claimKind, {
    context,
    personNo,
    command,
    decide,
    answer: (record) =>
      messageOf(record, [by.role], { ciphers: database.ciphers, personName, calendar: context.release.calendar }),
  })
}

/** In how many working days the agency of a pool wants what comes in today decided; nothing where it has not set that. */
export async function decideDaysOn(
  { database, clock }: ClaimsContext,
  pool: string,
): Promise<Pick<ClaimDetail, 'decideDays'>> {
  const figure = await figureOn(database, pool, 'claims.decide-days', clock.today())
  return figure === undefined ? {} : { decideDays: figure.value }
}

/** The claim of a person's file. Throws `claim-not-found`. */
export function claimIn({ claims }: Pick<RecordsFile, 'claims'>, claimId: string): ClaimRecord {
  const record = claims.find((claim) => claim.claimId === claimId)
  if (record === undefined) throw problem('claim-not-found', { claimId: claimId.slice(0, 60) })
  return record
}

/** Throws `claim-not-complete` with every field that must be put right. */
export function refuseIncomplete(problems: readonly ClaimProblem[]): void {
  const blocking = problems.filter((one) => one.weight === 'blocks')
  const [first] = blocking
  if (first === undefined) return
  throw problem(
    'claim-not-complete',
    { count: blocking.length, first: first.text },
    blocking.map((one) => ({ path: one.path, message: `${one.text}。${one.remedy}。` })),
  )
}

/** The step by which a form comes in. */
function handedIn(
  { database, release, clock }: ClaimsContext,
  claiming: Claiming,
  form: ClaimForm,
  assessed: Assessed,
  { claimId, actionNo, action }: { claimId: string; actionNo: number; action: 'send' | 'correct' },
  decideDays: Pick<ClaimDetail, 'decideDays'> = {},
): ClaimMove {
  const { stated, at, lines, uploads, estimate, content } = assessed
  const totalFen = lines.reduce((sum, line) => sum + line.amountFen, 0)
  const { signature, visit, injury, prescription } = form
  const drawn = signature?.strokes === undefined ? {} : ({ drawn: true } as const)
  const detail: ClaimDetail = {
    edition: actionNo,
    ...decideDays,
    emergency: visit.emergency ?? false,
    institution: { name: at.row.name, level: at.row.level, inDirectory: at.inDirectory },
    invoices: stated.invoices.map((invoice) => ({ ...invoice })),
    totalFen,
    ...(visit.visitId === undefined ? {} : { visitId: visit.visitId }),
    ...(visit.number === undefined ? {} : { number: visit.number }),
    ...(injury === undefined ? {} : { thirdParty: injury.thirdParty }),
    ...(prescription === undefined ? {} : { prescription }),
    applicant: claiming.applicant,
    uploads,
    commitmentSigned: form.commitmentSigned,
    ...(signature === undefined ? {} : { commitment: { letter: signature.letter, by: claiming.applicant, ...drawn } }),
    ...estimateDetail(estimate),
    problems: assessed.problems,
    policyRelease: release.id,
  }
  const personal = privateOf(form, claimLetter(release, content.pool, clock.today(), injury !== undefined))
  return {
    action,
    by: claiming.by,
    detail,
    privateCipher: sealPrivate(database.ciphers, claiming.personNo, claimId, actionNo, personal),
  }
}

function estimateDetail(estimate: Assessed['estimate']): Pick<ClaimDetail, 'estimate'> {
  if (estimate?.result.outcome !== 'settled' || estimate.refusal !== undefined) return {}
  const amounts = amountsFen(estimate.result)
  return {
    estimate: {
      fundFen: amounts.fundTotal,
      accountFen: amounts.accountCurrentYear + amounts.accountPastYear,
      cashFen: amounts.cash,
    },
  }
}

function privateOf(form: ClaimForm, letter: ReturnType<typeof claimLetter>): ClaimPrivate {
  const { mobile, account, injury, agent, signature } = form
  const { title, to, lines, statement } = letter
  return {
    mobile,
    ...(account === undefined ? {} : { account: kept(account) }),
    ...(injury === undefined
      ? {}
      : { injury: { how: injury.how, ...(injury.who === undefined ? {} : { who: injury.who }) } }),
    ...(agent === undefined ? {} : { agent }),
    ...(signature === undefined
      ? {}
      : {
          signature: signature.name,
          ...(signature.strokes === undefined ? {} : { strokes: signature.strokes }),
          letter: { title, to, lines, ...(statement === undefined ? {} : { statement }) },
        }),
  }
}

const kept = ({ holder, bank, number }: ClaimAccount): NonNullable<ClaimPrivate['account']> => ({
  holder,
  bank: bank.trim(),
  number: plainAccountNumber(number),
})

function auditOf(
  claiming: Claiming,
  claimId: string,
  action: string,
  { content, problems }: Assessed,
): ClaimDecision['audit'] {
  const detail = { situation: content.situation, review: problems.filter(({ weight }) => weight === 'review').length }
  return [{ ...auditRow(claiming, claimId, action), detail }]
}

const auditRow = ({ by }: Claiming, claimId: string, action: string): ClaimDecision['audit'][number] => ({
  actorKind: by.kind,
  actor: by.id,
  action: `claim.${action}`,
  subjectId: claimId,
})

/** The lines and the files come in the same commit. */
function withBill(
  decision: ClaimDecision,
  { lines, uploads }: Assessed,
  edition: number,
  sent: ReturnType<typeof draftSent> | Record<never, never> = {},
): ClaimDecision {
  return {
    ...decision,
    uploads,
    changes: { claim_line: claimLineRows(decision.recordId, edition, lines), ...sent },
  }
}

/** The private part of a claim as it was handed in last. */
export function handedPrivate({ database }: Pick<ClaimsContext, 'database'>, record: ClaimRecord): ClaimPrivate {
  return openPrivate(database.ciphers, record.application)
}
