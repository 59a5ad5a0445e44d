/**
 * The figures of the four pools, typed off the documents a second time.
 * They deliberately do not come from the policy folder: a slip of the pen there must show as a disagreement here.
 * Rates are what the fund pays, in percent; money is yuan; `p: true` marks a figure that is provisional.
 */

export type Level = 'tier3' | 'tier2' | 'tier1' | 'community' | 'other' | 'pharmacy'

/** A figure together with its standing: stated in a source document, or provisional. */
export interface Figure {
  readonly is: number
  readonly p: boolean
}

const stated = (is: number): Figure => ({ is, p: false })
const provisional = (is: number): Figure => ({ is, p: true })

/** One band of a year's table: everything above the band before it, up to and including `upTo` (null: no end). */
export interface Band {
  readonly upTo: number | null
  readonly fund: Figure
}

/** The first day of each pool's figures. */
export const FIRST_DAY: Readonly<Record<string, string>> = {
  '339900': '2017-01-01',
  '330100': '2024-01-01',
  '331000': '2019-01-01',
  '130500': '2021-07-01',
}

/** The day from which the national procedure decides about treatment away from home in Zhejiang (医保发〔2022〕22号). */
export const NATIONAL_PROCEDURE_FROM = '2023-01-01'

/** The day from which Beijing and Tianjin need no filing of people from Xingtai. */
export const BEIJING_TIANJIN_FROM = '2023-02-10'

/** 浙人社发〔2016〕113号, articles 11 and 12. */
export const PROVINCIAL = {
  outpatientDeductible: { active: 1000, retired: 300, 'founding-worker': 300 },
  outpatientFund: { tier3: 75, tier2: 85, tier1: 95, other: 95, community: 95, pharmacy: 85 },
  inpatientDeductible: { tier3: 800, tier2: 600, tier1: 300, other: 300, community: 300 },
  inpatientBound: 40000,
  // [active, retired]; the text above 40,000 is cut off for the two upper tiers, hence the mark.
  inpatientBelow: { tier3: [82, 88], tier2: [85, 90], tier1: [88, 92], other: [88, 92], community: [90, 94] },
  inpatientAbove: { tier3: [88, 92], tier2: [90, 94], tier1: [92, 96], other: [92, 96], community: [92, 96] },
  inpatientAboveProvisional: { tier3: true, tier2: true, tier1: false, other: false, community: false },
} as const

/** The Hangzhou guide of 2024; it prints the person's share, so the fund's part is 100 less it. */
export const HANGZHOU = {
  employee: {
    outpatientShare: {
      tier3: [24, 18],
      tier2: [20, 14],
      tier1: [20, 14],
      other: [20, 14],
      community: [14, 8],
      communityContracted: [11, 5],
    },
    // Not printed in the guide: read from the table of 2020, therefore provisional.
    outpatientDeductible: { plain: [1000, 300], contracted: [700, 0] },
    inpatientDeductible: { tier3: 800, tier2: 500, tier1: 500, other: 500, community: 300 },
    inpatientShareTo40000: { tier3: [18, 14], tier2: [16, 12], tier1: [16, 12], other: [16, 12], community: [12, 8] },
    inpatientShareTo400000: { tier3: [12, 8], tier2: [10, 6], tier1: [10, 6], other: [10, 6], community: [8, 4] },
  },
  resident: {
    outpatientShare: {
      tier3: [60, 70],
      tier2: [40, 50],
      tier1: [40, 50],
      other: [40, 50],
      community: [30, 40],
      communityContracted: [27, 37],
    },
    outpatientDeductible: 300,
    inpatientDeductible: { tier3: 800, tier2: 500, tier1: 500, other: 500, community: 300 },
    // The whole row hangs on a limit that is provisional.
    inpatientShareTo300000: { tier3: 30, tier2: 25, tier1: 25, other: 25, community: 20 },
  },
} as const

/** The local guide text of March 2024: every figure of Taizhou is provisional. */
export const TAIZHOU = {
  stayFactors: [1, 0.5, 0],
  cityDeductible: { tier3: 800, tier2: 800, tier1: 600, community: 600, other: 600 },
  outsideDeductible: 1000,
  employeeBound: 50000,
  cityEmployeeBelow: { tier3: 80, tier2: 83, tier1: 86, community: 86, other: 86 },
  cityRetiredExtra: 5,
  cityEmployeeAbove: { tier3: 90, tier2: 93, tier1: 96, community: 96, other: 96 },
  outsideUpperTiers: { active: 70, retired: 75, above: 80 },
  outsideLowerTiers: 55,
  cityResident: { tier3: 70, tier2: 75, tier1: 80, community: 80, other: 80 },
  outsideResident: { tier3: 50, tier2: 50, tier1: 40, community: 40, other: 40 },
} as const

