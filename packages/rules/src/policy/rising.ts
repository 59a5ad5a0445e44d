/** The proof that bands rise: a band that ends where the one before it ends, or sooner, would never be reached. */
import { formatDay } from '../days.ts'
import { NO_LIMIT, figureText } from './figure.ts'
import type { Figure } from './figure.ts'
import { cellOf, gridOn } from './grid.ts'
import type { Grid } from './grid.ts'
import { KEY_COUNT, KEY_INDEX, RANGE_KEYS, canBe, isRangeKey } from './keys.ts'
import type { Key, Possible, Situation } from './keys.ts'
import type { Parameter } from './parameter.ts'
import { blamed } from './scope.ts'
import type { PolicyScope } from './scope.ts'

/** Ends that must rise, in the order of the bands; the first may be a threshold, and multiples are multiples of it. */
export interface Rising {
  threshold: Parameter | undefined
  ends: readonly Parameter[]
  possible: Possible | undefined
}

/** Reports the first place, on any day and in any situation, where an end does not lie above the one before it. */
export function checkRising(scope: PolicyScope, { threshold, ends, possible }: Rising): void {
  const all = threshold ? [threshold, ...ends] : ends
  if (all.length < 2 || all.some((parameter) => !parameter.sound)) return
  const days = [...new Set(all.flatMap((parameter) => parameter.versions.map((version) => version.from)))]
  for (const day of days.sort((a, b) => a - b)) {
    const grids = all.map((parameter) => gridOn(parameter, day))
    if (grids.includes(undefined)) continue
    for (const situation of situations(all, possible))
      if (reportFall(scope, all, grids as Grid[], threshold !== undefined, situation, day)) return
  }
}

function reportFall(
  scope: PolicyScope,
  all: readonly Parameter[],
  grids: readonly Grid[],
  hasThreshold: boolean,
  situation: Situation,
  day: number,
): boolean {
  const base = hasThreshold ? figureIn(grids[0]!, situation)?.value : undefined
  let below: Figure | undefined
  let floor = -1
  for (const [index, grid] of grids.entries()) {
    const figure = figureIn(grid, situation)
    if (!figure || figure.status === 'open') continue
    const inMultiples = all[index]!.unit === 'times' && figure.value !== NO_LIMIT
    if (inMultiples && base === undefined) continue
    const end = inMultiples ? base! * (figure.value / 1_000_000) : figure.value
    if (below && end <= floor && floor !== NO_LIMIT) {
      const { at, note } = blamed(scope, figure.at)
      scope.reader.fault(
        at,
        'overlap',
        figureText(figure),
        `“${figure.title}”${note}是 ${figureText(figure)}，不高于前面的“${below.title}”${figureText(below)}（${formatDay(day)}），这一段永远用不上`,
        '各段的上限要从低到高，层的第一段上限要高于起付标准；改正这个数或调换各段的次序',
      )
      return true
    }
    below = figure
    floor = end
  }
  return false
}

function figureIn(grid: Grid, situation: Situation): Figure | undefined {
  return grid.figures[cellOf(grid, situation)]
}

/** Every situation that can be and in which the parameters may differ: each word of each key, and one number of each range. */
function* situations(parameters: readonly Parameter[], possible: Possible | undefined): Generator<Situation> {
  const numbers = new Map<Key, Set<number>>()
  for (const { key, labels, ranges } of parameters.flatMap((parameter) => parameter.axes)) {
    const known = numbers.get(key) ?? new Set()
    numbers.set(key, known)
    if (isRangeKey(key)) {
      for (let raw = RANGE_KEYS[key].least; raw <= RANGE_KEYS[key].most; raw++)
        if (raw === RANGE_KEYS[key].least || ranges![raw] !== ranges![raw - 1]) known.add(raw)
    } else labels.forEach((_, word) => canBe(key, word, possible) && known.add(word))
  }
  const keys = [...numbers]
  const situation = new Int32Array(KEY_COUNT)
  function* choose(at: number): Generator<Situation> {
    const next = keys[at]
    if (!next) return yield situation
    for (const number of next[1]) {
      situation[KEY_INDEX[next[0]]] = number
      yield* choose(at + 1)
    }
  }
  yield* choose(0)
}
