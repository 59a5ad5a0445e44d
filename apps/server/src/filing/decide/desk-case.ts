/** One case as the desk sees it: names instead of codes, what the rules say, what has happened, what may be decided. */
import {
  agentRelations,
  channelTitles,
  filingActions,
  problem,
  refusalReasonCodes,
  refusalReasons,
} from '@yidi/contracts'
import type { Actor, CaseStep, FilingCaseMessage } from '@yidi/contracts'
import { FILING_TYPES } from '@yidi/rules'
import type { Static } from 'typebox'
import { findInstitution } from '../../care/institutions/index.ts'
import { findPerson } from '../../person/people/index.ts'
import { applicationParts, readFile } from '../../person/file/index.ts'
import type { FilingActionRow, FilingDetail, FilingRecord } from '../../person/file/index.ts'
import { placeName } from '../../platform/places/index.ts'
import { openPrivate, recordedApplication, withoutUndefined } from '../apply/index.ts'
import { checkFor } from '../apply/index.ts'
import { lawOf } from '../record/index.ts'
import type { FilingsContext } from '../record/index.ts'
import { deadlineOf } from '../record/index.ts'
import { maskIdNumber } from '../../person/people/index.ts'
import { messageOf, noteOf } from '../record/index.ts'
import { commitmentWords } from '../apply/index.ts'
import { actorTitles } from '../../platform/records/index.ts'
import { fileKindsOf } from './papers.ts'
import { basesOf, documentsOf, rightsOf } from './refusal.ts'
import { whyNotReview } from './two-people.ts'

const applicantTitles: Readonly<Record<string, string>> = {
  self: '本人',
  agent: '代办人',
  employer: '用人单位',
  hospital: '医院',
}

/** Who looks at a case, and in which role. */
interface CaseReader {
  role: Actor
  staffName: string
}

/** Reads a case. Throws `filing-not-found`. `assignee` is who has its task. */
export async function readCase(
  context: FilingsContext,
  personNo: string,
  filingId: string,
  reader: CaseReader,
  assignee: string | null,
): Promise<FilingCaseMessage> {
  const { database, clock, release } = context
  const [person, file] = await Promise.all([
    findPerson(database, personNo),
    readFile(database, { personNo }, applicationParts),
  ])
  const filings = file?.filings ?? []
  const record = filings.find((filing) => filing.filingId === filingId)
  if (record === undefined || person === undefined || file === undefined) {
    throw problem('filing-not-found', { filingId: filingId.slice(0, 60) })
  }
  const today = clock.today()
  const others = filings.filter((filing) => filing !== record)
  const personal = openPrivate(database.ciphers, record.application)
  const application = recordedApplication(record, personal, await fileKindsOf(context, record))
  const applied = record.application.effective_day
  const { enrolment, ...check } = await checkFor(context, file, others, application, applied)
  const law = lawOf(release, record.pool)
  const deadline = deadlineOf(release, record)
  const message = (filing: FilingRecord) => messageOf(filing, reader.role, today)
  const own = message(record)
  const barred = own.allowed.some(isReview) ? whyNotReview(release, record, reader.staffName) : undefined
  return {
    filing: barred === undefined ? own : { ...own, allowed: own.allowed.filter((action) => !isReview(action)) },
    ...(barred === undefined ? {} : { reviewBar: `${barred.document.detail}${barred.document.remedy}` }),
    person: {
      name: person.name,
      idNumber: maskIdNumber(person.idNumber),
      insurance: enrolment.insurance,
      category: enrolment.category,
      phone: person.phone,
    },
    form: await formOf(context, record, personal),
    check,
    deadline: withoutUndefined({
      instant: deadline.instant,
      workingDays: deadline.workingDays,
      basis: deadline.basis,
      dueDay: deadline.dueDay,
      missing: deadline.missing,
      overdue: deadline.dueDay !== undefined && deadline.dueDay < today,
    }),
    assignee,
    history: historyOf(record, await namesOf(context, record)),
    reasons: refusalReasonCodes.map((code) => ({
      code,
      title: refusalReasons[code].title,
      bases: basesOf(law, code, applied),
    })),
    documents: documentsOf(release, law),
    rights: rightsOf(release, record.pool),
    others: others.map(message),
  }
}

