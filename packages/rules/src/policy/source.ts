/** Where a figure stands, and how firmly: `source:` and `status:`. */
import type { Basis } from '../quote/types.ts'
import { STATUSES } from './figure.ts'
import type { Status } from './figure.ts'
import { didYouMean } from './read.ts'
import type { PolicyScope } from './scope.ts'
import type { YamlNode } from './yaml.ts'

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

/** `stated`, `provisional` or `open`; undefined where nothing is written. */
export function readStatus(scope: PolicyScope, node: YamlNode | undefined): Status | undefined {
  return node ? scope.reader.word(node, STATUSES, '状态') : undefined
}
