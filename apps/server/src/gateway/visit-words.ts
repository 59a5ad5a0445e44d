/** Visits of a person as refusals, warnings and the institution's own page name them. */
import type { VisitKind } from '@yidi/rules'
import type { OtherVisit } from '../person/file/index.ts'

/** Words for the kinds of visit. */
export const visitKindWords = {
  outpatient: '门诊就诊',
  inpatient: '住院',
  'designated-disease': '门诊慢特病就诊',
  pharmacy: '药店购药',
} as const satisfies Record<VisitKind, string>

/** Words for the service that a kind of visit needs. */
export const serviceWords = {
  inpatient: '住院',
  outpatient: '普通门诊',
  'designated-disease': '门诊慢特病',
  pharmacy: '药店购药',
} as const satisfies Record<VisitKind, string>

/** Another visit: where, how far it has come, which, and its days. */
export function otherWords(other: OtherVisit): string {
  const state = other.settled ? '已结算' : '未结算'
  const place = other.institution_name ?? other.institution
  return `${place}${state}的${visitKindWords[other.kind]}${other.visit_id}（${spanWords(other)}）`
}

/** The days of a visit. */
export function spanWords({ from_day: from, to_day: to }: Pick<OtherVisit, 'from_day' | 'to_day'>): string {
  return to === from ? from : `${from}至${to ?? '今'}`
}

/** What the institution of a visit that is in the way can do, as far as that visit has come. */
export function wayOut({ settled, to_day: end }: OtherVisit): string {
  if (settled) return '请核对日期；有一笔不属实的，由原机构撤销结算（2305或2208）后再结算'
  if (end === null) return '已经出院的，请该院办理出院（2402）；没有住院的，请该院撤销入院（2404）'
  return '请核对日期；该次住院的日期不对的，请该院撤销出院（2405）后更正；没有住院的，再撤销入院（2404）'
}

/** The warning of a visit at the same time that is allowed beside another. */
export function besideWarning(other: OtherVisit): string {
  return `与${otherWords(other)}时间重叠，请核对`
}
