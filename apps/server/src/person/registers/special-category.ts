import { specialCategories } from '@yidi/contracts'
import type { SpecialCategory } from '@yidi/contracts'
import { registerHoldsOn } from '../file/index.ts'
import type { RegisterRecord } from '../file/index.ts'

/** What a special-category record keeps in its `detail`. */
export interface SpecialCategoryDetail extends Record<string, unknown> {
  category: SpecialCategory
  /** Grade of disability, of servicemen alone. */
  grade?: number
}

/** A special category that holds on a day. */
interface SpecialCategoryHeld {
  recordId: string
  category: SpecialCategory
  /** In the field's words, with the grade where there is one: 离休人员, 残疾军人（五级）. */
  title: string
  from: string
  to: string | null
}

const gradeNames = ['一', '二', '三', '四', '五', '六']

/**
 * The special category of a person on a day, or undefined for everybody else. Whoever has one is paid through a channel
 * of their own and must never be settled by the ordinary rules. `records` are folded registers of the person, of any kind.
 */
export function specialCategoryOn(records: readonly RegisterRecord[], day: string): SpecialCategoryHeld | undefined {
  const record = records.find((one) => one.kind === 'special-category' && registerHoldsOn(one, day))
  if (record === undefined) return undefined
  const { category } = record.detail as SpecialCategoryDetail
  return { recordId: record.recordId, category, title: specialCategoryTitle(record), from: record.from, to: record.to }
}

/** What a special-category record is called: 残疾军人 with the grade, the others by their name. */
export function specialCategoryTitle(record: Pick<RegisterRecord, 'detail'>): string {
  const { category, grade } = record.detail as SpecialCategoryDetail
  const name = grade === undefined ? undefined : gradeNames[grade - 1]
  return name === undefined ? specialCategories[category] : `残疾军人（${name}级）`
}
