/** Every mechanism of the policy language: its word in YAML, its term, and an example that can be copied. In the order of a calculation. */
import * as accountOnly from './account-only.ts'
import * as accountOrder from './account-order.ts'
import * as bands from './bands.ts'
import * as deductibleNone from './deductible-none.ts'
import * as onceAYear from './deductible-once-a-year.ts'
import * as perStay from './deductible-per-stay.ts'
import * as derivedRate from './derived-rate.ts'
import * as extraPoints from './extra-points.ts'
import * as layer from './layer.ts'
import * as limit from './limit.ts'
import * as pointsOff from './points-off.ts'
import * as prepayment from './prepayment.ts'
import * as rateTable from './rate-table.ts'
import * as refusal from './refusal.ts'
import * as separateTable from './separate-table.ts'
import * as settlementLevel from './settlement-level.ts'
import * as times from './times.ts'

interface Mechanism {
  /** The word that names it in YAML. */
  NAME: string
  /** The Chinese term of the field. */
  TERM: string
  EXAMPLE: string
}

export const MECHANISMS: readonly Mechanism[] = [
  settlementLevel,
  refusal,
  prepayment,
  pointsOff,
  times,
  separateTable,
  extraPoints,
  accountOnly,
  accountOrder,
  deductibleNone,
  onceAYear,
  perStay,
  rateTable,
  derivedRate,
  bands,
  limit,
  layer,
]
