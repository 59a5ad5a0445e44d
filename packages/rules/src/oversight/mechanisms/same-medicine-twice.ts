/**
 * The same medicine from two places although the first is not used up: whoever collects it at several counters takes more than one can.
 * Medicine is the same by its code; days are those that the bill says it lasts.
 */
import { dispensedIn } from '../dispensed.ts'
import type { Dispensed } from '../dispensed.ts'
import { mechanism } from '../mechanism.ts'
import { pairKey } from '../pairs.ts'

interface Pair {
  first: Dispensed
  second: Dispensed
  left: number
  names: Set<string>
}

export const sameMedicineTwice = mechanism({
  name: 'same-medicine-twice',
  term: '两处重复配药',
  scope: 'person',
  settings: { left: { title: '还剩多少天以内再配不算重复', unit: 'days', least: 0, most: 90 } },
  words: [],
  sentences: {
    twice: '{firstDay}在{otherInstitution}配的{medicine}还够吃 {left}，{day}又在{institution}配了',
  },
  example: `same-medicine-twice:
  mechanism: same-medicine-twice
  from: 2024-01-01
  title: 两处重复配药
  says: 同一种药还没有吃完，又在另一家机构配了
  source: { document: zj-provincial-2016-113, article: 第四十二条 }
  status: setting
  weight: 300
  settings: { left: { default: 5, unit: days } }
`,
  find: ({ visits, personNo }, { settings }) => {
    const all = visits
      .flatMap(dispensedIn)
      .sort((a, b) => a.day - b.day || (a.visit.settlementId < b.visit.settlementId ? -1 : 1))
    const lasting = new Map<string, Dispensed[]>()
    const pairs = new Map<string, Pair>()
    for (const one of all) {
      const before = (lasting.get(one.code) ?? []).filter(({ day, days }) => day + days > one.day)
      for (const first of before) {
        const left = first.day + first.days - one.day
        if (first.visit.institution === one.visit.institution || left <= settings.left) continue
        const key = pairKey(first.visit.settlementId, one.visit.settlementId)
        const known = pairs.get(key)
        const names = (known?.names ?? new Set()).add(one.name)
        pairs.set(key, known && known.left >= left ? { ...known, names } : { first, second: one, left, names })
      }
      lasting.set(one.code, [...before, one])
    }
    return [...pairs].map(([key, { first, second, left, names }]) => ({
      ...{ key, personNo, sentence: 'twice', subject: { kind: 'person' as const, id: personNo } },
      far: 1 + left / first.days,
      day: second.day,
      institution: second.visit.institution,
      settlements: [first.visit.settlementId, second.visit.settlementId],
      facts: [
        { name: 'firstDay', value: first.day },
        { name: 'otherInstitution', value: first.visit.institution },
        { name: 'medicine', value: [...names].sort().join('、') },
        { name: 'left', value: left },
        { name: 'day', value: second.day },
        { name: 'institution', value: second.visit.institution },
      ],
    }))
  },
})
