/** The figures of the filing law as people read them: for the service guide and the legal-basis pages. */
import { LABELS } from '../policy/labels.ts'
import type { FilingType } from '../quote/types.ts'
import type { FigureName } from './figures.ts'
import { FILING_TYPES } from './filing-types.ts'
import type { FilingFigure } from './law.ts'
import { placeName } from '../places.ts'
import type { Places } from '../places.ts'
import { requirementsText } from './materials.ts'
import type { Material } from './materials.ts'

/** One word for each value that a filing.yaml may have; the same word never means two things. */
const WORDS: Readonly<Record<string, string>> = {
  self: '本人',
  agent: '代办人',
  employer: '用人单位',
  hospital: '医院',
  web: '本平台网上',
  counter: '经办窗口',
  community: '社区服务中心',
  'at-once': '立刻生效',
  instant: '当场办结',
  'no-end': '长期有效',
  'as-filed': '按填写的起止日期',
  'one-visit': '只管一次就医，用过就结束',
  'no-limit': '不限天数',
  'all-networked': '所有联网的定点机构',
  'chosen-and-free': '自选的机构、不用选都能去的机构和联网的机构',
  'as-home': '可以，待遇和本地一样',
  'not-below-referral': '可以，待遇不低于转诊转院',
  direct: '按临时外出先自付一部分，再直接结算',
  'needs-filing': '要另办备案',
  reviewed: '由经办人员核对',
  'before-discharge': '出院结算前',
  'admission-day': '入院那天',
  'on-or-before-admission': '不晚于入院那天',
  'deemed-filed': '视同已经备案',
  'file-afterwards': '可以先就医，再补办',
  'past-year-account': '只能用个人账户历年资金',
  'like-other-visits': '和其他就诊一样',
  inpatient: '住院',
  outpatient: '普通门诊',
  'chronic-outpatient': '门诊慢特病',
  paused: '暂停',
  'go-on': '照旧',
  desk: '由经办机构决定',
}

/** How long a filing holds and how often it may be used. */
function validityText(value: unknown): string {
  return typeof value === 'number' ? `${String(value)}个月，多次有效` : wordOf(value)
}

function wordOf(value: unknown): string {
  const word = String(value)
  return FILING_TYPES[word as FilingType]?.title ?? WORDS[word] ?? LABELS.level?.[word] ?? word
}

/** What figures name by code: materials and places. */
interface FigureWords {
  materials: ReadonlyMap<string, Material>
  places: Places
}

/** A figure in words: 待定 where it is open. Materials are named as the catalogue has them. */
export function filingFigureText(figure: FilingFigure, { materials, places }: FigureWords): string {
  const { name, value } = figure
  if (value === undefined) return '待定'
  if (name.startsWith('materials.')) return requirementsText(materials, value as readonly string[])
  if (name === 'needed.exceptPlaces')
    return (value as readonly string[]).map((code) => placeName(places, code)).join('、')
  if (name.endsWith('.validity')) return validityText(value)
  const own = OWN[name]
  if (own) return own(value)
  return Array.isArray(value) ? value.map(wordOf).join('、') : wordOf(value)
}

const must = (value: unknown): string => (value === true ? '要' : '不用')
const filed = (value: unknown): string => `${must(value)}备案`
const may = (value: unknown): string => (value === true ? '可以' : '不可以')

const OWN: Partial<Record<FigureName, (value: unknown) => string>> = {
  'needed.inProvince': filed,
  'needed.outOfProvince': filed,
  'referral.institutionRequired': must,
  'referral.byHospital': may,
  'referral.elsewhere': (value) => (value === 'no' ? '不可以' : wordOf(value)),
  'longTerm.minimumStay': (value) => `${String(value)}个月`,
  'longTerm.changeAfter': (value) => (value === 0 ? '没有限制' : `满${String(value)}个月`),
  'medicineAbroad.months': (value) => `${String(value)}个月`,
  // A disease may have several names; the first is the one that is used.
  'designatedDisease.kinds': (value) =>
    (value as readonly string[])
      .map((kind) => kind.replace('|', '（也叫').replaceAll('|', '、') + (kind.includes('|') ? '）' : ''))
      .join('、'),
  'institutions.count': (value) => `${(value as readonly number[]).join('至')}家`,
  'supplementary.days': (value) => (typeof value === 'number' ? `入院后${String(value)}天内` : wordOf(value)),
  'emergency.days': (value) => (typeof value === 'number' ? `入院后${String(value)}天内` : wordOf(value)),
  'limits.statutoryWorkingDays': (value) => `${String(value)}个工作日`,
  'limits.resultWorkingDays': (value) =>
    (value as readonly number[]).map((days) => `${String(days)}个工作日`).join('或'),
}
