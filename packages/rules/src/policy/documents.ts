/** The documents that figures rest on: policy/documents.yaml. */
import { NO_DAY, formatDay } from '../days.ts'
import type { Basis } from '../quote/types.ts'
import type { Fault } from './faults.ts'
import type { PolicyReader } from './read.ts'
import type { YamlNode } from './yaml.ts'

const LEVELS = ['national', 'province', 'city'] as const
type DocumentLevel = (typeof LEVELS)[number]

export interface DocumentRecord {
  id: string
  /** Short name for a chip on a page. */
  short: string
  number: string
  title: string
  issuer: string
  dated: string
  from: string
  kind: string
  /** Whose law it is; undefined for what is no law at all (a compilation, a public text). */
  level: DocumentLevel | undefined
  /** A public text outside the official documents: a figure that rests on it alone is provisional. */
  weak: boolean
  /** Of a weak text: what kind of text it is and how far it can be relied on, in our own words. */
  trust: string
  /** Article → what it says, in our own words. */
  articles: ReadonlyMap<string, string>
}

const DOCUMENT_KEYS = [
  'id',
  'short',
  'number',
  'title',
  'issuer',
  'dated',
  'from',
  'fromStatus',
  'kind',
  'level',
  'weak',
  'trust',
  'articles',
  'url',
] as const

/** The documents, with what is wrong with each: a fault of one concerns the pools that cite it, and no other. */
export interface Documents {
  records: ReadonlyMap<string, DocumentRecord>
  faultsOf: ReadonlyMap<string, readonly Fault[]>
}

/** Reads policy/documents.yaml into records by id. */
export function readDocuments(reader: PolicyReader, node: YamlNode | undefined): Documents {
  const records = new Map<string, DocumentRecord>()
  const faultsOf = new Map<string, readonly Fault[]>()
  if (!node) return { records, faultsOf }
  const top = reader.map(node, ['documents'], 'documents.yaml')
  const listNode = top ? reader.need(top, 'documents', 'documents.yaml') : undefined
  const list = listNode ? reader.list(listNode, 'documents') : undefined
  for (const item of list?.items ?? []) {
    const before = reader.faults.faults.length
    const map = reader.map(item, DOCUMENT_KEYS, '一份文件')
    if (!map) continue
    const idNode = reader.need(map, 'id', '一份文件')
    const id = reader.text(idNode, '文件编号')
    if (id === undefined || !idNode) continue
    if (records.has(id)) reader.fault(idNode.at, 'overlap', id, `文件“${id}”登记了两次`, '合并成一条')
    const articles = new Map<string, string>()
    const articlesNode = map.entries.get('articles')?.value
    for (const articleNode of (articlesNode && reader.list(articlesNode, '条款'))?.items ?? []) {
      const articleMap = reader.map(articleNode, ['article', 'says'], '一条')
      const name = articleMap && reader.text(reader.need(articleMap, 'article', '一条'), '条款')
      const says = articleMap && reader.text(reader.need(articleMap, 'says', '一条'), '内容')
      if (name === undefined || says === undefined) continue
      if (articles.has(name))
        reader.fault(articleNode.at, 'overlap', name, `文件“${id}”的条款“${name}”登记了两次`, '合并成一条')
      articles.set(name, says)
    }
    const optionalText = (key: string): string => {
      const value = map.entries.get(key)?.value
      return value?.kind === 'scalar' ? value.text : ''
    }
    const weak = optionalText('weak') === 'true' || optionalText('weak') === 'yes'
    if (weak && optionalText('trust') === '')
      reader.fault(
        map.at,
        'missing-key',
        'trust',
        `文件“${id}”不是正式文件，没有写它能信到什么程度`,
        '补上 trust：它是哪一类文字、有没有对过原文',
      )
    const from = map.entries.has('from') ? (reader.day(map.entries.get('from')!.value, '生效日') ?? NO_DAY) : NO_DAY
    records.set(id, {
      id,
      short: optionalText('short') || optionalText('title') || id,
      number: optionalText('number'),
      title: optionalText('title'),
      issuer: optionalText('issuer'),
      dated: optionalText('dated'),
      from: from === NO_DAY ? '' : formatDay(from),
      kind: optionalText('kind'),
      level: map.entries.has('level') ? reader.word(map.entries.get('level')!.value, LEVELS, '文件的级别') : undefined,
      weak,
      trust: optionalText('trust'),
      articles,
    })
    const faults = reader.faults.faults.slice(before)
    if (faults.length > 0) faultsOf.set(id, [...(faultsOf.get(id) ?? []), ...faults])
  }
  return { records, faultsOf }
}

/** Document and article as people read them: "浙人社发〔2016〕113号 第三十七条"; an article alone names nothing. */
export function basisText(documents: ReadonlyMap<string, DocumentRecord>, basis: Basis): string {
  return `${documents.get(basis.document)?.short ?? basis.document} ${basis.article}`
}
