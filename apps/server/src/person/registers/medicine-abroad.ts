import { registerHoldsOn } from '../file/index.ts'
import type { RegisterRecord } from '../file/index.ts'

/**
 * The time abroad in which benefits at home rest (浙人社发〔2016〕113号 第四十条) that a day lies in, or undefined. Who
 * never left has none. `records` are folded registers of the person, of any kind.
 */
export function medicineAbroadOn(records: readonly RegisterRecord[], day: string): RegisterRecord | undefined {
  return records.find(
    (record) => record.kind === 'medicine-abroad' && record.detail['never'] !== true && registerHoldsOn(record, day),
  )
}
