/**
 * Figures of few people are not told: who knows somebody of a small group would read of them. Where the one that is left out could
 * be worked out from the others, the smallest of these is left out with it.
 */
import { fewestPeople } from '@yidi/contracts'

/** What stands in place of a number of people that is too small, and of one that is left out beside it. */
export const fewWords = `不足${String(fewestPeople)}人`
const besideWords = '不列'

/** How each of several groups is told; `plain` whole, `few` without figures, `beside` left out for the sake of another. */
export type Told = 'plain' | 'few' | 'beside'

const isFew = (people: number): boolean => people > 0 && people < fewestPeople

/**
 * How to tell groups of so many people that add up to something that is told too. Those that are left out are never one alone, and
 * never fewer people together than could be told.
 */
export function tellGroups(people: readonly number[]): Told[] {
  const told = people.map((one): Told => (isFew(one) ? 'few' : 'plain'))
  const leftOut = () => people.filter((_, at) => told[at] !== 'plain')
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
  while (leftOut().length > 0 && (leftOut().length < 2 || sum(leftOut()) < fewestPeople)) {
    const rest = people.flatMap((one, at) => (told[at] === 'plain' && one > 0 ? [at] : []))
    if (rest.length === 0) break
    told[rest.reduce((least, at) => (people[at]! < people[least]! ? at : least))] = 'beside'
  }
  return told
}

/** A number of people in words. */
export const peopleText = (people: number, told: Told): string =>
  told === 'plain' ? String(people) : told === 'few' ? fewWords : besideWords
