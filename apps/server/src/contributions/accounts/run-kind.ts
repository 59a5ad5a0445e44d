/** What a kind of run is: when it may be made, what it rests on, and what it does for one person. One file a kind. */
import type { LawOn } from '@yidi/rules'
import type { AccountRunBasis, NewRow } from '../../platform/storage/index.ts'
import type { AccountMovement } from '../../money/ledger/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import type { Release } from '@yidi/rules'
import type { FactsSql, PersonFacts } from './facts.ts'
import type { Ciphers } from '../../platform/storage/index.ts'

export interface RunContext {
  database: Database
  clock: Clock
  release: Release
  /** How many people are written in one transaction; tests take few, so that a run can be broken off in the middle. */
  peopleAtOnce?: number
}

/** One run, as its kind is asked about it. */
interface RunOf {
  runId: string
  pool: string
  /** `YYYY-MM` or `YYYY`. */
  period: string
}

/** What a person's part rests on, beside the person. */
export interface RunLaw extends RunOf {
  law: LawOn
  basis: AccountRunBasis
  today: string
  ciphers: Pick<Ciphers, 'open'>
}

/** What a run does for one person. */
export interface RunPart {
  movements: readonly AccountMovement[]
  premium?: NewRow<'critical_premium'>
  owedFen?: number
  /** In codes and fen, for the audit. */
  detail: Record<string, unknown>
}

export type LeftOut = { leftOut: 'birthday-unknown' | 'balance-too-low' }

export interface RunKind<Facts> {
  /** The periods that may be run on a day, the latest first. */
  periods(today: string): string[]
  /** The day whose law and whose people count. */
  day(period: string, startedDay: string): string
  /** Names of the rules without which it does nothing. */
  needs: Parameters<LawOn['openOf']>[0]
  /** The figures beside the law; `waitsFor`: the one that is not there and that the run waits for. Throws where it cannot start. */
  basis(context: RunContext, pool: string, period: string): Promise<AccountRunBasis | { waitsFor: string }>
  facts: FactsSql
  /** Undefined: nothing is to be done. */
  decide(law: RunLaw, facts: PersonFacts & Facts): RunPart | LeftOut | undefined
}
