/** The average wage of the province in a contributions.yaml: one value a calendar year, the last of which is said to end. */
import { formatDay, parseDay } from '../days.ts'
import { FIGURE_PLACES } from '../policy/figure-places.ts'
import { readParameter } from '../policy/parameter.ts'
import type { Parameter } from '../policy/parameter.ts'
import type { PolicyScope } from '../policy/scope.ts'
import type { YamlNode } from '../policy/yaml.ts'

/** Reads the wage of each year; a year left out, or one that does not end, is a fault. */
export function readAverageWage(scope: PolicyScope, wage: YamlNode): Parameter | undefined {
  const name = 'contributions.average-wage'
  const averageWage = readParameter(scope, wage, name, FIGURE_PLACES[name])
  const versions = averageWage?.versions ?? []
  for (const [index, { from, to }] of versions.entries()) {
    const next = versions[index + 1]
    if (!isWholeYear(from, next ? next.from - 1 : to))
      scope.reader.fault(
        averageWage!.at,
        'wrong-value',
        formatDay(from),
        `“${averageWage!.title}”从 ${formatDay(from)} 起的值不是正好管一年`,
        '一年写一项，从 1 月 1 日起，年份不能缺；最后一项写 to: 那年的 12 月 31 日',
      )
  }
  return averageWage
}

function isWholeYear(from: number, to: number): boolean {
  const first = formatDay(from)
  return first.endsWith('-01-01') && to === parseDay(`${first.slice(0, 4)}-12-31`)
}
