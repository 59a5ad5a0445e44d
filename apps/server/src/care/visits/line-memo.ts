/** What is said of a fee line that did not go as it was sent (`memo`), to the institution and on the page of the visit. */
import { basisText } from '@yidi/rules'
import type { OverSupply, Release, SupplyKind } from '@yidi/rules'

/** What a limit of days is for. */
const supplyWords = {
  acute: '急性病',
  ordinary: '一般慢性病',
  'long-term': '规定病种、长期慢性病和出院带药',
  continuous: '连续处方',
} as const satisfies Record<SupplyKind, string>

type Documents = Release['documents']

/** Medicine for too many days, with the article, and what was done about it. */
export function overSupplyWords(
  { kind, days, limit, certain, mostTenThousandths }: OverSupply,
  documents: Documents,
): string {
  const basis = basisText(documents, limit.basis)
  const over = `带药${String(days)}天，超过${supplyWords[kind]}的${String(limit.days)}天（${basis}）`
  if (mostTenThousandths !== undefined) return `${over}，超过部分按自费处理`
  return certain ? `${over}，请核对` : `${over}，长期慢性病和连续处方可以更长，请核对`
}

/** What is said of a line; null where it went as it was sent. Amounts in fen. */
export function lineMemo(
  line: { known: boolean; amountFen: number; sentFen: number; overSupply: OverSupply | undefined },
  documents: Documents,
): string | null {
  const words: string[] = []
  if (line.overSupply !== undefined) words.push(overSupplyWords(line.overSupply, documents))
  if (!line.known) words.push('就医地目录没有此编码，按全自费处理')
  if (line.amountFen !== line.sentFen)
    words.push(`按剩余金额${String(-line.amountFen / 100)}元退（报文为${String(-line.sentFen / 100)}元）`)
  return words.length === 0 ? null : words.join('；')
}
