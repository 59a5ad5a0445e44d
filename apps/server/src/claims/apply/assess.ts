/**
 * Looking at a claim before it is sent, at the phone and at the counter: everything that is wrong at once, the papers, the division
 * of the bill by the catalogue of the insured place, and what it would come to. Sending asks the same function.
 */
import { problem } from '@yidi/contracts'
import type { ClaimCheckMessage, ClaimForm } from '@yidi/contracts'
import {
  NO_DAY,
  checkClaim,
  claimLead,
  claimPapers,
  claimWindow,
  claimFacts,
  formatYuan,
  parseDay,
  windowText,
} from '@yidi/rules'
import type { ClaimContext, ClaimProblem, DirectQuestion, StatedClaim } from '@yidi/rules'
import { signatureProblems } from '../../filing/apply/index.ts'
import { directSideOf } from '../../filing/record/index.ts'
import type { FilingsContext } from '../../filing/record/index.ts'
import type { Reckoned } from '../../care/settlements/index.ts'
import { billOfClaim } from './billing.ts'
import { billedVisitProblems } from './billed-visit.ts'
import type { BilledLine } from './billing.ts'
import { findMaterials, usableMaterials } from '../../platform/materials/index.ts'
import { findPerson } from '../../person/people/index.ts'
import { covers, enrolmentOn } from '../../person/file/index.ts'
import type { ClaimRecord, Enrolment, RecordsFile } from '../../person/file/index.ts'
import type { ClaimContent, HandedLine } from '../record/index.ts'
import type { Claiming } from './applying.ts'
import { institutionOf, standingOf } from './institution.ts'
import type { ClaimedAt } from './institution.ts'
import { claimLetter } from './letter.ts'
import { handedLines } from './lines.ts'
import { earlierBills } from './others.ts'
import { papersShown } from './papers.ts'
import { reckonClaim, visitOfClaim } from './reckon.ts'
import { statedOf } from './stated.ts'
import { problemMessage } from './told.ts'
import { outcomeMessage } from './outcome.ts'
import { lineMessage } from './line-message.ts'

export type ClaimsContext = FilingsContext

export interface Assessed {
  content: Omit<ClaimContent, 'claimId'>
  enrolment: Enrolment
  at: ClaimedAt
  stated: StatedClaim
  lines: HandedLine[]
  billed: BilledLine[]
  uploads: string[]
  problems: ClaimProblem[]
  estimate: Reckoned | undefined
  check: ClaimCheckMessage
}

/** Assesses a form; `own` is the claim that it corrects. Throws `not-enrolled` where nothing is known of the person on that day. */
export async function assess(
  context: ClaimsContext,
  file: RecordsFile,
  claiming: Claiming,
  form: ClaimForm,
  own?: ClaimRecord,
): Promise<Assessed> {
  const { database, release, clock } = context
  const { personNo } = claiming
  const today = clock.today()
  const enrolment = enrolmentOn(file, form.visit.from) ?? enrolmentOn(file, today) ?? file.enrolments.at(-1)
  if (enrolment === undefined) throw problem('not-enrolled', { day: form.visit.from })
  const at = await institutionOf(database, personNo, form)
  const { lines, problems: ofLines } =
    claiming.handed === undefined
      ? await handedLines(database, personNo, form)
      : { lines: claiming.handed, problems: [] }
  const stated = statedOf({ release, pool: enrolment.pool }, form, claiming, at, lines)
  const uploads = await usableMaterials(database, personNo, form.uploads, own?.claimId)
  const handedIn = (await findMaterials(database, personNo, uploads)).map(({ kind }) => kind)
  const asked: ClaimContext = {
    release,
    pool: enrolment.pool,
    today,
    person: {
      insurance: enrolment.insurance,
      ...insuredFrom(file),
      stopped: stoppedOf(file, enrolment),
    },
    handedIn,
    proven: claiming.proven ?? [],
    others: await earlierBills(database, file, own?.claimId),
  }
  const personName = (await findPerson(database, personNo))?.name ?? ''
  const problems = [
    ...at.problems,
    ...ofLines,
    ...(await billedVisitProblems(database, personNo, form)),
    ...checkClaim(asked, stated),
    ...letterProblems(context, enrolment.pool, form, claiming, personName),
  ]
  const content = {
    pool: enrolment.pool,
    situation: form.situation,
    insurance: enrolment.insurance,
    kind: form.visit.kind,
    institution: at.row.code,
    place: at.row.place,
    from: form.visit.from,
    to: form.visit.to,
  }
  const billed = await billOfClaim(database, release, enrolment.pool, claimVisit(form), lines)
  const estimate = await estimateOf(context, file, content, form, at, billed, own)
  return {
    ...{ content, enrolment, at, stated, lines, billed, uploads, problems, estimate },
    check: checkMessage(context, file, asked, enrolment, { form, stated, at, lines, billed, problems, estimate }),
  }
}

