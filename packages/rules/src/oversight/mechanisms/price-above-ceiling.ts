/** An item billed at more than the ceiling that the catalogue has for it. It is the institution's matter, not the patient's. */
import { farBeyond, mechanism } from '../mechanism.ts'
import type { FactLine } from '../facts.ts'

/** Millionths of a yuan in a fen. */
const MICRO_PER_FEN = 10_000

const share = ({ priceMicro, ceilingFen }: FactLine): number =>
  priceMicro / MICRO_PER_FEN / Math.max(1, ceilingFen ?? 1)

export const priceAboveCeiling = mechanism({
  name: 'price-above-ceiling',
  term: '超限价收费',
  scope: 'person',
  settings: { over: { title: '超过限价百分之几以内不算', unit: 'percent', least: 0, most: 500 } },
  words: [],
  sentences: { above: '{institution}在{day}收{item}每单位 {price}，目录的限价是 {ceiling}' },
  example: `price-above-ceiling:
  mechanism: price-above-ceiling
  from: 2024-01-01
  title: 超限价收费
  says: 收费的单价高于目录的限价
  source: { document: zj-provincial-2016-113, article: 第四十三条 }
  status: setting
  weight: 200
  settings: { over: { default: 10, unit: percent } }
`,
  find: ({ visits, personNo }, { settings }) =>
    visits.flatMap(({ lines, settlementId, institution }) => {
      const over = lines.filter(
        (line) => line.ceilingFen !== null && line.quantity > 0 && share(line) > 1 + settings.over / 100,
      )
      const worst = over.sort((a, b) => share(b) - share(a) || (a.code < b.code ? -1 : 1))[0]
      if (worst === undefined) return []
      return [
        {
          key: settlementId,
          subject: { kind: 'institution' as const, id: institution },
          ...{ personNo, institution, day: worst.day, sentence: 'above' },
          far: farBeyond(share(worst), 1 + settings.over / 100),
          settlements: [settlementId],
          facts: [
            { name: 'institution' as const, value: institution },
            { name: 'day' as const, value: worst.day },
            { name: 'item' as const, value: worst.name },
            { name: 'price' as const, value: Math.round(worst.priceMicro / MICRO_PER_FEN) },
            { name: 'ceiling' as const, value: worst.ceilingFen ?? 0 },
          ],
        },
      ]
    }),
})
