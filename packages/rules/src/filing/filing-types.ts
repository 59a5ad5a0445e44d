/**
 * The filing types, one record each. Keys of the policy language, labels, schemas, messages, texts of the pages and the check
 * of the database come from here; what a type needs in a pool stands in that pool's filing.yaml. docs/recipes/add-a-filing-type.md.
 */
import type { Category } from '../quote/words.ts'

type FilingGroup = 'longTerm' | 'temporary' | 'referral'

interface FilingTypeRecord {
  /** Who files, as papers and pages say it. */
  title: string
  /** The filing in a sentence, where it is called otherwise than the title with 备案 behind it. */
  filing?: string
  /** Whose figures hold for it in a filing.yaml; those of `longTerm` live there. */
  group: FilingGroup
  /** Why it fits, to somebody who has answered the questions. */
  fits: string
  /** What it is for, beside the title, where somebody chooses among types. */
  example: string
  /** For whom it is meant, and what anybody else is told. */
  meantFor?: {
    categories: readonly Category[]
    code: string
    text: string
    remedy: string
    weight: 'blocks' | 'review'
  }
  /** Who files it beside the person and an agent. */
  filedBy?: 'employer' | 'hospital'
  /** A hospital must have advised it. */
  needsReferral?: true
}

const RECORDS = {
  'resettled-retiree': {
    title: '异地安置退休人员',
    group: 'longTerm',
    fits: '您已退休，户口也迁到了那里',
    example: '退休后在那里定居，户口也迁过去了',
    meantFor: {
      categories: ['retired', 'founding-worker'],
      code: 'not-retired',
      text: '“异地安置退休人员”只给退休后户口迁出的人',
      remedy: '请改选“异地长期居住人员”，待遇一样',
      weight: 'blocks',
    },
  },
  'long-term-resident': {
    title: '异地长期居住人员',
    group: 'longTerm',
    fits: '您在那里长住，户口没有迁',
    example: '在那里长住，例如跟儿女住',
  },
  'stationed-worker': {
    title: '常驻异地工作人员',
    group: 'longTerm',
    fits: '单位派您在那里工作',
    example: '单位派到那里长期工作',
    meantFor: {
      categories: ['active'],
      code: 'not-employed',
      text: '参保类别不是在职，单位派驻要由经办人员核对',
      remedy: '也可以改选“异地长期居住人员”',
      weight: 'review',
    },
    filedBy: 'employer',
  },
  student: {
    title: '异地大学生',
    group: 'longTerm',
    fits: '您是在外地的大学生',
    example: '在那里上学',
  },
  'migrant-worker': {
    title: '外出务工人员',
    group: 'longTerm',
    fits: '您在那里务工',
    example: '在那里打工、做生意',
  },
  'new-employee': {
    title: '外来就业创业人员',
    group: 'longTerm',
    fits: '您到那里就业或创业',
    example: '刚到那里就业',
  },
  temporary: {
    title: '临时外出就医人员',
    filing: '临时外出备案',
    group: 'temporary',
    fits: '您只是临时去那里',
    example: '旅游、出差、自己去看病',
  },
  referral: {
    title: '转诊转院人员',
    filing: '转外就医备案',
    group: 'referral',
    fits: '本地医院建议您转过去',
    example: '本地医院开了转诊单',
    filedBy: 'hospital',
    needsReferral: true,
  },
} as const satisfies Record<string, FilingTypeRecord>

export type FilingType = keyof typeof RECORDS

export const FILING_TYPES: Readonly<Record<FilingType, Readonly<FilingTypeRecord>>> = RECORDS

export const FILING_TYPE_NAMES = Object.keys(RECORDS) as FilingType[]

/** Which group of rules a type follows. */
export function groupOf(type: FilingType): FilingGroup {
  return FILING_TYPES[type].group
}

/** Whether a filing type is one of the long-term ones. */
export function isLongTerm(type: FilingType): boolean {
  return groupOf(type) === 'longTerm'
}

/** The filing in a sentence: “异地大学生备案”, “临时外出备案”. */
export function filingName(type: FilingType): string {
  const { title, filing } = FILING_TYPES[type]
  return filing ?? `${title}备案`
}

/** Whether a text names a filing type. */
export function isFilingType(text: string): text is FilingType {
  return Object.hasOwn(FILING_TYPES, text)
}
