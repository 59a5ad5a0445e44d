/**
 * The demonstration set, exactly as contracts/demo.md lists it. Every name and number is made up; the ID numbers use
 * city-level area codes, which no real card has.
 */
import type { Category, FilingType, Insurance, InstitutionLevel } from '@yidi/rules'
import type { CatalogueClass, InstitutionServiceName } from '../platform/storage/index.ts'

/** Before the first document in force, so that every demonstration day lies inside. */
export const demonstrationFrom = '2017-01-01'

export interface DemonstrationPerson {
  personNo: string
  name: string
  idNumber: string
  pool: string
  insurance: Insurance
  category: Category
  residentTier?: 1
  currentYearFen?: number
  pastYearFen?: number
  /** Code of the employer that pays for him; made up, beside the contract. */
  employer?: string
  filing?: { type: FilingType; destination: string; from: string; to: string | null }
  /** A designated disease (规定病种) on record. */
  disease?: string
  /** First day without benefits. */
  stoppedFrom?: string
}

export const people: readonly DemonstrationPerson[] = [
  {
    personNo: '33010000000000000001',
    name: '演示退休甲',
    idNumber: '330100195003070114',
    pool: '330100',
    insurance: 'employee',
    category: 'retired',
    currentYearFen: 500_00,
    pastYearFen: 3000_00,
    filing: { type: 'long-term-resident', destination: '310000', from: '2025-01-01', to: null },
  },
  {
    personNo: '33010000000000000002',
    name: '演示职工乙',
    idNumber: '330100198811020127',
    pool: '330100',
    insurance: 'employee',
    category: 'active',
    employer: 'D33010000001',
    currentYearFen: 1200_00,
  },
  {
    personNo: '33990000000000000003',
    name: '演示退休丙',
    idNumber: '330100195506150116',
    pool: '339900',
    insurance: 'employee',
    category: 'retired',
    pastYearFen: 600_00,
    filing: { type: 'referral', destination: '310100', from: '2026-01-01', to: '2026-12-31' },
    disease: '恶性肿瘤',
  },
  {
    personNo: '33990000000000000004',
    name: '演示职工丁',
    idNumber: '330100199001090128',
    pool: '339900',
    insurance: 'employee',
    category: 'active',
    employer: 'D33990000001',
    currentYearFen: 800_00,
    pastYearFen: 200_00,
    disease: '器官移植后抗排异治疗',
  },
  {
    personNo: '33990000000000000005',
    name: '演示老工人戊',
    idNumber: '330100193002010110',
    pool: '339900',
    insurance: 'employee',
    category: 'founding-worker',
    disease: '慢性肾功能衰竭透析治疗',
  },
  {
    personNo: '33010000000000000006',
    name: '演示居民己',
    idNumber: '330100201509010125',
    pool: '330100',
    insurance: 'resident',
    category: 'resident',
    residentTier: 1,
  },
  {
    personNo: '33100000000000000007',
    name: '演示职工庚',
    idNumber: '331000198504040115',
    pool: '331000',
    insurance: 'employee',
    category: 'active',
    employer: 'D33100000001',
    filing: { type: 'stationed-worker', destination: '310100', from: '2026-03-01', to: null },
  },
  {
    personNo: '33100000000000000008',
    name: '演示居民辛',
    idNumber: '331000196012120128',
    pool: '331000',
    insurance: 'resident',
    category: 'resident',
    residentTier: 1,
  },
  {
    personNo: '13050000000000000009',
    name: '演示居民壬',
    idNumber: '130500197207070128',
    pool: '130500',
    insurance: 'resident',
    category: 'resident',
    residentTier: 1,
  },
  {
    personNo: '33010000000000000010',
    name: '演示停保癸',
    idNumber: '330100197001010117',
    pool: '330100',
    insurance: 'employee',
    category: 'active',
    employer: 'D33010000001',
    stoppedFrom: '2026-01-01',
  },
]

/** Made-up employers of the people above. */
export const employers = [
  { code: 'D33010000001', name: '演示杭州科技公司', pool: '330100' },
  { code: 'D33100000001', name: '演示台州机械厂', pool: '331000' },
  { code: 'D33990000001', name: '演示省级设计院', pool: '339900' },
] as const

