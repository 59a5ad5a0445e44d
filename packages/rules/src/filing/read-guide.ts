/** Reads the guide of a pool from its guide.yaml. */
import type { PolicyScope } from '../policy/scope.ts'
import type { MapNode, YamlNode } from '../policy/yaml.ts'
import type { Basis } from '../quote/types.ts'
import { FACT_SECTIONS, LINES, REMEDIES } from './guide.ts'
import type { Guide } from './guide.ts'
import { GuideReader } from './guide-reader.ts'

const GUIDE_KEYS = [
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

/** Reads guide.yaml; every block needs its document and article. */
export function readGuide(scope: PolicyScope, node: YamlNode | undefined): Guide | undefined {
  const top = node && scope.reader.map(node, GUIDE_KEYS, '办事指南')
  if (!top) return undefined
  const guide = new GuideReader(scope)
  const blocks = <T>(
    key: keyof Guide,
    known: readonly string[],
    read: (map: MapNode) => T,
  ): (T & { source: Basis })[] => guide.blocks(top.entries.get(key)?.value, key, known, read)
  const texts = <K extends string>(key: keyof Guide, ...keys: K[]): (Record<K, string> & { source: Basis })[] =>
    blocks(key, keys, (map) => guide.texts(map, keys))
  return {
    ...guide.texts(top, ['title', 'authority']),
    form: guide.form(top.entries.get('form')?.value),
    offices: blocks('offices', ['name', 'where', 'hours'], (map) => ({
      ...guide.texts(map, ['name', 'where']),
      hours: guide.hours(map),
    })),
    open: texts('open', 'what'),
    lines: blocks('lines', ['kind', 'title', 'contact'], (map) => ({
      kind: guide.word(map, 'kind', LINES, '电话', '电话的种类') ?? 'enquiry',
      ...guide.texts(map, ['title', 'contact']),
    })),
    basis: texts('basis', 'text').map((one) => ({ ...one, articles: wholeArticles(scope, one.source.document) })),
    steps: blocks('steps', ['title', 'text', 'columns'], (map) => guide.withColumns(map)),
    facts: blocks('facts', ['section', 'title', 'text', 'columns'], (map) => ({
      section: guide.word(map, 'section', FACT_SECTIONS, '办事指南的一项', '办事指南的部分') ?? 'scope',
      ...guide.withColumns(map),
    })),
    faq: texts('faq', 'question', 'answer'),
    remedies: blocks('remedies', ['kind', 'office', 'period'], (map) => ({
      kind: guide.word(map, 'kind', REMEDIES, '救济', '救济的种类') ?? 'reconsideration',
      ...guide.texts(map, ['office', 'period']),
    })),
    claims: blocks('claims', ['situation', 'insurance', 'materials'], (map) => ({
      situation: guide.text(map, 'situation'),
      ...guide.insurance(map),
      materials: guide.list(map, 'materials'),
    })),
  }
}

/** The articles of a document, without the items that some of them are told in. */
function wholeArticles(scope: PolicyScope, document: string): string[] {
  return [...(scope.documents.get(document)?.articles.keys() ?? [])].filter((article) => article.endsWith('条'))
}
