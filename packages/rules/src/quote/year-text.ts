import type { CompiledPool } from '../engine/segment.ts'
import type { YearFen } from '../engine/year.ts'
import { formatYuan } from '../money.ts'
import type { YearToDate } from './types.ts'

/** The sums of a year as the contract writes them; counters only where the pool keeps any. */
export function yearText(compiled: CompiledPool, sums: YearFen): YearToDate {
  const result: YearToDate = {
    inpatientEligible: formatYuan(sums.inpatientEligible),
    inpatientDeductible: formatYuan(sums.inpatientDeductible),
    outpatientDeductible: formatYuan(sums.outpatientDeductible),
    criticalCompliant: formatYuan(sums.criticalCompliant),
    criticalPaid: formatYuan(sums.criticalPaid),
    inpatientStays: sums.inpatientStays,
  }
  if (compiled.counters.length > 0)
    result.counters = Object.fromEntries(
      compiled.counters.map((name, index) => [name, formatYuan(sums.counters[index] ?? 0)]),
    )
  return result
}
