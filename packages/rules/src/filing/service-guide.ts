/**
 * The service guide of a pool: the sections that a guide by law has, in its order, filled from the filing law in force
 * and from guide.yaml. Pages and papers show it; neither knows a section. What nobody has stated stays in sight as open.
 */
import { parseDay } from '../days.ts'
import type { DocumentRecord } from '../policy/documents.ts'
import type { Status } from '../policy/figure.ts'
import { labelOf } from '../policy/labels.ts'
import type { Basis } from '../quote/types.ts'
import { FILING_TYPES, groupOf } from './filing-types.ts'
import type { FigureName } from './figures.ts'
import type { FactSection, Guide } from './guide.ts'
import { figureOn } from './law.ts'
import type { FilingLaw } from './law.ts'
import type { FilingPolicies } from './load.ts'
import { materials } from './validity.ts'
import { requirementText } from './materials.ts'
import { filingFigureText } from './words.ts'

interface GuideItem {
  label?: string
  text: string
  /** Only where it is not simply stated. */
  status?: Exclude<Status, 'stated'>
  source?: Basis
  /** What the text can be reached by: a telephone number or an address of a page. */
  contact?: { kind: 'telephone' | 'page'; to: string }
}

export interface GuideSection {
  id: string
  title: string
  items: GuideItem[]
}

export interface ServiceGuide {
  pool: string
  title: string
  authority: string
  formTitle: string
  on: string
  sections: GuideSection[]
  /** Whom to ask about what is open. */
  ask: string
}

const DOCUMENT_LEVELS = { national: '国家', province: '省级', city: '市级', none: '公开汇编' } as const

/** A paper form without a name of the pool's own is called this. */
const FORM_TITLE = '异地就医备案表'

