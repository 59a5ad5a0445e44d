/** 支付标准: what an agency has set for the payment methods of P39. How they pay is left to a document that no source gives. */
import type { InstitutionLevel, VisitKind } from '@yidi/rules'

interface StandardKind {
  title: string
  /** What the amount is per. */
  unit: string
  /** What follows while nobody has entered it. */
  unset: string
  /** May be set for a level, not for an institution alone. */
  byLevel: boolean
  /** Of which kinds of visits it may be; none: of all together. */
  visits: readonly VisitKind[]
}

export const standardKinds = {
  'global-budget': {
    title: '总额预算',
    unit: '元／年',
    unset: '经办机构没有录入总额预算',
    byLevel: false,
    visits: [],
  },
  head: {
    title: '人头标准',
    unit: '元／人',
    unset: '经办机构没有录入人头标准',
    byLevel: true,
    visits: ['inpatient', 'outpatient', 'designated-disease', 'pharmacy'],
  },
  'bed-day': {
    title: '床日标准',
    unit: '元／床日',
    unset: '经办机构没有录入床日标准',
    byLevel: true,
    visits: ['inpatient'],
  },
  disease: {
    title: '病种标准',
    unit: '元／例',
    unset: '经办机构没有录入病种标准',
    byLevel: true,
    visits: ['inpatient', 'designated-disease'],
  },
} as const satisfies Record<string, StandardKind>

export type StandardKindName = keyof typeof standardKinds
export const standardKindNames = Object.keys(standardKinds) as StandardKindName[]

/** Per what time a person is counted once. */
export const standardPeriods = { month: '每人每月', year: '每人每年' } as const
export type StandardPeriod = keyof typeof standardPeriods

export const standardLevels = {
  tier3: '三级',
  tier2: '二级',
  tier1: '一级',
  community: '基层',
  other: '其他',
  pharmacy: '药店',
} as const satisfies Record<InstitutionLevel, string>

export const standardVisits = {
  inpatient: '住院',
  outpatient: '普通门诊',
  'designated-disease': '门诊慢特病',
  pharmacy: '药店购药',
} as const satisfies Record<VisitKind, string>

/** Said wherever a figure of a payment method stands. */
export const standardsNotice =
  '只是数字，不按它付款。按病种、按人头、按床日怎么付，浙人社发〔2016〕113号第三十九条写“具体办法另行制定”，没有来源给出；标准是经办机构录入的，不是法规。'
