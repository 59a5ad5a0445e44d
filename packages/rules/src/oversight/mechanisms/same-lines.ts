/**
 * Many people of one institution with the very same lines on one day. Short bills are alike anyway, and so is what a designated disease
 * needs every time (dialysis), which is left out.
 */
import type { MonthVisit } from '../facts.ts'
import { farBeyond, mechanism } from '../mechanism.ts'

export const sameLines = mechanism({
  name: 'same-lines',
  term: '多人同日同单',
  scope: 'institution-month',
  settings: {
    persons: { title: '一天里几个人一样起算', unit: 'count', least: 2, most: 1000 },
    lines: { title: '明细少于几行不算', unit: 'count', least: 1, most: 100 },
  },
  words: [],
  sentences: { same: '{day}在{institution}有 {persons} 个人的费用明细完全一样，各 {lines} 行，合计 {amount}' },
  example: `same-lines:
  mechanism: same-lines
  from: 2024-01-01
  title: 多人同日同单
  says: 一家机构一天里许多人的费用明细一模一样
  source: { document: zj-provincial-2016-113, article: 第四十三条 }
  status: setting
  weight: 400
  settings:
    persons: { default: 10, unit: count }
    lines: { default: 5, unit: count }
`,
  find: ({ visits, institution }, { settings }) => {
    const groups = new Map<string, MonthVisit[]>()
    for (const visit of visits) {
      if (visit.linesKey === '' || visit.lineCount < settings.lines || visit.kind === 'designated-disease') continue
      const key = `${String(visit.day)} ${visit.linesKey}`
      const group = groups.get(key)
      if (group) group.push(visit)
      else groups.set(key, [visit])
    }
    return [...groups].flatMap(([key, group]) => {
      const persons = new Set(group.map(({ personNo }) => personNo)).size
      const [first] = group
      if (first === undefined || persons < settings.persons) return []
      return [
        {
          subject: { kind: 'institution' as const, id: institution },
          ...{ key, institution, day: first.day, sentence: 'same', personNo: null },
          far: farBeyond(persons, settings.persons),
          settlements: group.map(({ settlementId }) => settlementId).sort(),
          facts: [
            { name: 'day' as const, value: first.day },
            { name: 'institution' as const, value: institution },
            { name: 'persons' as const, value: persons },
            { name: 'lines' as const, value: first.lineCount },
            { name: 'amount' as const, value: group.reduce((sum, { totalFen }) => sum + totalFen, 0) },
          ],
        },
      ]
    })
  },
})
