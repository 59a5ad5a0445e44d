/**
 * The service guide of a pool: the sections that a guide by law has, in its order, filled from the filing law in force
 * and from guide.yaml. Pages and papers show it; neither knows a section. What nobody has stated stays in sight as open.
 */
import { parseDay } from '../days.ts'
import type { DocumentRecord } from '../policy/documents.ts'
import { figureText } from '../policy/figure.ts'
import type { Status } from '../policy/figure.ts'
import { gridOn } from '../policy/grid.ts'
import { labelOf } from '../policy/labels.ts'
import type { Parameter } from '../policy/parameter.ts'
import type { FilingType } from '../quote/types.ts'
import { FILING_TYPES, groupOf } from './filing-types.ts'
import type { FigureName } from './figures.ts'
import type { FactSection, Guide, GuideColumn } from './guide.ts'
import { legalBasis, otherTexts } from './guide-basis.ts'
import type { GuideItem } from './guide-item.ts'
import { figureOn } from './law.ts'
import type { FilingLaw } from './law.ts'
import type { FilingPolicies } from './load.ts'
import { materials } from './validity.ts'
import { requirementText } from './materials.ts'
import { filingFigureText } from './words.ts'

/** The columns of a section that is a table, in the order in which they stand in its fullest row; none where it is a list. */
export function columnTitles(items: readonly GuideItem[]): string[] {
  const rows = items.map(({ columns = [] }) => columns.map(({ title }) => title))
  return [...new Set(rows.toSorted((a, b) => b.length - a.length).flat())]
}

export interface GuideSection {
  id: string
  title: string
  items: GuideItem[]
}

/** A section of which nothing is published: its name is told, and whom to ask. */
export function isUnpublished({ items }: Pick<GuideSection, 'items'>): boolean {
  const [only] = items
  return items.length === 1 && only?.status === 'open' && only.label === undefined && only.source === undefined
}

export interface ServiceGuide {
  /** Code of the pool; of the place where the person is insured, in the guide of those whose pool is not here. */
  pool: string
  /** Nobody's law: what is usual in the country, for people whose pool is not here. */
  reference: boolean
  title: string
  authority: string
  formTitle: string
  on: string
  sections: GuideSection[]
  /** Whom to ask about what is open. */
  ask: string
}

/** A paper form without a name of the pool's own is called this. */
const FORM_TITLE = '异地就医备案表'

/** Sections that are left out where there is nothing to say; of all others it is said that nothing is published. */
const MAY_BE_MISSING: readonly string[] = ['other-texts', 'differences', 'rates', 'open', 'faq']

/** What a guide is made of. `telephone`: who answers where the guide names no line of its own. */
interface GuideSources {
  policies: FilingPolicies
  documents: ReadonlyMap<string, DocumentRecord>
  law: FilingLaw
  guide: Guide
  telephone: string
  /** National reference figures, told in the guide of those whose pool is not here. */
  reference?: ReadonlyMap<string, Parameter>
}

/** The service guide of a law on a day (`YYYY-MM-DD`). */
export function serviceGuide(from: GuideSources, day: string): ServiceGuide {
  const { documents, law, guide, telephone } = from
  const reference = law.pool === ''
  const sections = [...beforeApplying(from, day), ...applying(from, day), ...afterwards(from)]
  return {
    pool: law.pool,
    reference,
    title: guide.title,
    authority: guide.authority,
    formTitle: guide.form?.title ?? FORM_TITLE,
    on: day,
    ask: guide.lines.find((line) => line.kind === 'enquiry')?.contact ?? telephone,
    sections: sections.flatMap((section) => {
      const items = section.items.map((item) => marked(documents, section.title, item, reference))
      if (items.length > 0) return [{ ...section, items }]
      if (reference || MAY_BE_MISSING.includes(section.id)) return []
      return [{ ...section, items: [{ text: '没有公开的规定', status: 'open' }] }]
    }),
  }
}

/**
 * An item with the marks that its text wants: of a weak one, of one that is neither law nor an agency's guide. The reference
 * is such a text as a whole and says so at its head.
 */
function marked(
  documents: GuideSources['documents'],
  title: string,
  { label, ...item }: GuideItem,
  reference: boolean,
): GuideItem {
  const document = item.source && documents.get(item.source.document)
  const told = !reference && document !== undefined && document.level === undefined && item.articles === undefined
  return {
    // A label that repeats the title of its section says nothing.
    ...(label === undefined || label === title ? {} : { label }),
    ...item,
    ...(document?.weak === true && item.status === undefined ? { status: 'provisional' as const } : {}),
    ...(told ? { textKind: [document.kind, document.dated].filter(Boolean).join('，') } : {}),
  }
}

