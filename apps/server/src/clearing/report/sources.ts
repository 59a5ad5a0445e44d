/** Which law has the funds published. */
import type { FundReportContent } from '@yidi/contracts'
import type { Release } from '@yidi/rules'

/** The one document of the policy that says it; it holds for the provincial pool, and the others keep to the same. */
const obliging = { document: 'zj-provincial-2016-113', article: '第二十五条' } as const
const reach = '这一条管省级单位职工医保；其他统筹区没有读到同样的条文，按同样的内容公布'

/** The article with what it says; empty where a policy does not have the document. */
export function sourcesOf({ documents }: Pick<Release, 'documents'>): FundReportContent['sources'] {
  const record = documents.get(obliging.document)
  const says = record?.articles.get(obliging.article)
  if (record === undefined || says === undefined) return []
  return [{ ...obliging, title: `${record.title}（${record.number}）`, says: `${says}。${reach}` }]
}
