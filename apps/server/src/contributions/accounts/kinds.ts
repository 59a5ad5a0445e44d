/** Every kind of run, by its name. */
import type { AccountRunKind } from '@yidi/contracts'
import { criticalPremium } from './critical-premium.ts'
import { monthlyCredit } from './monthly-credit.ts'
import type { RunKind } from './run-kind.ts'
import { yearEnd } from './year-end.ts'

/** A kind whose facts only it knows: what it reads is what it decides by. */
export type AnyRunKind = RunKind<object>

export const runKinds: Readonly<Record<AccountRunKind, AnyRunKind>> = {
  'monthly-credit': monthlyCredit as unknown as AnyRunKind,
  'critical-premium': criticalPremium as unknown as AnyRunKind,
  'year-end': yearEnd as unknown as AnyRunKind,
}
