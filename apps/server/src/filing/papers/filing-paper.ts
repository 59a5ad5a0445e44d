/** Reads one filing for its paper form, and says what stands on a blank form and on the example. */
import { agentRelations } from '@yidi/contracts'
import { FILING_TYPES, figureOn, formatDay, isFilingType, labelOf, parseDay, spanText } from '@yidi/rules'
import type { FilingLaw, Release } from '@yidi/rules'
import { commitmentWords, openPrivate, signedLetter } from '../apply/index.ts'
import { maskIdNumber } from '../../person/people/index.ts'
import { paperText, papersOf } from '../decide/index.ts'
import type { FilingPrivate } from '../apply/index.ts'
import type { FileWith, FilingDetail, FilingRecord } from '../../person/file/index.ts'
import { findInstitution } from '../../care/institutions/index.ts'
import { enrolmentOn } from '../../person/file/index.ts'
import type { Person } from '../../person/people/index.ts'
import { placeName } from '../../platform/places/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import type { FormFields, FormPaper } from './form.ts'
import { signatureCell } from './letter.ts'
import type { LetterPaper } from './letter.ts'
import { dayText, momentText } from '../../platform/printing/index.ts'

const sexes = { male: '男', female: '女' } as const

/** The fields of a form that is filled from the records. `masked` hides the middle of the ID number. */
export async function fieldsOf(
  database: Database,
  release: Release,
  about: { record: FilingRecord; person: Person; file: FileWith<'enrolments'>; masked: boolean },
): Promise<FormFields> {
  const { record, person, file } = about
  const { application } = record
  const detail = application.detail as FilingDetail
  const personal = openPrivate(database.ciphers, application)
  const enrolment = enrolmentOn(file, application.effective_day)
  const named = async (code: string): Promise<string> => {
    const found = await findInstitution(database, code, application.effective_day)
    return found?.name ?? code
  }
  const given = (text: string | undefined, name: keyof FormFields) => (text === undefined ? {} : { [name]: text })
  return {
    name: person.name,
    idNumber: about.masked ? maskIdNumber(person.idNumber) : person.idNumber,
    ...(person.sex === null ? {} : { sex: sexes[person.sex] }),
    ...(person.birthDay === null ? {} : { birthDay: dayText(person.birthDay) }),
    insuredPlace: release.pools.get(record.pool)?.pool.name ?? record.pool,
    ...(enrolment === undefined
      ? {}
      : {
          insurance: [
            ...new Set([labelOf('insurance', enrolment.insurance), labelOf('category', enrolment.category)]),
          ].join('，'),
        }),
    mobile: personal.mobile,
    type: FILING_TYPES[record.type].title,
    destination: placeName(record.destination),
    days: spanText(record.from, record.to, record.visits),
    ...given(personal.address, 'address'),
    ...given(personal.reason, 'reason'),
    ...agentOf(detail, personal.agent, about.masked),
    ...(detail.referral === undefined
      ? {}
      : { referral: { institution: await named(detail.referral.institution), on: dayText(detail.referral.on) } }),
    institutions: await Promise.all(record.institutions.map(named)),
    materials: (await papersOf({ database, release }, record)).map(paperText),
    commitment: `${detail.commitmentSigned ? `${dayText(application.effective_day)}，` : ''}${commitmentWords(record, personal)}。`,
    ...(personal.signature === undefined
      ? {}
      : {
          signature: signatureCell({
            name: personal.signature,
            ...(personal.strokes === undefined ? {} : { strokes: personal.strokes }),
          }),
          signedOn: dayText(application.effective_day),
        }),
    decision: decisionOf(record),
  }
}

/** The letter that was signed with a filing; undefined where none was signed on our pages. */
export function letterPaperOf(
  database: Database,
  release: Release,
  about: { record: FilingRecord; person: Person; masked: boolean },
): Omit<LetterPaper, 'at' | 'foot'> | undefined {
  const { record, person, masked } = about
  const { application } = record
  const personal = openPrivate(database.ciphers, application)
  const words = signedLetter(release, record, personal)
  const { commitment } = application.detail as FilingDetail
  if (words === undefined || commitment === undefined) return undefined
  const at = new Date(application.recorded_at)
  const idNumber = commitment.by === 'agent' ? (personal.agent?.idNumber ?? '') : person.idNumber
  return {
    ...words,
    under: `备案编号 ${record.filingId} · 承诺书版本 ${commitment.letter.slice(0, 12)}`,
    signed: {
      name: personal.signature ?? '',
      idNumber: masked ? maskIdNumber(idNumber) : idNumber,
      role: commitment.by === 'agent' ? '代办人' : '参保人',
      on: momentText(at),
      ...(personal.strokes === undefined ? {} : { strokes: personal.strokes }),
    },
  }
}

/** The agent's fields; they stay empty where an application names none, as a filing from before that was asked. */
function agentOf(detail: FilingDetail, agent: FilingPrivate['agent'], masked: boolean): Pick<FormFields, 'agent'> {
  if (agent === undefined) return detail.applicant === 'agent' ? { agent: {} } : {}
  const idNumber = masked ? maskIdNumber(agent.idNumber) : agent.idNumber
  return { agent: { ...agent, idNumber, relation: agentRelations[agent.relation] } }
}

function decisionOf(record: FilingRecord): string {
  const decided = record.actions.findLast((row) => row.action === 'approve' || row.action === 'refuse')
  if (decided === undefined) return '正在办理。'
  const { reason } = decided.detail as FilingDetail
  const words = decided.action === 'approve' ? '准予备案' : '不予备案'
  return `${dayText(decided.effective_day)}${words}。${reason ?? ''}`
}

/** What is the same on every form of a pool on a day. */
export function formOfPool(
  release: Release,
  law: FilingLaw,
  title: string,
  day: string,
): Pick<FormPaper, 'title' | 'types' | 'choices' | 'employerSeal' | 'authority'> {
  const on = parseDay(day)
  const most = figureOn(law, 'institutions.count', on)?.value?.at(-1)
  const stationed = figureOn(law, 'materials.stationed-worker', on)?.value
  return {
    title,
    types: (figureOn(law, 'offered', on)?.value ?? []).filter(isFilingType),
    choices: most ?? 0,
    employerSeal: stationed?.includes('employer-seal') ?? false,
    authority: release.filing.guides.get(law.pool)?.authority ?? '',
  }
}

/** The example form: an invented person who fills in everything that the pool asks. */
export function exampleFields(release: Release, law: FilingLaw, day: string, choices: number): FormFields {
  const [year] = day.split('-')
  return {
    name: '张示例',
    sex: '女',
    idNumber: `${law.pool}196003070048`,
    birthDay: '1960年3月7日',
    insuredPlace: release.pools.get(law.pool)?.pool.name ?? law.pool,
    insurance: '职工医保，退休',
    mobile: '13800000000',
    type: FILING_TYPES['long-term-resident'].title,
    destination: '上海市',
    days: spanText(formatDay(parseDay(`${year ?? ''}-03-01`)), null),
    address: '上海市浦东新区示例路1号101室',
    reason: '随子女居住',
    agent: { name: '李示例', idNumber: '310115198811020045', relation: '女儿', mobile: '13900000000' },
    institutions: ['示例街道社区卫生服务中心', '示例镇卫生院'].slice(0, choices),
    materials: (figureOn(law, 'materials.long-term-resident', parseDay(day))?.value ?? []).map(
      (text) => release.filing.materials.get(text.split('|')[0] ?? '')?.title ?? text,
    ),
  }
}
