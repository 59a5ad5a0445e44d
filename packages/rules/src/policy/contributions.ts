/**
 * `contributions.yaml`: the figures that contributions of a pool rest on. They are read and checked like all others, and
 * shown; nothing is computed from them yet.
 */
import { formatDay, parseDay } from '../days.ts'
import { FIGURE_PLACES } from './figure-places.ts'
import { readParameter } from './parameter.ts'
import type { Parameter } from './parameter.ts'
import type { PolicyScope } from './scope.ts'
import type { YamlNode } from './yaml.ts'

export interface ContributionFigures {
  /** Average wage of the province, yuan a year; a version is one calendar year, the last of which is said to end. */
  averageWage: Parameter | undefined
}

/** Reads the tree of a contributions.yaml; a pool without one has no figures. */
export function readContributions(scope: PolicyScope, node: YamlNode | undefined): ContributionFigures {
  const map = node && scope.reader.map(node, ['title', 'averageWage'], 'contributions.yaml')
  if (map) scope.reader.remarks(map, 'title')
  const wage = map?.entries.get('averageWage')?.value
  const averageWage =
    wage && readParameter(scope, wage, 'contributions.average-wage', FIGURE_PLACES['contributions.average-wage'])
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
  return { averageWage }
}

function isWholeYear(from: number, to: number): boolean {
  const first = formatDay(from)
  return first.endsWith('-01-01') && to === parseDay(`${first.slice(0, 4)}-12-31`)
}