/** The visit as the catalogue's rules take it. */
const claimVisit = ({ visit: { kind, from, to, emergency = false } }: ClaimForm) => ({ kind, from, to, emergency })

/** First day of insurance that is on record; nothing where there is none. */
function insuredFrom({ enrolments }: RecordsFile): { insuredFrom?: string } {
  const [first] = enrolments.map(({ from }) => from).sort()
  return first === undefined ? {} : { insuredFrom: first }
}

function stoppedOf(
  { benefits }: RecordsFile,
  { insurance }: Enrolment,
): NonNullable<ClaimContext['person']['stopped']> {
  return benefits
    .filter((one) => one.insurance === insurance && one.status === 'stopped')
    .map(({ from, to, reason }) => ({ from, to, why: reason }))
}

function letterProblems(
  { release, clock }: ClaimsContext,
  pool: string,
  form: ClaimForm,
  { channel, applicant }: Claiming,
  personName: string,
): ClaimProblem[] {
  if (!form.commitmentSigned)
    return [
      {
        code: 'commitment-missing',
        path: 'commitmentSigned',
        text: '还没有签报销承诺书',
        remedy: channel === 'counter' ? '请让本人或代办人在纸上签字' : '请看过承诺书后签名',
        weight: 'blocks',
      },
    ]
  const letter = claimLetter(release, pool, clock.today(), form.injury !== undefined)
  return signatureProblems({ ...form, applicant }, letter, personName)
}

/** What it would come to; undefined where too little is known to ask. */
async function estimateOf(
  { database, release }: ClaimsContext,
  file: RecordsFile,
  content: Assessed['content'],
  form: ClaimForm,
  at: ClaimedAt,
  billed: readonly BilledLine[],
  own: ClaimRecord | undefined,
): Promise<Reckoned | undefined> {
  const { from, to } = content
  const days = [from, to].map((day) => parseDay(day))
  if (billed.length === 0 || days.includes(NO_DAY) || days[0]! > days[1]!) return undefined
  if (enrolmentOn(file, from, content.insurance) === undefined) return undefined
  const claimId = own?.claimId ?? ''
  const visit = visitOfClaim(content, { claimId, visitId: '', emergency: form.visit.emergency ?? false })
  return reckonClaim(database, release, file, {
    visit,
    institution: at.row,
    lines: billed.map(({ divided }) => divided),
    claimId,
    billed: form.visit.visitId,
  })
}

interface Looked {
  form: ClaimForm
  stated: StatedClaim
  at: ClaimedAt
  lines: readonly HandedLine[]
  billed: readonly BilledLine[]
  problems: readonly ClaimProblem[]
  estimate: Reckoned | undefined
}

function checkMessage(
  context: ClaimsContext,
  file: RecordsFile,
  asked: ClaimContext,
  enrolment: Enrolment,
  looked: Looked,
): ClaimCheckMessage {
  const { release } = context
  const { pool, today } = asked
  const { form, stated, lines, billed, problems, estimate } = looked
  const window = claimWindow(release, pool, today)
  return {
    problems: problems.map(problemMessage),
    first: leadOf(context, file, asked, enrolment, looked),
    papers: papersShown(claimPapers(release, pool, today, claimFacts(stated, asked)), asked.handedIn),
    lines: billed.map((line) => lineMessage(line)),
    totals: {
      lines: formatYuan(lines.reduce((sum, line) => sum + line.amountFen, 0)),
      invoices: formatYuan(stated.invoices.reduce((sum, invoice) => sum + invoice.totalFen, 0)),
    },
    ...(estimate === undefined ? {} : { estimate: outcomeMessage(estimate) }),
    window: {
      open: window.open,
      text: windowText(window, form.visit.to),
      ...(window.open ? {} : { until: window.until(form.visit.to) }),
    },
  }
}

/** What says first: that the visit can still be settled with the institution, or filed for. */
function leadOf(
  { database, release }: ClaimsContext,
  file: RecordsFile,
  { pool, today }: ClaimContext,
  enrolment: Enrolment,
  { form: { visit }, at: { row } }: Looked,
): ClaimCheckMessage['first'] {
  const { kind, from, to, emergency = false } = visit
  const services = row.services
    .filter((one) => covers(one, from))
    .map(({ service }) => service as NonNullable<DirectQuestion['institution']['services']>[number])
  return claimLead(release, {
    ...directSideOf(database.ciphers, file, enrolment, from),
    pool,
    today,
    institution: { place: row.place, level: row.level, ...standingOf(release, pool, row, from), services },
    visit: { kind, from, to, emergency },
  })
}
