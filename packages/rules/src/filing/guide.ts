/** The guide of a pool: whom to ask, where and when, what to bring for a claim. Read from guide.yaml. */
import { readSource } from '../policy/source.ts'
import type { PolicyScope } from '../policy/scope.ts'
import type { MapNode, YamlNode } from '../policy/yaml.ts'
import { WORDS } from '../policy/keys.ts'
import type { Basis, Insurance } from '../quote/types.ts'

const SEASONS = ['summer', 'winter', 'all-year'] as const
const LINES = ['enquiry', 'complaint', 'progress', 'operation'] as const

/** The sections of a service guide that a guide.yaml can say something about in its own words. */
const FACT_SECTIONS = [
  'scope',
  'review',
  'legal-basis',
  'accepting',
  'deciding',
  'quantity',
  'conditions',
  'prohibitions',
  'materials',
  'apply',
  'fees',
  'result',
  'rights',
  'visits',
  'use',
  'differences',
  'rates',
  'claims',
  // How large a directory of hospitals and pharmacies the source speaks of: for the page of the directory.
  'directory',
] as const
export type FactSection = (typeof FACT_SECTIONS)[number]

const REMEDIES = ['reconsideration', 'litigation'] as const

/** A column beside the text: of a step who decides by what standard, of a comparison one of its sides. */
export interface GuideColumn {
  title: string
  text: string
}

export interface Guide {
  title: string
  authority: string
  /** What the pool calls its paper form, where it has a name of its own. */
  form: { title: string; source: Basis } | undefined
  offices: readonly {
    name: string
    where: string
    hours: readonly { season: (typeof SEASONS)[number]; days: string; periods: readonly string[] }[]
    source: Basis
  }[]
  /** What nobody has stated yet. */
  open: readonly { what: string; source: Basis }[]
  lines: readonly { kind: (typeof LINES)[number]; title: string; contact: string; source: Basis }[]
  /** Law that the agency's own guide names as the basis of the matter, beside what the figures rest on. */
  basis: readonly { text: string; source: Basis; articles: readonly string[] }[]
  steps: readonly { title: string; text: string; columns: readonly GuideColumn[]; source: Basis }[]
  facts: readonly {
    section: FactSection
    title: string
    text: string
    columns: readonly GuideColumn[]
    source: Basis
  }[]
  faq: readonly { question: string; answer: string; source: Basis }[]
  /** Where and until when a refusal may be contested; `open` where no document says so. */
  remedies: readonly { kind: (typeof REMEDIES)[number]; office: string; period: string; source: Basis }[]
  /** What to bring for a claim; of one insurance only where the document says it of that one. */
  claims: readonly { situation: string; insurance?: Insurance; materials: readonly string[]; source: Basis }[]
}

