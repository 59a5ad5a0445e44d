/**
 * Medicine for more days than may be prescribed at once (浙人社发〔2016〕113号 第四十条). The limits are law and stand in the pool's own file
 * (`supply`, `medicineAbroad`); a bill does not say which disease a medicine is for, so only what exceeds every limit that may hold is
 * told. Where no law states a limit nothing is.
 */
import { addMonths, formatDay } from '../../days.ts'
import { supplyLimitOn } from '../../policy/supply.ts'
import type { SupplyKind } from '../../policy/supply.ts'
import { dispensedIn } from '../dispensed.ts'
import type { Dispensed } from '../dispensed.ts'
import type { FactAbroad } from '../facts.ts'
import { farBeyond, mechanism } from '../mechanism.ts'
import type { LawAsked } from '../mechanism.ts'

/** The kinds whose limit may hold, as far as the bill tells. */
function kindsOf({ visit, discharge }: Dispensed): readonly SupplyKind[] {
  if (discharge) return ['long-term']
  return visit.emergency ? ['acute'] : ['ordinary', 'long-term', 'continuous']
}

/** The most days that may hold for a medicine; undefined where the law states none. */
function limitOf(one: Dispensed, law: LawAsked, abroad: readonly FactAbroad[], before: number): number | undefined {
  const limits = kindsOf(one)
    .map((kind) => supplyLimitOn(law.supply, kind, formatDay(one.day))?.days)
    .filter((days) => days !== undefined)
  if (limits.length === 0) return undefined
  const leaves = abroad.some(({ from, to }) => from - before <= one.day && (to === null || one.day <= to))
  const months = leaves ? law.abroadMonthsOn(one.day) : undefined
  return Math.max(...limits, months === undefined ? 0 : addMonths(one.day, months) - one.day)
}

export const quantityAbove = mechanism({
  name: 'quantity-above',
  term: '超量配药',
  scope: 'person',
  settings: {
    over: { title: '超过几天以内不算', unit: 'days', least: 0, most: 30 },
    abroadBefore: { title: '出国前几天以内配的算带出国的药', unit: 'days', least: 0, most: 90 },
  },
  words: [],
  sentences: { above: '{day}在{institution}一次配了够吃 {supply} 的{medicine}，规定最多 {limit}' },
  example: `quantity-above:
  mechanism: quantity-above
  from: 2017-01-01
  title: 超量配药
  says: 一次配的药超过规定的天数
  source: { document: zj-provincial-2016-113, article: 第四十条 }
  weight: 300
  settings:
    over: { default: 0, unit: days }
    abroadBefore: { default: 30, unit: days }
`,
  find: ({ visits, abroad, personNo }, { settings, law }) =>
    visits.flatMap((visit) => {
      const over = dispensedIn(visit).flatMap((one) => {
        const limit = limitOf(one, law, abroad, settings.abroadBefore)
        return limit !== undefined && one.days > limit + settings.over ? [{ ...one, limit }] : []
      })
      const worst = over.sort((a, b) => b.days / b.limit - a.days / a.limit || (a.code < b.code ? -1 : 1))[0]
      if (worst === undefined) return []
      const { day, days, limit, name } = worst
      return [
        {
          key: visit.settlementId,
          subject: { kind: 'person' as const, id: personNo },
          ...{ day, personNo, far: farBeyond(days, limit), sentence: 'above' },
          institution: visit.institution,
          settlements: [visit.settlementId],
          facts: [
            { name: 'day' as const, value: day },
            { name: 'institution' as const, value: visit.institution },
            { name: 'supply' as const, value: days },
            { name: 'medicine' as const, value: name },
            { name: 'limit' as const, value: limit },
          ],
        },
      ]
    }),
})