/** The service guide of a law on a day. `telephone`: who answers where the guide names no line of its own. */
export function serviceGuide(
  policies: FilingPolicies,
  documents: ReadonlyMap<string, DocumentRecord>,
  law: FilingLaw,
  guide: Guide,
  day: string,
  telephone: string,
): ServiceGuide {
  const on = parseDay(day)
  const figure = (name: FigureName, label?: string, note?: string): GuideItem[] => {
    const found = figureOn(law, name, on)
    if (found === undefined) return []
    const text = found.value === undefined ? '没有公开的规定' : filingFigureText(found, policies)
    return [
      {
        label: label ?? found.title,
        text: note === undefined ? text : `${text}${note}`,
        ...(found.status === 'stated' ? {} : { status: found.status }),
        source: found.source,
      },
    ]
  }
  const facts = (section: FactSection): GuideItem[] =>
    guide.facts
      .filter((fact) => fact.section === section)
      .map(({ title, text, source }) => ({ label: title, text, source }))
  const lines = (...kinds: Guide['lines'][number]['kind'][]): GuideItem[] =>
    guide.lines
      .filter((line) => kinds.includes(line.kind))
      .map(({ title, contact, source }) => ({ label: title, text: contact, source, contact: contactOf(contact) }))
  const offered = figureOn(law, 'offered', on)?.value ?? []
  const long = offered.some((type) => groupOf(type) === 'longTerm')

  const sections: GuideSection[] = [
    {
      id: 'scope',
      title: '适用范围',
      items: [...figure('applicants'), ...figure('offered'), ...facts('scope')],
    },
    { id: 'review', title: '审查类型', items: facts('review') },
    { id: 'legal-basis', title: '法律依据', items: legalBasis(documents, law, guide, on) },
    { id: 'accepting', title: '受理机构', items: facts('accepting') },
    { id: 'deciding', title: '决定机构', items: facts('deciding') },
    { id: 'quantity', title: '数量限制', items: facts('quantity') },
    {
      id: 'conditions',
      title: '申请条件',
      items: [
        ...figure('needed.inProvince', '去省内其他市'),
        ...figure('needed.outOfProvince', '去外省'),
        ...(figureOn(law, 'needed.exceptPlaces', on) ? figure('needed.exceptPlaces') : []),
        ...facts('conditions'),
        ...(long
          ? [...figure('longTerm.minimumStay'), ...figure('longTerm.noMinimumStay'), ...figure('longTerm.changeAfter')]
          : []),
        ...(offered.includes('referral')
          ? [...figure('referral.institutionRequired'), ...figure('referral.levels')]
          : []),
      ],
    },
    { id: 'prohibitions', title: '禁止性要求', items: facts('prohibitions') },
    {
      id: 'materials',
      title: '申请材料',
      items: [
        ...facts('materials'),
        ...offered.map((type): GuideItem => {
          const needs = materials(policies, law, type, day)
          const usual = needs ?? (policies.national && materials(policies, policies.national, type, day))
          const list = (usual?.requirements ?? []).map(requirementText).join('；')
          const found = figureOn(law, `materials.${type}`, on)
          return {
            label: FILING_TYPES[type].title,
            text: needs ? list : `参保地没有公开的规定${list === '' ? '' : `；全国一般要：${list}`}`,
            ...(found && needs
              ? found.status === 'stated'
                ? {}
                : { status: found.status }
              : { status: 'open' as const }),
            ...(usual ? { source: usual.basis } : {}),
          }
        }),
      ],
    },
    {
      id: 'apply',
      title: '怎么申请',
      items: [...facts('apply'), ...figure('channels.ours'), ...figure('channels.others')],
    },
    {
      id: 'flow',
      title: '办理流程',
      items: guide.steps.map(({ title, text, source }, index) => ({
        label: `${String(index + 1)}. ${title}`,
        text,
        source,
      })),
    },
    {
      id: 'limits',
      title: '办理时限',
      items: [
        ...figure('limits.statutoryWorkingDays'),
        ...figure('limits.promise'),
        ...figure('limits.resultWorkingDays', undefined, bothResults(law, on)),
      ],
    },
    {
      id: 'validity',
      title: '备案怎么用、管多久',
      items: [
        ...figure('takesEffect'),
        ...(long ? figure('longTerm.validity') : []),
        ...(offered.includes('temporary') ? figure('temporary.validity') : []),
        ...(offered.includes('referral') ? figure('referral.validity') : []),
        ...figure('supplementary.until'),
        ...figure('supplementary.days'),
        ...figure('emergency.rule'),
        ...(long
          ? [...figure('longTerm.institutions'), ...figure('longTerm.backHome'), ...figure('longTerm.travellingOn')]
          : []),
        ...figure('institutions.count'),
        ...figure('pharmacy.outOfProvince'),
        ...figure('opens.services'),
        ...figure('opens.chronicKinds'),
        ...facts('use'),
      ],
    },
    { id: 'fees', title: '收费', items: facts('fees') },
    { id: 'result', title: '结果和送达', items: facts('result') },
    { id: 'rights', title: '您的权利和义务', items: facts('rights') },
    { id: 'enquiries', title: '咨询', items: lines('enquiry', 'operation') },
    { id: 'supervision', title: '监督投诉', items: lines('complaint') },
    { id: 'offices', title: '办公地址和时间', items: guide.offices.flatMap(officeItems) },
    { id: 'progress', title: '查进度和结果', items: lines('progress') },
    { id: 'visits', title: '要跑几次', items: facts('visits') },
    {
      id: 'claims',
      title: '没能直接结算，怎么报销',
      items: guide.claims.map(({ situation, insurance, materials: papers, source }) => ({
        label: insurance === undefined ? situation : `${situation}（${labelOf('insurance', insurance)}）`,
        text: papers.join('；'),
        source,
      })),
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
  const ask = guide.lines.find((line) => line.kind === 'enquiry')?.contact ?? telephone
  return {
    pool: law.pool,
    title: guide.title,
    authority: guide.authority,
    formTitle: guide.form?.title ?? FORM_TITLE,
    on: day,
    ask,
    sections: sections.flatMap((section) => {
      // A label that repeats the title of its section says nothing.
      const items = section.items.map(({ label, ...item }) =>
        label === undefined || label === section.title ? item : { label, ...item },
      )
      if (items.length > 0) return [{ ...section, items }]
      if (section.id === 'open' || section.id === 'faq') return []
      return [{ ...section, items: [{ text: '没有公开的规定', status: 'open' }] }]
    }),
  }
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

/** Every document that a rule in force or a block of the guide rests on, with its articles, by whose law it is. */
function legalBasis(
  documents: ReadonlyMap<string, DocumentRecord>,
  law: FilingLaw,
  guide: Guide,
  on: number,
): GuideItem[] {
  const sources = [
    ...[...law.figures.keys()].flatMap((name) => figureOn(law, name, on)?.source ?? []),
    ...[...guide.facts, ...guide.steps, ...guide.offices, ...guide.lines, ...guide.claims, ...guide.faq].map(
      (block) => block.source,
    ),
  ]
  const articles = new Map<string, Set<string>>()
  for (const { document, article } of sources)
    articles.set(document, (articles.get(document) ?? new Set<string>()).add(article))
  const levels = Object.keys(DOCUMENT_LEVELS) as (keyof typeof DOCUMENT_LEVELS)[]
  return levels.flatMap((level) =>
    [...documents.values()].flatMap((document): GuideItem[] => {
      const used = articles.get(document.id)
      const first = used && [...used][0]
      if (!first || (document.level ?? 'none') !== level) return []
      // In the order of the document, not of the figures that happen to use it.
      const names = [...document.articles.keys()].filter((article) => used.has(article))
      const number = document.number === '' ? '' : `（${document.number}）`
      return [
        {
          label: DOCUMENT_LEVELS[level],
          text: `《${document.title}》${number}：${names.join('、')}`,
          source: { document: document.id, article: names[0] ?? first },
        },
      ]
    }),
  )
}
