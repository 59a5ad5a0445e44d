/**
 * Medicine for more days than the law of the pool lets be prescribed at once (带药量, 浙人社发〔2016〕113号 第四十条). A bill does not say
 * which disease a medicine is for: what exceeds the shortest limit that may hold is said, and only what exceeds the longest
 * is certain, which the agency may choose to put out of scope.
 */
import { choiceOn, supplyLimitOn } from '@yidi/rules'
import type { OverSupply, SupplyKind, SupplyLaw } from '@yidi/rules'
import type { VisitRow } from '../../person/file/index.ts'

/** What a limit depends on besides the line. */
type SuppliedVisit = Pick<VisitRow, 'kind' | 'emergency'>

/** What a line says of the medicine that it is for. */
interface SuppliedLine {
  occurredAt: string
  /** Whole ten-thousandths. */
  quantity: number
  /** Days that it lasts, in hundredths; 0: not said. */
  supplyDays: number
  /** 出院带药 */
  atDischarge: boolean
}

/** The shortest and the longest limit that may hold for a line; undefined where none does. */
function kindsOf(visit: SuppliedVisit, line: SuppliedLine): [SupplyKind, SupplyKind] | undefined {
  if (line.atDischarge) return ['long-term', 'long-term']
  if (visit.kind === 'inpatient') return undefined
  if (visit.emergency) return ['acute', 'acute']
  return [visit.kind === 'designated-disease' ? 'long-term' : 'ordinary', 'continuous']
}

/** Whether a line of medicine lasts longer than the law lets it; undefined where it does not, or where nobody can say. */
export function overSupplyOf(
  law: SupplyLaw | undefined,
  visit: SuppliedVisit,
  line: SuppliedLine,
): OverSupply | undefined {
  const kinds = kindsOf(visit, line)
  if (law === undefined || kinds === undefined || line.supplyDays <= 0 || line.quantity <= 0) return undefined
  const day = line.occurredAt.slice(0, 10)
  const days = line.supplyDays / 100
  const shortest = supplyLimitOn(law, kinds[0], day)
  if (shortest === undefined || days <= shortest.days) return undefined
  const longest = supplyLimitOn(law, kinds[1], day) ?? shortest
  const certain = days > longest.days
  const cut = certain && choiceOn(law.choices, day) === 'cut'
  return {
    kind: kinds[certain ? 1 : 0],
    days,
    limit: certain ? longest : shortest,
    certain,
    mostTenThousandths: cut ? Math.floor((line.quantity * longest.days) / days) : undefined,
  }
}

/** Whether a limit may hold for a line of medicine and nobody said how long it lasts. */
export function lacksSupplyDays(law: SupplyLaw | undefined, visit: SuppliedVisit, line: SuppliedLine): boolean {
  const kinds = kindsOf(visit, line)
  if (law === undefined || kinds === undefined || line.supplyDays > 0 || line.quantity <= 0) return false
  return supplyLimitOn(law, kinds[0], line.occurredAt.slice(0, 10)) !== undefined
}
