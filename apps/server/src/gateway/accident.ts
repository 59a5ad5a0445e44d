import type { PartsOf, VisitRow } from '../person/file/index.ts'
import { accidentOn } from '../person/registers/index.ts'
import { flagsOf } from './as-told.ts'

/**
 * What is said at a settlement of an injury of which nobody has said how it came about: the statement may follow, its absence
 * is flagged and never refused (gateway contract, "Messages"). Empty where it is on record, and where nobody is injured.
 */
export function accidentWarning(file: PartsOf<'registers'>, visit: VisitRow): string {
  if (flagsOf(visit).TRUM_FLAG !== '1' || accidentOn(file.registers, visit.from_day) !== undefined) return ''
  return '外伤的情况说明还没有收到：请用2507办理意外伤害备案，写明致伤原因和是否涉及第三方'
}