/** What the agency of the provincial pool has entered: made up, so that a declaration of these years can be tried. */
export const averageWage = {
  pool: '339900',
  from: '2026-01-01',
  value: 8600_00,
  document: '演示：上年全省月平均工资（虚构）',
} as const

/** A made-up parent has bound a made-up child, and the agency has looked at it. */
export const binding = {
  recordId: 'Q330100-20260101-DEMFAM2345',
  parent: '33010000000000000002',
  child: '33010000000000000006',
  from: '2026-01-01',
  to: '2033-08-31',
} as const

interface DemonstrationInstitution {
  code: string
  name: string
  place: string
  level: InstitutionLevel
  ownership: 'public' | 'private' | null
  services: readonly InstitutionServiceName[]
}

const hospital = ['inpatient', 'outpatient'] as const
const hospitalWithChronic = [...hospital, 'chronic'] as const

export const institutions: readonly DemonstrationInstitution[] = [
  institution('H31010000001', '演示上海三级医院', '310100', 'tier3', 'public', hospitalWithChronic),
  institution('H31010000002', '演示上海二级医院', '310100', 'tier2', 'public', hospital),
  institution('H31010000003', '演示上海未联网医院', '310100', 'tier1', 'private', []),
  institution('H31010000004', '演示上海社区中心', '310100', 'community', 'public', ['outpatient']),
  institution('P31010000001', '演示上海药店', '310100', 'pharmacy', null, ['pharmacy']),
  institution('H11010000001', '演示北京三级医院', '110100', 'tier3', 'public', hospitalWithChronic),
  institution('H33010000001', '演示杭州三级医院', '330100', 'tier3', 'public', hospitalWithChronic),
  institution('H33010000002', '演示杭州社区中心', '330100', 'community', 'public', hospital),
  institution('P33010000001', '演示杭州药店', '330100', 'pharmacy', null, ['pharmacy']),
  institution('H33020000001', '演示宁波二级医院', '330200', 'tier2', 'public', hospital),
  institution('H33100000001', '演示台州三级医院', '331000', 'tier3', 'public', hospital),
  institution('H13050000001', '演示邢台三级医院', '130500', 'tier3', 'public', hospital),
]

function institution(
  code: string,
  name: string,
  place: string,
  level: InstitutionLevel,
  ownership: 'public' | 'private' | null,
  services: readonly InstitutionServiceName[],
): DemonstrationInstitution {
  return { code, name, place, level, ownership, services }
}

interface DemonstrationItem {
  code: string
  name: string
  kind: 'medicine' | 'service' | 'material'
  class: CatalogueClass
  ownSharePpm: number
  ceilingFen: number | null
}

/** The same at every place of the demonstration. */
export const catalogueEverywhere: readonly DemonstrationItem[] = [
  item('YDA0000001', '甲类药品', 'medicine', 'A'),
  item('YDB0000001', '乙类药品', 'medicine', 'B', 100_000),
  item('YDB0000002', '乙类药品', 'medicine', 'B', 50_000),
  item('YDC0000001', '丙类药品', 'medicine', 'C'),
  item('YFA0000001', '甲类诊疗项目', 'service', 'A'),
  item('YFB0000001', '乙类诊疗项目', 'service', 'B', 200_000),
  item('YHB0000001', '乙类医用耗材', 'material', 'B', 300_000, 10_000_00),
]

/** One medicine that two places pay for differently. */
export const catalogueByPlace: Readonly<Record<string, readonly DemonstrationItem[]>> = {
  '310100': [item('YDX0000001', '两地不同的药品', 'medicine', 'B', 100_000)],
  '330100': [item('YDX0000001', '两地不同的药品', 'medicine', 'C')],
}

function item(
  code: string,
  name: string,
  kind: DemonstrationItem['kind'],
  itemClass: CatalogueClass,
  ownSharePpm = 0,
  ceilingFen: number | null = null,
): DemonstrationItem {
  return { code, name, kind, class: itemClass, ownSharePpm, ceilingFen }
}
