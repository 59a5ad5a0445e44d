/** How the insurances of a pool settle each kind of visit, as it is read. */
import type { AccountUse } from '../mechanisms/account-order.ts'
import type { ShareSpec } from '../mechanisms/bands.ts'
import type { DeductibleSpec } from '../mechanisms/deductible.ts'
import type { LayerSpec } from '../mechanisms/layer.ts'
import type { LimitSpec } from '../mechanisms/limit.ts'
import type { Basis } from '../quote/types.ts'

export interface SchemeSpec {
  /** Open by the law: what is open, in words; then nothing else is set. */
  open?: { title: string; names: string[]; source: Basis | undefined }
  accounts: AccountUse[]
  deductible: DeductibleSpec | undefined
  share: ShareSpec | undefined
}

/** Insurance number → who is insured by it. */
export type Categories = ReadonlyMap<number, { categories: number[]; hasAccount: boolean }>

export interface InsurancePolicy {
  hasAccount: boolean
  categories: readonly number[]
  /** By kind of visit, in the order of WORDS.kind. */
  schemes: readonly SchemeSpec[]
  limits: readonly LimitSpec[]
  layers: readonly LayerSpec[]
}