/** Public texts of 2022 to 2024: every figure of Xingtai is provisional. */
export const XINGTAI = {
  residentStaysFrom: '2022-01-01',
  employeeOutpatientFrom: '2023-01-01',
  // [deductible of each stay, fund]
  near: { tier3: [1000, 65], tier2: [400, 80], tier1: [100, 90], community: [100, 90], other: [100, 90] },
  beyond: [2500, 50],
  residentStaysAtMost: 150000,
  employeeOutpatient: {
    deductible: 100,
    active: { fund: 50, atMost: 1600 },
    retired: { fund: 60, atMost: 2000 },
  },
} as const

/**
 * Critical illness of the provincial pool on a day: threshold, and the bands in yuan. The threshold was lowered from 30,000
 * in 2021, and the rate of the first band raised with it; both by a mirrored text, hence provisional.
 */
export function criticalIllness(day: string): { threshold: number; bands: Band[] } {
  const lowered = day >= '2021-01-01'
  const threshold = lowered ? 25000 : 30000
  const bands = [
    { upTo: threshold, fund: provisional(0) },
    { upTo: 5 * threshold, fund: lowered ? provisional(70) : stated(60) },
    { upTo: 10 * threshold, fund: stated(70) },
    { upTo: null, fund: stated(80) },
  ]
  return { threshold, bands }
}

type CareLevel = Exclude<Level, 'pharmacy'>

/** Inpatient bands of the provincial pool; a founding worker bears half of what a retired person bears. */
export function provincialBands(level: CareLevel, category: string): Band[] {
  const column = category === 'active' ? 0 : 1
  const half = category === 'founding-worker'
  const ofPerson = (fund: number) => (half ? 100 - (100 - fund) / 2 : fund)
  const above = ofPerson(PROVINCIAL.inpatientAbove[level][column])
  return [
    { upTo: PROVINCIAL.inpatientBound, fund: stated(ofPerson(PROVINCIAL.inpatientBelow[level][column])) },
    { upTo: null, fund: PROVINCIAL.inpatientAboveProvisional[level] ? provisional(above) : stated(above) },
  ]
}

/** Inpatient bands of Hangzhou; nothing is paid above the last one. */
export function hangzhouBands(level: CareLevel, insurance: string, category: string): Band[] {
  if (insurance === 'resident') {
    return [{ upTo: 300000, fund: provisional(100 - HANGZHOU.resident.inpatientShareTo300000[level]) }]
  }
  const column = category === 'active' ? 0 : 1
  return [
    { upTo: 40000, fund: stated(100 - HANGZHOU.employee.inpatientShareTo40000[level][column]) },
    { upTo: 400000, fund: stated(100 - HANGZHOU.employee.inpatientShareTo400000[level][column]) },
  ]
}

/** Designated disease in Hangzhou: the bands of a stay, read across from weaker texts. */
export function hangzhouDiseaseBands(level: CareLevel, insurance: string, category: string): Band[] {
  return hangzhouBands(level, insurance, category).map(({ upTo, fund }) => ({ upTo, fund: provisional(fund.is) }))
}

/** Inpatient bands of Taizhou, by the table of the city or the table of everywhere else. */
export function taizhouBands(table: 'city' | 'outside', level: CareLevel, insurance: string, category: string): Band[] {
  if (insurance === 'resident') {
    const rate = table === 'city' ? TAIZHOU.cityResident[level] : TAIZHOU.outsideResident[level]
    return [{ upTo: null, fund: provisional(rate) }]
  }
  const retired = category === 'retired'
  if (table === 'city') {
    const below = TAIZHOU.cityEmployeeBelow[level] + (retired ? TAIZHOU.cityRetiredExtra : 0)
    return [
      { upTo: TAIZHOU.employeeBound, fund: provisional(below) },
      { upTo: null, fund: provisional(TAIZHOU.cityEmployeeAbove[level]) },
    ]
  }
  if (level === 'tier3' || level === 'tier2') {
    const upper = TAIZHOU.outsideUpperTiers
    return [
      { upTo: TAIZHOU.employeeBound, fund: provisional(retired ? upper.retired : upper.active) },
      { upTo: null, fund: provisional(upper.above) },
    ]
  }
  return [{ upTo: null, fund: provisional(TAIZHOU.outsideLowerTiers) }]
}