/** What the law has for a figure, with the texts beside it that say otherwise. */
function figure(
  { policies, law }: GuideSources,
  day: string,
  name: FigureName,
  label?: string,
  note = '',
): GuideItem[] {
  const found = figureOn(law, name, parseDay(day))
  if (found === undefined) return []
  const text = found.value === undefined ? '没有公开的规定' : filingFigureText(found, policies)
  const title = label ?? found.title
  const own = { text: `${text}${note}`, source: found.source, ...markOf(found.status) }
  if (found.others === undefined) return [{ label: title, ...own }]
  const others = found.others.map(({ says, source }) => ({ label: title, text: says, source }))
  return [...others, { ...own, label: `${title}：本平台现在这样核对` }]
}

const markOf = (status: Status): Pick<GuideItem, 'status'> => (status === 'stated' ? {} : { status })

function facts({ guide }: GuideSources, section: FactSection): GuideItem[] {
  return guide.facts
    .filter((fact) => fact.section === section)
    .map(({ title, text, columns, source }) => ({ label: title, text, source, ...withColumns(columns) }))
}

const withColumns = (columns: readonly GuideColumn[]): Pick<GuideItem, 'columns'> =>
  columns.length > 0 ? { columns: [...columns] } : {}

function lines({ guide }: GuideSources, ...kinds: Guide['lines'][number]['kind'][]): GuideItem[] {
  return guide.lines
    .filter((line) => kinds.includes(line.kind))
    .map(({ title, contact, source }) => ({ label: title, text: contact, source, contact: contactOf(contact) }))
}

const offeredOn = (law: FilingLaw, day: string) => figureOn(law, 'offered', parseDay(day))?.value ?? []

/** Whom the matter is for, on which law, who decides, and on which conditions. */
function beforeApplying(from: GuideSources, day: string): GuideSection[] {
  const { documents, law, guide } = from
  const told = (name: FigureName, label?: string): GuideItem[] => figure(from, day, name, label)
  const offered = offeredOn(law, day)
  const groups = new Set(offered.map(groupOf))
  const on = parseDay(day)
  return [
    { id: 'scope', title: '适用范围', items: [...told('applicants'), ...told('offered'), ...facts(from, 'scope')] },
    { id: 'review', title: '审查类型', items: facts(from, 'review') },
    {
      id: 'legal-basis',
      title: '法律依据',
      items: [...legalBasis(documents, law, guide, on), ...facts(from, 'legal-basis')],
    },
    { id: 'other-texts', title: '还根据这些文字写成', items: otherTexts(documents, law, guide, on) },
    { id: 'accepting', title: '受理机构', items: facts(from, 'accepting') },
    { id: 'deciding', title: '决定机构', items: facts(from, 'deciding') },
    { id: 'quantity', title: '数量限制', items: facts(from, 'quantity') },
    {
      id: 'conditions',
      title: '申请条件',
      items: [
        ...told('needed.inProvince', '去省内其他市'),
        ...told('needed.outOfProvince', '去外省'),
        ...told('needed.exceptPlaces'),
        ...facts(from, 'conditions'),
        ...(groups.has('longTerm')
          ? [...told('longTerm.minimumStay'), ...told('longTerm.noMinimumStay'), ...told('longTerm.changeAfter')]
          : []),
        ...(offered.some((type) => FILING_TYPES[type].needsReferral)
          ? [...told('referral.institutionRequired'), ...told('referral.levels')]
          : []),
      ],
    },
    { id: 'prohibitions', title: '禁止性要求', items: facts(from, 'prohibitions') },
    {
      id: 'materials',
      title: '申请材料',
      items: [...facts(from, 'materials'), ...offered.flatMap((type) => materialsOf(from, type, day))],
    },
  ]
}

/** What a type of filing needs; where the pool has not said, what is usual in the country. */
function materialsOf({ policies, law }: GuideSources, type: FilingType, day: string): GuideItem[] {
  const needs = materials(policies, law, type, day)
  const usual = needs ?? (policies.national && materials(policies, policies.national, type, day))
  // The reference does not speak of every type; only a pool owes an answer.
  if (usual === undefined && law.pool === '') return []
  const list = (usual?.requirements ?? []).map(requirementText).join('；')
  const found = figureOn(law, `materials.${type}`, parseDay(day))
  return [
    {
      label: FILING_TYPES[type].title,
      text: needs ? list : `参保地没有公开的规定${list === '' ? '' : `；全国一般要：${list}`}`,
      ...(found && needs ? markOf(found.status) : { status: 'open' as const }),
      ...(usual ? { source: usual.basis } : {}),
    },
  ]
}

