/** The proof that a parameter decides, from the pool's first day on, every situation that can be. */
import { FOREVER, formatDay } from '../days.ts'
import { gridOn } from './grid.ts'
import { canBe } from './keys.ts'
import type { Possible } from './keys.ts'
import { labelOf } from './labels.ts'
import type { Parameter } from './parameter.ts'
import type { PolicyScope } from './scope.ts'

/** Reports every possible situation, from a day on, that no version decides and nothing marks open. */
export function checkDecided(
  scope: PolicyScope,
  parameter: Parameter,
  firstDay: number,
  possible: Possible | undefined,
): void {
  const first = parameter.versions[0]!
  if (first.from > firstDay)
    scope.reader.fault(
      parameter.at,
      'gap',
      formatDay(first.from),
      `参数“${parameter.title}”从 ${formatDay(first.from)} 才有值，而统筹区从 ${formatDay(firstDay)} 起执行`,
      `补上 ${formatDay(firstDay)} 起的值；不知道就写 value: open`,
    )
  const last = parameter.versions.at(-1)!
  if (last.to !== FOREVER)
    scope.reader.fault(
      parameter.at,
      'gap',
      formatDay(last.to),
      `参数“${parameter.title}”在 ${formatDay(last.to)} 之后没有值`,
      '补上以后的值（不知道就写 value: open），或删去 to',
    )
  for (const version of parameter.versions) {
    const derived = gridOn(parameter, version.from)
    version.cells.forEach((figure, cell) => {
      if (figure && !figure.derived) return
      let rest = cell
      const words = [...parameter.axes].reverse().map((axis) => {
        const word = rest % axis.labels.length
        rest = (rest - word) / axis.labels.length
        return { axis, word }
      })
      if (words.some(({ axis, word }) => !canBe(axis.key, word, possible))) return
      if (figure) {
        const base = figure.derived!.cell.join(' / ')
        if (derived?.figures[cell] === undefined)
          scope.reader.fault(
            figure.at,
            'undecided',
            base,
            `参数“${parameter.title}”：like 指向的“${base}”没有自己的值`,
            '让 like 指向一个写有数值的格',
          )
        return
      }
      const combination = words
        .reverse()
        .map(({ axis, word }) => labelOf(axis.key, axis.labels[word]!, scope.titles))
        .join('、')
      scope.reader.fault(
        parameter.at,
        'undecided',
        combination,
        `参数“${parameter.title}”没有规定“${combination}”，也没有标为待定`,
        '补上这一格；法规没有写就写 open',
      )
    })
  }
}
