/** The documents that figures rest on: the list of policy/documents.yaml, and one file each in policy/documents. */
import { NO_DAY, formatDay } from '../days.ts'
import type { Basis } from '../quote/types.ts'
import type { Fault } from './faults.ts'
import { STATUSES } from './figure.ts'
import type { PolicyReader } from './read.ts'
import type { MapNode, YamlNode } from './yaml.ts'

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
  /** The first day is not the document's own: it was read with another text, or chosen where none states one. */
  fromProvisional: boolean
  /** What kind of text it is, in one word: 规范性文件, 服务指南, 公开汇编 … */
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

/** The kind of text that is law; guides, compilations and reprints only tell of it. */
const LAW_KIND = '规范性文件'

/** Whether a document is law itself, and may stand in the legal basis of a matter. */
export const isLaw = (document: DocumentRecord): boolean => document.kind === LAW_KIND

/** Whether a file of a policy folder is one document by itself. */
export const isDocumentFile = (path: string): boolean => /^documents\/[^/]+\.yaml$/.test(path)

/**
 * Reads the documents into records by id. `list` is documents.yaml, `alone` are the files of the folder documents, each of
 * them one record: a long text, or one that is brought in later, is a file of its own.
 */
export function readDocuments(
  reader: PolicyReader,
  list: YamlNode | undefined,
  alone: readonly (YamlNode | undefined)[] = [],
): Documents {
  const records = new Map<string, DocumentRecord>()
  const faultsOf = new Map<string, readonly Fault[]>()
  const top = list && reader.map(list, ['documents'], 'documents.yaml')
  const listNode = top && reader.need(top, 'documents', 'documents.yaml')
  const read = listNode && reader.list(listNode, 'documents')
  // Without the list nearly everything that is cited would be unknown; that it cannot be read is told once.
  if (!read) return { records, faultsOf }
  for (const item of [...read.items, ...alone]) {
    const before = reader.faults.faults.length
    const map = item && reader.map(item, DOCUMENT_KEYS, '一份文件')
    const idNode = map && reader.need(map, 'id', '一份文件')
    const id = reader.text(idNode, '文件编号')
    if (!map || id === undefined || !idNode) continue
    const record = readDocument(reader, map, id)
    if (records.has(id)) reader.fault(idNode.at, 'overlap', id, `文件“${id}”登记了两次`, '合并成一条')
    else records.set(id, record)
    const faults = reader.faults.faults.slice(before)
    if (faults.length > 0) faultsOf.set(id, [...(faultsOf.get(id) ?? []), ...faults])
  }
  return { records, faultsOf }
}

function readDocument(reader: PolicyReader, map: MapNode, id: string): DocumentRecord {
  const get = (key: string): YamlNode | undefined => map.entries.get(key)?.value
  const text = (key: string): string => reader.text(get(key), `文件“${id}”的 ${key}`) ?? ''
  const articles = readArticles(reader, get('articles'), id)
  const weak = reader.bool(get('weak'), `文件“${id}”的 weak`) ?? false
  const title = text('title')
  if (weak && !map.entries.has('trust') && !reader.isMisspelt(map, 'trust'))
    reader.fault(
      map.at,
      'missing-key',
      'trust',
      `文件“${id}”不是正式文件，没有写它能信到什么程度`,
      '补上 trust：它是哪一类文字、有没有对过原文',
    )
  // Where the text is found: for whoever looks after the record, and shown nowhere.
  text('url')
  const from = reader.day(get('from'), '生效日') ?? NO_DAY
  return {
    id,
    short: text('short') || title || id,
    number: text('number'),
    title,
    issuer: text('issuer'),
    dated: text('dated'),
    from: from === NO_DAY ? '' : formatDay(from),
    fromProvisional: reader.word(get('fromStatus'), STATUSES, `文件“${id}”的 fromStatus`) === 'provisional',
    kind: text('kind'),
    level: reader.word(get('level'), LEVELS, '文件的级别'),
    weak,
    trust: text('trust'),
    articles,
  }
}

function readArticles(reader: PolicyReader, node: YamlNode | undefined, id: string): Map<string, string> {
  const articles = new Map<string, string>()
  for (const item of (node && reader.list(node, '条款'))?.items ?? []) {
    const map = reader.map(item, ['article', 'says'], '一条')
    const name = map && reader.text(reader.need(map, 'article', '一条'), '条款')
    const says = map && reader.text(reader.need(map, 'says', '一条'), '内容')
    if (name === undefined || says === undefined) continue
    if (articles.has(name)) reader.fault(item.at, 'overlap', name, `文件“${id}”的条款“${name}”登记了两次`, '合并成一条')
    articles.set(name, says)
  }
  return articles
}

/** Document and article as people read them: "浙人社发〔2016〕113号 第三十七条"; an article alone names nothing. */
export function basisText(documents: ReadonlyMap<string, DocumentRecord>, basis: Basis): string {
  return `${documents.get(basis.document)?.short ?? basis.document} ${basis.article}`
}