/** What a reviewer does with a filing that waits for a decision. */
const isReview = (action: string): boolean => ['review', 'approve', 'refuse'].includes(action)

/** Every institution that was named at any step, by its code. */
async function namesOf({ database, clock }: FilingsContext, record: FilingRecord): Promise<Map<string, string>> {
  const codes = [...new Set(record.actions.flatMap((row) => row.institutions))]
  const found = await Promise.all(codes.map((code) => findInstitution(database, code, clock.today())))
  return new Map(codes.map((code, index) => [code, found[index]?.name ?? code]))
}

async function formOf(
  { database, clock }: FilingsContext,
  record: FilingRecord,
  personal: ReturnType<typeof openPrivate>,
): Promise<FilingCaseMessage['form']> {
  const detail = record.application.detail as FilingDetail
  const nameOf = async (code: string): Promise<string> =>
    (await findInstitution(database, code, clock.today()))?.name ?? code
  const { channel } = record.application
  const { referral, agent = undefined } = { referral: detail.referral, agent: personal.agent }
  return withoutUndefined({
    channel,
    channelTitle: channelTitles[channel as keyof typeof channelTitles] ?? channel,
    applicant: detail.applicant ?? 'self',
    applicantTitle: applicantTitles[detail.applicant ?? 'self'] ?? '本人',
    mobile: personal.mobile === '' ? undefined : personal.mobile,
    address: personal.address,
    reason: personal.reason,
    stayMonths: detail.stayMonths,
    commitment: commitmentWords(record, personal),
    commitmentInPlace: detail.commitmentInPlace ?? false,
    signature: personal.signature,
    agent:
      agent === undefined
        ? undefined
        : {
            name: agent.name,
            idNumber: maskIdNumber(agent.idNumber),
            relationTitle: agentRelations[agent.relation as keyof typeof agentRelations] ?? agent.relation,
            mobile: agent.mobile,
          },
    institutions: await Promise.all(record.institutions.map(async (code) => ({ id: code, title: await nameOf(code) }))),
    referral:
      referral === undefined ? undefined : { ...referral, name: await nameOf(referral.institution), on: referral.on },
    receiving: detail.receiving?.name,
    diagnosis: personal.diagnosis?.name,
    stay: detail.stay,
    replaces: detail.replaces,
  })
}

/** What an action's row says of the filing itself, in words; `names` are those of the institutions by their codes. */
function said(row: FilingActionRow, names: ReadonlyMap<string, string>): Record<string, string> {
  return {
    备案类型: FILING_TYPES[row.type].title,
    去哪里: placeName(row.destination),
    开始日期: row.from_day,
    截止日期: row.to_day ?? '长期',
    自选机构: row.institutions.map((code) => names.get(code) ?? code).join('、') || '不限',
  }
}

function historyOf(record: FilingRecord, names: ReadonlyMap<string, string>): Static<typeof CaseStep>[] {
  return record.actions.map((row, index) => {
    const before = index === 0 ? undefined : said(record.actions[index - 1]!, names)
    const after = said(row, names)
    const note = noteOf(row.detail as FilingDetail)
    return {
      action: row.action,
      title: filingActions[row.action as keyof typeof filingActions],
      at: new Date(row.recorded_at).toISOString(),
      who: row.actor_kind === 'staff' ? row.actor : actorTitles[row.actor_kind],
      channelTitle: channelTitles[row.channel as keyof typeof channelTitles] ?? row.channel,
      ...(note === undefined ? {} : { note }),
      changes:
        before === undefined
          ? []
          : Object.keys(after)
              .filter((field) => before[field] !== after[field])
              .map((field) => ({ field, before: before[field]!, after: after[field]! })),
    }
  })
}
