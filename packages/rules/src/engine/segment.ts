/**
 * A pool on one day, compiled: flat tables and fixed lists, built once for each stretch of days in which nothing changes.
 */
import { compileShare } from '../mechanisms/bands.ts'
import type { Share } from '../mechanisms/bands.ts'
import { compileDeductible } from '../mechanisms/deductible.ts'
import type { Deductible } from '../mechanisms/deductible.ts'
import { compileLayer } from '../mechanisms/layer.ts'
import type { Layer } from '../mechanisms/layer.ts'
import { compileLimit } from '../mechanisms/limit.ts'
import type { Limit } from '../mechanisms/limit.ts'
import type { AccountUse } from '../mechanisms/account-order.ts'
import type { AwayVersion } from '../policy/away.ts'
import type { Row } from '../policy/decision-table.ts'
import type { Effect } from '../policy/away-effect.ts'
import { WORDS } from '../policy/keys.ts'
import { daysOfChange, gridOn } from '../policy/grid.ts'
import type { Grid } from '../policy/grid.ts'
import type { Parameter } from '../policy/parameter.ts'
import type { InsurancePolicy, PoolPolicy, SchemeSpec } from '../policy/pool.ts'
import type { Compiled } from './spec.ts'

/** An away-from-home effect with its figures in force. */
export interface RowEffect {
  row: Row
  effect: Effect
  prepay: Grid | undefined
  pointsOff: Grid | undefined
  times: Grid | undefined
}

/** How one kind of visit of one insurance is settled. */
export interface Scheme {
  open: SchemeSpec['open']
  accountsFirst: readonly AccountUse[]
  accountsLast: readonly AccountUse[]
  deductible: Deductible | undefined
  share: Share | undefined
  limits: readonly Limit[]
  /** All layers of the insurance in a row; `undefined` where a layer does not cover this kind. */
  layers: readonly (Layer | undefined)[]
  /** Whether a layer pays from another fund than critical illness, so that the result lists what each fund pays. */
  listsFunds: boolean
  /** Counter of the year's eligible cost for bands along the year outside the contract's inpatient sum; -1: none. */
  eligibleCounter: number
}

export interface Segment {
  pool: PoolPolicy
  from: number
  away: AwayVersion | undefined
  /** By number of the row. */
  effects: readonly RowEffect[]
  extras: readonly RowEffect[]
  /** insurance × 4 + kind */
  schemes: readonly (Scheme | undefined)[]
}

const INPATIENT = WORDS.kind.indexOf('inpatient')
const DESIGNATED = WORDS.kind.indexOf('designated-disease')

/** Whether a kind of visit counts towards the year's inpatient sums (contract, `yearToDate.inpatientEligible`). */
export function isInpatientSum(kind: number): boolean {
  return kind === INPATIENT || kind === DESIGNATED
}

/** Names of the counters that a pool keeps beside the contract's fields: its mechanisms' own, and the outpatient sum of each insurance whose bands run along it. */
function countersOf(pool: PoolPolicy): string[] {
  const counters = [...pool.counters]
  for (const [insurance, policy] of pool.insurances)
    policy.schemes.forEach((scheme, kind) => {
      const name = `eligible.${WORDS.insurance[insurance]!}.outpatient`
      if (scheme.share?.along === 'year' && !isInpatientSum(kind) && !counters.includes(name)) counters.push(name)
    })
  return counters
}

class OnDay implements Compiled {
  readonly day: number
  private readonly grids = new Map<Parameter, Grid>()

  constructor(day: number) {
    this.day = day
  }

  grid(parameter: Parameter): Grid {
    let grid = this.grids.get(parameter)
    if (!grid) {
      grid = gridOn(parameter, this.day)
      if (!grid) throw new Error(`parameter ${parameter.name} is not in force: the loader must have refused it`)
      this.grids.set(parameter, grid)
    }
    return grid
  }
}

function compileEffect(on: Compiled, row: Row): RowEffect {
  const { effect } = row
  return {
    row,
    effect,
    prepay: effect.prepay && on.grid(effect.prepay),
    pointsOff: effect.pointsOff && on.grid(effect.pointsOff),
    times: effect.times && on.grid(effect.times),
  }
}

function compileScheme(
  on: Compiled,
  policy: InsurancePolicy,
  spec: SchemeSpec,
  kind: number,
  counters: readonly string[],
  insurance: number,
): Scheme {
  const outpatient = !isInpatientSum(kind)
  const layers = policy.layers.map((layer) =>
    layer.covers.includes(kind) ? compileLayer(on, layer, policy.layers) : undefined,
  )
  const eligibleCounter = outpatient ? counters.indexOf(`eligible.${WORDS.insurance[insurance]!}.outpatient`) : -1
  return {
    open: spec.open,
    accountsFirst: spec.accounts.filter((use) => use.pays === 'eligible'),
    accountsLast: spec.accounts.filter((use) => use.pays !== 'eligible'),
    deductible: spec.deductible && compileDeductible(on, spec.deductible, outpatient),
    share: spec.share && compileShare(on, spec.share, outpatient, eligibleCounter),
    limits: policy.limits.filter((limit) => limit.covers.includes(kind)).map((limit) => compileLimit(on, limit)),
    layers,
    listsFunds: layers.some((layer) => layer !== undefined && layer.fund !== 'critical-illness'),
    eligibleCounter,
  }
}

/** Compiles a pool for the stretch of days that `day` lies in. */
function compileSegment(pool: PoolPolicy, day: number, counters: readonly string[]): Segment {
  const on = new OnDay(day)
  const schemes: (Scheme | undefined)[] = new Array<Scheme | undefined>(
    WORDS.insurance.length * WORDS.kind.length,
  ).fill(undefined)
  for (const [insurance, policy] of pool.insurances)
    policy.schemes.forEach((spec, kind) => {
      schemes[insurance * WORDS.kind.length + kind] = compileScheme(on, policy, spec, kind, counters, insurance)
    })
  const away = pool.away.findLast((version) => version.from <= day && day <= version.to)
  const effects = (away?.rows ?? []).map((row) => compileEffect(on, row))
  return { pool, from: day, away, effects, extras: (away?.extras ?? []).map((row) => compileEffect(on, row)), schemes }
}

/** A pool with its compiled stretches, found by day. */
export class CompiledPool {
  readonly pool: PoolPolicy
  readonly counters: readonly string[]
  private readonly starts: readonly number[]
  private readonly segments: (Segment | undefined)[]

  constructor(pool: PoolPolicy) {
    this.pool = pool
    this.counters = countersOf(pool)
    const days = [pool.firstDay, ...pool.away.map((version) => version.from), ...pool.parameters.flatMap(daysOfChange)]
    this.starts = [...new Set(days.filter((day) => day >= pool.firstDay))].sort((a, b) => a - b)
    this.segments = this.starts.map(() => undefined)
  }

  /** The first days of the stretches. */
  get changes(): readonly number[] {
    return this.starts
  }

  /** The pool in force on a day; undefined before its first day. */
  on(day: number): Segment | undefined {
    const { starts, segments } = this
    let index = starts.length - 1
    while (index >= 0 && starts[index]! > day) index--
    if (index < 0) return undefined
    return (segments[index] ??= compileSegment(this.pool, starts[index]!, this.counters))
  }
}
