/** The short lists of the forms about people, in the words of the program. */
import { enrolmentEndReasons, specialCategories } from '@yidi/contracts'
import type { EnrolForm, EnrolmentEndReason, PoolSummary, SpecialCategoryForm } from '@yidi/contracts'
import * as t from '../../texts/index.ts'

type Insurance = EnrolForm['insurance']
type Category = EnrolForm['category']

export const insurances = Object.entries(t.insurance) as [Insurance, string][]
export const tiers = Object.entries(t.people.tiers) as ['1' | '2', string][]
export const grades = Object.entries(t.people.grades)
export const endReasons = Object.entries(enrolmentEndReasons) as [EnrolmentEndReason, string][]
export const specials = Object.entries(specialCategories) as [SpecialCategoryForm['category'], string][]

/** The groups for assistance (救助对象) that the pool names, none of them first; undefined where it names none. */
export function assistanceOf(pools: readonly PoolSummary[], pool: string): [string, string][] | undefined {
  const named = pools.find((one) => one.code === pool)?.assistance ?? []
  if (named.length === 0) return undefined
  return [['', t.people.noAssistance], ...named.map(({ group, label }): [string, string] => [group, label])]
}

/** The categories that the pool's policy knows for an insurance; all of them until the pools are here. */
export function categoriesOf(pools: readonly PoolSummary[], pool: string, insurance: Insurance): [Category, string][] {
  const known = pools
    .find((one) => one.code === pool)
    ?.insurances.find((one) => one.insurance === insurance)
    ?.categories.map((one) => one.category)
  const all = Object.entries(t.category) as [Category, string][]
  return all.filter(([category]) =>
    known === undefined ? (category === 'resident') === (insurance === 'resident') : known.includes(category),
  )
}
