/** 立案 of a tip-off: whom it is about and what was found go into a case of oversight; who reported it never does. */
import { complaintSubjects, oversightSubjects, problem } from '@yidi/contracts'
import type { ComplaintCaseMessage, ComplaintOpenCaseForm, ComplaintSubject, Staff } from '@yidi/contracts'
import { caseOfTipOff } from '../../oversight/cases/index.ts'
import { findPerson } from '../../person/people/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'

const tipOff = 'tip-off' satisfies ComplaintSubject

/** One of either sort, as far as it says who reported what. */
interface Reported {
  id: string
  subject: ComplaintSubject
  /** Empty for a caller nobody knows. */
  personNo: string
  text: string
  phone: string
}

/** What would tell who reported, with what each is called; the longest first. */
async function tellTalesOf({ database }: RecordsDeps, { personNo, phone }: Reported): Promise<[string, string][]> {
  const person = personNo === '' ? undefined : await findPerson(database, personNo)
  const all: [string, string | null | undefined][] = [
    ['姓名', person?.name],
    ['证件号码', person?.idNumber],
    ['人员编号', personNo],
    ['社会保障卡号', person?.card],
    ['联系方式', phone.trim()],
    ['联系方式', person?.phone],
  ]
  return all
    .filter((one): one is [string, string] => (one[1] ?? '').length > 1)
    .sort(([, one], [, other]) => other.length - one.length)
}

/** What a case would be opened with, and the case that was; null where it is no tip-off, or nothing to whoever asks. */
export async function tipOffShown(
  deps: RecordsDeps,
  { roles }: Pick<Staff, 'roles'>,
  reported: Reported,
): Promise<ComplaintCaseMessage['tipOff']> {
  if (reported.subject !== tipOff || !roles.includes('inspecting')) return null
  const tales = await tellTalesOf(deps, reported)
  return {
    caseId: (await caseOfTipOff(deps.database.kysely, reported.id)) ?? null,
    matter: tales.reduce((text, [, word]) => text.replaceAll(word, '（略）'), reported.text),
  }
}

/**
 * What is typed for the case must not say who reported, and not be about them. Throws `complaint-case-not-tip-off`,
 * `complaint-case-names-reporter`.
 */
export async function requireUnnamed(
  deps: RecordsDeps,
  reported: Reported,
  { matter, subject, subjectKind, institution = '' }: ComplaintOpenCaseForm,
): Promise<void> {
  if (reported.subject !== tipOff)
    throw problem('complaint-case-not-tip-off', {
      subject: complaintSubjects[reported.subject],
      tipOff: complaintSubjects[tipOff],
    })
  const typed = {
    发现的情况: matter,
    [`对象（${oversightSubjects[subjectKind]}）`]: subject,
    所在机构编码: institution,
  }
  for (const [what, word] of await tellTalesOf(deps, reported))
    for (const [field, said] of Object.entries(typed))
      if (said.includes(word)) throw problem('complaint-case-names-reporter', { field, what })
}
