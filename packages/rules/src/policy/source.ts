/** Where a figure stands, and how firmly: `source:` and `status:`. */
import type { Basis } from '../quote/types.ts'
import type { At } from './faults.ts'
import { STATUSES } from './figure.ts'
import type { Status } from './figure.ts'
import { didYouMean, shown } from './read.ts'
import type { PolicyScope } from './scope.ts'
import type { MapNode, YamlNode } from './yaml.ts'

/** `{document, article}`; both must be known to policy/documents.yaml. */
export function readSource(scope: PolicyScope, node: YamlNode | undefined): Basis | undefined {
  if (!node) return undefined
  const { reader } = scope
  const map = reader.map(node, ['document', 'article'], '依据')
  if (!map) return undefined
  const documentNode = reader.need(map, 'document', '依据')
  const article = reader.text(reader.need(map, 'article', '依据'), '条款')
  const document = reader.text(documentNode, '文件')
  if (document === undefined || article === undefined || !documentNode) return undefined
  scope.cited.add(document)
  if (scope.documents.size === 0) return { document, article }
  const known = scope.documents.get(document)
  if (!known) {
    const ids = [...scope.documents.keys()]
    return reader.fault(
      documentNode.at,
      'unknown-document',
      document,
      `不认识的文件“${document}”`,
      `在 policy/documents.yaml 登记它，或改正编号。${didYouMean(document, ids)}`,
      `${scope.folder} document ${document}`,
    )
  }
  if (!known.articles.has(article)) {
    const articleNode = map.entries.get('article')!.value
    return reader.fault(
      articleNode.at,
      'unknown-article',
      article,
      `文件“${known.short}”没有登记条款“${article}”`,
      `在 policy/documents.yaml 的 ${document} 下登记这一条。${didYouMean(article, [...known.articles.keys()])}`,
      `${scope.folder} article ${document} ${article}`,
    )
  }
  return { document, article }
}

/**
 * `status:` of a map, `otherwise` where nothing is written. What cannot be read counts as provisional: a fault says why, and
 * nothing more need be said of it.
 */
export function readStatus({ reader }: PolicyScope, map: MapNode, otherwise: Status): Status {
  const node = map.entries.get('status')?.value
  if (!node) return reader.isMisspelt(map, 'status') ? 'provisional' : otherwise
  return reader.word(node, STATUSES, '状态') ?? 'provisional'
}

/** A figure that is said to be open and given all the same: one of the two is wrong, and only its author knows which. */
export function refuseOpenValue({ reader }: PolicyScope, node: YamlNode, what: string): undefined {
  const text = shown(node)
  return reader.fault(
    node.at,
    'conflict',
    text,
    `${what}写了 status: open（待定），又写了数值“${text}”`,
    '待定就写 value: open；有据就删去 status: open',
  )
}

/** What something stands on, and how firmly. */
export interface Standing {
  source: Basis | undefined
  status: Status
}

/** Says that something is called stated which rests on a weak text: `weak` in documents.yaml, and so provisional. */
export function checkFirm(scope: PolicyScope, { source, status }: Standing, what: string, at: At): void {
  const document = source && scope.documents.get(source.document)
  if (status !== 'stated' || !document?.weak) return
  scope.reader.fault(
    at,
    'conflict',
    document.id,
    `${what}依据的“${document.short}”不是正式文件，不能当作有据（stated）`,
    '写上 status: provisional（暂用）；正式文件里有的，把 source 改成那份文件',
  )
}