/** Reads guide.yaml; every block needs its document and article. */
export function readGuide(scope: PolicyScope, node: YamlNode | undefined): Guide | undefined {
  const { reader } = scope
  const keys = [
    'title',
    'authority',
    'form',
    'offices',
    'open',
    'lines',
    'basis',
    'steps',
    'facts',
    'faq',
    'remedies',
    'claims',
  ] as const
  const top = node && reader.map(node, keys, '办事指南')
  if (!top) return undefined
  const text = (map: MapNode, key: string): string => reader.text(reader.need(map, key, '办事指南的一项'), key) ?? ''
  const texts = (map: MapNode, key: string): string[] => {
    const at = reader.need(map, key, '办事指南的一项')
    const list = at && reader.list(at, key)
    return (list?.items ?? []).map((item) => reader.text(item, key) ?? '')
  }
  const blocks = <T>(key: string, known: readonly string[], read: (map: MapNode) => T): (T & { source: Basis })[] => {
    const at = top.entries.get(key)?.value
    const list = at && reader.list(at, key)
    const found: (T & { source: Basis })[] = []
    for (const item of list?.items ?? []) {
      const map = reader.map(item, [...known, 'source'], `办事指南的 ${key}`)
      const source = map && readSource(scope, reader.need(map, 'source', `办事指南的 ${key}`))
      if (map && source) found.push({ ...read(map), source })
    }
    return found
  }
  const columnsOf = (map: MapNode): GuideColumn[] => {
    const at = map.entries.get('columns')?.value
    const columns = at && reader.map(at, undefined, '一步或一项的各栏')
    return [...(columns?.entries ?? [])].map(([title, { value }]) => ({ title, text: reader.text(value, title) ?? '' }))
  }
  /** What has columns may say everything there. */
  const textOf = (map: MapNode): string =>
    map.entries.has('columns') && !map.entries.has('text') ? '' : text(map, 'text')
  const hoursOf = (map: MapNode): Guide['offices'][number]['hours'] => {
    const at = map.entries.get('hours')?.value
    return ((at && reader.list(at, '办公时间'))?.items ?? []).flatMap((item) => {
      const hours = reader.map(item, ['season', 'days', 'periods'], '办公时间')
      const season = hours && reader.word(reader.need(hours, 'season', '办公时间'), SEASONS, '季节')
      return hours && season ? [{ season, days: text(hours, 'days'), periods: texts(hours, 'periods') }] : []
    })
  }
  const insuranceOf = (map: MapNode): { insurance?: Insurance } => {
    const at = map.entries.get('insurance')?.value
    const insurance = at && reader.word(at, WORDS.insurance, '险种')
    return insurance === undefined ? {} : { insurance }
  }
  const formOf = (): Guide['form'] => {
    const at = top.entries.get('form')?.value
    const map = at && reader.map(at, ['title', 'source'], '备案表')
    const source = map && readSource(scope, reader.need(map, 'source', '备案表'))
    return map && source && { title: text(map, 'title'), source }
  }
  return {
    title: text(top, 'title'),
    authority: text(top, 'authority'),
    form: formOf(),
    offices: blocks('offices', ['name', 'where', 'hours'], (map) => ({
      name: text(map, 'name'),
      where: text(map, 'where'),
      hours: hoursOf(map),
    })),
    open: blocks('open', ['what'], (map) => ({ what: text(map, 'what') })),
    lines: blocks('lines', ['kind', 'title', 'contact'], (map) => ({
      kind: reader.word(reader.need(map, 'kind', '电话'), LINES, '电话的种类') ?? 'enquiry',
      title: text(map, 'title'),
      contact: text(map, 'contact'),
    })),
    basis: blocks('basis', ['text'], (map) => ({ text: text(map, 'text') })).map(({ text: says, source }) => ({
      text: says,
      source,
      articles: wholeArticles(scope, source.document),
    })),
    steps: blocks('steps', ['title', 'text', 'columns'], (map) => ({
      title: text(map, 'title'),
      text: textOf(map),
      columns: columnsOf(map),
    })),
    facts: blocks('facts', ['section', 'title', 'text', 'columns'], (map) => ({
      section: reader.word(reader.need(map, 'section', '办事指南的一项'), FACT_SECTIONS, '办事指南的部分') ?? 'scope',
      title: text(map, 'title'),
      text: textOf(map),
      columns: columnsOf(map),
    })),
    faq: blocks('faq', ['question', 'answer'], (map) => ({
      question: text(map, 'question'),
      answer: text(map, 'answer'),
    })),
    remedies: blocks('remedies', ['kind', 'office', 'period'], (map) => ({
      kind: reader.word(reader.need(map, 'kind', '救济'), REMEDIES, '救济的种类') ?? 'reconsideration',
      office: text(map, 'office'),
      period: text(map, 'period'),
    })),
    claims: blocks('claims', ['situation', 'insurance', 'materials'], (map) => ({
      situation: text(map, 'situation'),
      ...insuranceOf(map),
      materials: texts(map, 'materials'),
    })),
  }
}

/** The articles of a document, without the items that some of them are told in. */
function wholeArticles(scope: PolicyScope, document: string): string[] {
  return [...(scope.documents.get(document)?.articles.keys() ?? [])].filter((article) => article.endsWith('条'))
}