/** How to apply, step by step, until when, and how the filing is used. */
function applying(from: GuideSources, day: string): GuideSection[] {
  const { law, guide } = from
  const told = (name: FigureName, label?: string, note?: string): GuideItem[] => figure(from, day, name, label, note)
  const offered = offeredOn(law, day)
  const groups = new Set(offered.map(groupOf))
  return [
    {
      id: 'apply',
      title: '怎么申请',
      items: [...facts(from, 'apply'), ...told('channels.ours'), ...told('channels.others')],
    },
    {
      id: 'flow',
      title: '办理流程',
      items: guide.steps.map(({ title, text, columns, source }, index) => ({
        label: `${String(index + 1)}. ${title}`,
        text,
        source,
        ...withColumns(columns),
      })),
    },
    {
      id: 'limits',
      title: '办理时限',
      items: [
        ...told('limits.statutoryWorkingDays'),
        ...told('limits.promise'),
        ...told('limits.resultWorkingDays', undefined, bothResults(law, parseDay(day))),
      ],
    },
    {
      id: 'validity',
      title: '备案怎么用、管多久',
      items: [
        ...told('takesEffect'),
        ...(groups.has('longTerm') ? told('longTerm.validity') : []),
        ...(groups.has('temporary')
          ? told('temporary.validity', law.pool === '' ? '临时备案原则上不少于' : undefined)
          : []),
        ...(groups.has('referral') ? told('referral.validity') : []),
        ...told('supplementary.until'),
        ...told('supplementary.days'),
        ...told('emergency.rule'),
        ...(groups.has('longTerm')
          ? [...told('longTerm.institutions'), ...told('longTerm.backHome'), ...told('longTerm.travellingOn')]
          : []),
        ...told('institutions.count'),
        ...told('institutions.chosenLevels'),
        ...told('institutions.freeLevels'),
        ...told('institutions.publicOutOfProvince'),
        ...told('pharmacy.outOfProvince'),
        ...told('opens.services'),
        ...told('opens.chronicKinds'),
        ...facts(from, 'use'),
      ],
    },
    { id: 'differences', title: '和在本地看病有什么不同', items: facts(from, 'differences') },
    { id: 'rates', title: '大概报多少（参考）', items: [...facts(from, 'rates'), ...referenceFigures(from, day)] },
  ]
}

/** The national reference figures: they pay nothing, they only say what is usual. */
function referenceFigures({ reference }: GuideSources, day: string): GuideItem[] {
  return [...(reference?.values() ?? [])].flatMap((parameter) => {
    const found = gridOn(parameter, parseDay(day))?.figures.find((one) => one !== undefined)
    return found
      ? [{ label: parameter.title, text: figureText(found), source: found.source, ...markOf(found.status) }]
      : []
  })
}

/** Fees, the result, rights, whom to ask, and how to claim what was not settled. */
function afterwards(from: GuideSources): GuideSection[] {
  const { guide } = from
  return [
    { id: 'fees', title: '收费', items: facts(from, 'fees') },
    { id: 'result', title: '结果和送达', items: facts(from, 'result') },
    { id: 'rights', title: '您的权利和义务', items: facts(from, 'rights') },
    { id: 'enquiries', title: '咨询', items: lines(from, 'enquiry', 'operation') },
    { id: 'supervision', title: '监督投诉', items: lines(from, 'complaint') },
    { id: 'offices', title: '办公地址和时间', items: guide.offices.flatMap(officeItems) },
    { id: 'progress', title: '查进度和结果', items: lines(from, 'progress') },
    { id: 'visits', title: '要跑几次', items: facts(from, 'visits') },
    {
      id: 'claims',
      title: '没能直接结算，怎么报销',
      items: [
        ...facts(from, 'claims'),
        ...guide.claims.map(({ situation, insurance, materials: papers, source }) => ({
          label: insurance === undefined ? situation : `${situation}（${labelOf('insurance', insurance)}）`,
          text: papers.join('；'),
          source,
        })),
      ],
    },
    {
      id: 'faq',
      title: '常见问题',
      items: guide.faq.map(({ question, answer, source }) => ({ label: question, text: answer, source })),
    },
    {
      id: 'open',
      title: '还没有公开的',
      items: guide.open.map(({ what, source }) => ({ text: what, status: 'open', source })),
    },
  ]
}

/** Where the guide states two figures for one thing, both are shown and said to be two. */
function bothResults(law: FilingLaw, on: number): string {
  const days = figureOn(law, 'limits.resultWorkingDays', on)?.value
  return days !== undefined && days.length > 1 ? '（指南前后写了两个数，都列在这里）' : ''
}

function contactOf(contact: string): NonNullable<GuideItem['contact']> {
  return /^[\d-]+$/.test(contact) ? { kind: 'telephone', to: contact } : { kind: 'page', to: contact }
}

const SEASONS = { summer: '夏季', winter: '冬季', 'all-year': '全年' } as const

function officeItems({ name, where, hours, source }: Guide['offices'][number]): GuideItem[] {
  const times = hours.map(({ season, days, periods }) => `${SEASONS[season]}${days} ${periods.join('、')}`)
  return [{ label: name, text: [where, ...times].join('；'), source }]
}
