/** Ages as an evaluation counts and groups them. */
import { dateOf } from '../days.ts'

/** Completed years on a day, of somebody born on another (day numbers). */
export function ageOn(birthDay: number, day: number): number {
  const born = dateOf(birthDay)
  const now = dateOf(day)
  const before = now.month < born.month || (now.month === born.month && now.day < born.day)
  return now.year - born.year - (before ? 1 : 0)
}

const FIRST_AGES = [0, 18, 45, 60, 70, 80] as const

/** Names of the age groups, in order; `unknown` comes after them. */
export const AGE_GROUPS = FIRST_AGES.map((first, index) => {
  const next = FIRST_AGES[index + 1]
  return next === undefined ? `${first}+` : `${first}-${next - 1}`
})

/** The group of an age; `unknown` where it is not known. */
export function ageGroupOf(age: number | undefined): string {
  if (age === undefined) return 'unknown'
  return AGE_GROUPS[FIRST_AGES.findLastIndex((first) => age >= first)] ?? 'unknown'
}
