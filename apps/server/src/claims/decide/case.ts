/** One claim as the desk sees it: what was handed in, what the rules say of it today, what it comes to, what may be decided. */
import {
  channelTitles,
  claimActions,
  claimCutReasonCodes,
  claimCutReasons,
  claimRefusalReasonCodes,
  claimRefusalReasons,
  thirdParties,
} from '@yidi/contracts'
import type { Actor, CaseStep, ClaimAction, ClaimCaseMessage, ClaimReview } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import type { Static } from 'typebox'
import { assess, claimIn, claimingOf, formOf, handedPrivate, lineMessage } from '../apply/index.ts'
import type { ClaimsContext } from '../apply/index.ts'
import { enrolmentOn, readFile, recordParts } from '../../person/file/index.ts'
import type { ClaimDetail, ClaimRecord, KeptReview } from '../../person/file/index.ts'
import { findPerson, maskIdNumber } from '../../person/people/index.ts'
import { problem } from '@yidi/contracts'
import { actorTitles } from '../../platform/records/index.ts'
import { claimDeadline, claimNoteOf, deadlineText, handedLinesOf, messageOf } from '../record/index.ts'
import type { ClaimPrivate } from '../record/index.ts'
import { barOf } from './bar.ts'
import { kinBarOf, kinshipOf } from './kin.ts'
import { outcomeOf, reckonReview, undecidedOf } from './reckon.ts'
import { rulingsShown } from './rulings.ts'
import { warningsOf } from './warnings.ts'

interface CaseReader {
  roles: readonly Actor[]
  staffName: string
}

/** Reads a case. Throws `claim-not-found`. `assignee` is who has its task. */
export async function readClaimCase(
  context: ClaimsContext,
  personNo: string,
  claimId: string,
  { roles, staffName }: CaseReader,
  assignee: string | null,
): Promise<ClaimCaseMessage> {
  const { database, release } = context
  const [person, file] = await Promise.all([
    findPerson(database, personNo),
    readFile(database, { personNo }, recordParts),
  ])
  if (person === undefined || file === undefined) throw problem('claim-not-found', { claimId: claimId.slice(0, 60) })
  const record = claimIn(file, claimId)
  const personal = handedPrivate(context, record)
  const lines = await handedLinesOf(database, record)
  const review = record.review ?? { lines: [] }
  const assessed = await assess(
    context,
    file,
    { ...claimingOf(record), handed: lines },
    formOf(record, personal, lines),
    record,
  )
  const found = await reckonReview(context, file, record, review)
  const around = { ciphers: database.ciphers, personName: person.name, calendar: release.calendar }
  const own = messageOf(record, roles, around)
  const kinship = await kinshipOf(database, staffName, record)
  const bars = own.allowed.map(
    (action) => kinBarOf(kinship, staffName, action) ?? barOf(record, staffName, action, found.rulings),
  )
  const bar = bars.find((one) => one !== undefined)
  const enrolment = enrolmentOn(file, record.from)
  return {
    claim: { ...own, allowed: own.allowed.filter((_, index) => bars[index] === undefined) },
    ...(bar === undefined ? {} : { bar: `${bar.document.detail}${bar.document.remedy}` }),
    person: {
      name: person.name,
      idNumber: maskIdNumber(person.idNumber),
      insurance: enrolment?.insurance ?? null,
      category: enrolment?.category ?? null,
      phone: person.phone,
    },
    form: formShown(record, personal),
    warnings: await warningsOf(context, file, assessed.problems, found, {
      institution: assessed.at.row,
      billed: record.sent.visitId,
    }),
    papers: assessed.check.papers,
    lines: found.lines.map((line) => lineMessage(line, line.cut)),
    ...(record.review === undefined ? {} : { review: reviewShown(record.review) }),
    outcome: outcomeOf(found),
    history: record.actions.map(stepShown),
    assignee,
    deadline: deadlineShown(context, record),
    ...reasonsOf(release),
    rulings: await rulingsShown(context, record, found.rulings, undecidedOf(found) !== undefined),
    others: file.claims.filter((one) => one !== record).map((one) => messageOf(one, roles, around)),
  }
}

function deadlineShown({ release, clock }: ClaimsContext, record: ClaimRecord): ClaimCaseMessage['deadline'] {
  const deadline = claimDeadline(release.calendar, record)
  const { dueDay } = deadline
  return {
    text: deadlineText(deadline),
    ...(dueDay === undefined ? {} : { dueDay }),
    overdue: dueDay !== undefined && dueDay < clock.today(),
  }
}

const applicantTitles = { self: '本人', agent: '代办人' } as const

function formShown(
  { sent }: ClaimRecord,
  { mobile = '', agent, injury, signature }: ClaimPrivate,
): ClaimCaseMessage['form'] {
  return {
    mobile,
    applicantTitle: applicantTitles[sent.applicant ?? 'self'],
    ...(agent === undefined
      ? {}
      : { agent: { name: agent.name, idNumber: maskIdNumber(agent.idNumber), mobile: agent.mobile } }),
    emergency: sent.emergency ?? false,
    ...(sent.thirdParty === undefined
      ? {}
      : {
          injury: {
            thirdParty: sent.thirdParty,
            title: thirdParties[sent.thirdParty],
            how: injury?.how ?? '',
            ...(injury?.who === undefined ? {} : { who: injury.who }),
          },
        }),
    ...(sent.prescription === undefined ? {} : { prescription: sent.prescription }),
    ...(sent.number === undefined ? {} : { number: sent.number }),
    ...(sent.visitId === undefined ? {} : { visitId: sent.visitId }),
    commitment: signature === undefined ? '已在窗口签字，原件留存' : `在线签署：${signature}`,
  }
}

/** The review as a form takes it again. */
function reviewShown({ lines, ...review }: KeptReview): ClaimReview {
  return {
    ...review,
    lines: lines.map(({ cut, ...line }) => ({
      ...line,
      ...(cut === undefined
        ? {}
        : {
            cut: {
              amount: formatYuan(cut.fen),
              reason: cut.reason,
              basis: cut.basis,
              ...(cut.words === undefined ? {} : { words: cut.words }),
            },
          }),
    })),
  }
}

function stepShown(row: ClaimRecord['actions'][number]): Static<typeof CaseStep> {
  const note = claimNoteOf(row.detail as ClaimDetail)
  return {
    action: row.action,
    title: claimActions[row.action as ClaimAction],
    at: new Date(row.recorded_at).toISOString(),
    who: row.actor_kind === 'staff' ? row.actor : actorTitles[row.actor_kind],
    channelTitle: channelTitles[row.channel as keyof typeof channelTitles] ?? row.channel,
    ...(note === undefined ? {} : { note }),
    changes: [],
  }
}

/** The measures of the province that the reasons name; other documents are chosen from the list. */
const measures = 'zj-provincial-2016-113'

function reasonsOf({ documents }: Release): Pick<ClaimCaseMessage, 'cutReasons' | 'refusalReasons' | 'documents'> {
  const known = documents.get(measures)
  return {
    cutReasons: claimCutReasonCodes.map((code) => {
      const { title, article } = claimCutReasons[code]
      return { code, title, bases: known?.articles.has(article) === true ? [{ document: measures, article }] : [] }
    }),
    refusalReasons: claimRefusalReasonCodes.map((code) => ({ code, title: claimRefusalReasons[code].title })),
    documents: [...documents.values()].map(({ id, short, articles }) => ({
      id,
      short,
      articles: [...articles.keys()],
    })),
  }
}
