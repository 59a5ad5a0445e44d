/** Reads a `deductible:` block and applies whichever of the three deductible mechanisms it names. */
import type { Bill } from '../engine/bill.ts'
import type { Compiled, SpecReader } from '../engine/spec.ts'
import { FIGURE_PLACES } from '../policy/figure-places.ts'
import type { Figure } from '../policy/figure.ts'
import type { Grid } from '../policy/grid.ts'
import type { Parameter } from '../policy/parameter.ts'
import type { YamlNode } from '../policy/yaml.ts'
import * as none from './deductible-none.ts'
import { NAME as ONCE, dueOnceAYear, metByHigherLevel } from './deductible-once-a-year.ts'
import { NAME as PER_STAY, duePerStay } from './deductible-per-stay.ts'

export interface DeductibleSpec {
  mechanism: typeof ONCE | typeof PER_STAY
  amount: Parameter
  factors: Parameter | undefined
  /** What a later part of a stay bears of the stay's deductible. */
  continued: Parameter | undefined
}

export interface Deductible {
  perStay: boolean
  /** Which of the year's deductibles it counts towards. */
  outpatient: boolean
  amount: Grid
  factors: Grid | undefined
  /** Of a stay that is settled in parts: what a later part bears. Undefined where the law says nothing of it. */
  continued: Grid | undefined
}

/** `deductible: none`, or a mechanism with its figures. Undefined means none. */
export function readDeductible(spec: SpecReader, node: YamlNode, path: string): DeductibleSpec | undefined {
  if (node.kind === 'scalar' && node.text === none.NAME) return undefined
  const map = spec.reader.map(node, ['mechanism', 'amount', 'factors', 'continued'], '起付标准')
  if (!map) return undefined
  const mechanism = spec.reader.word(
    spec.reader.need(map, 'mechanism', '起付标准'),
    [ONCE, PER_STAY] as const,
    '起付标准的机制',
  )
  const amount = spec.parameter(
    spec.reader.need(map, 'amount', '起付标准'),
    `${path}.deductible`,
    FIGURE_PLACES['deductible.amount'],
  )
  const factors = spec.parameter(
    map.entries.get('factors')?.value,
    `${path}.deductible-factors`,
    FIGURE_PLACES['deductible.factors'],
  )
  const continued = spec.parameter(
    map.entries.get('continued')?.value,
    `${path}.deductible-continued`,
    FIGURE_PLACES['deductible.continued'],
  )
  if (mechanism === ONCE)
    for (const [key, title] of [
      ['factors', '多次住院折算'],
      ['continued', '分次结算的后续部分'],
    ] as const)
      if (map.entries.has(key))
        spec.reader.fault(
          map.entries.get(key)!.keyAt,
          'conflict',
          key,
          `起付标准写的是 ${ONCE}（一年一次），${key}（${title}）用不上`,
          `按次起付写 mechanism: ${PER_STAY}；一年一次就删去 ${key}`,
        )
  return mechanism && amount && { mechanism, amount, factors, continued }
}

/** The deductible with its figures of one day. */
export function compileDeductible(on: Compiled, spec: DeductibleSpec, outpatient: boolean): Deductible {
  return {
    perStay: spec.mechanism === PER_STAY,
    outpatient,
    amount: on.grid(spec.amount),
    factors: spec.factors && on.grid(spec.factors),
    continued: spec.continued && on.grid(spec.continued),
  }
}

/**
 * Takes this visit's deductible off what is to be shared. Nothing left to share: no deductible is consulted. A figure that is
 * open ends in `undetermined`, unless something that is stated shows that nothing is due whatever the figure may be.
 */
export function applyDeductible(bill: Bill, deductible: Deductible): void {
  if (bill.toShare === 0) return
  const { perStay, amount } = deductible
  const factors = perStay && bill.continued ? deductible.continued : deductible.factors
  const borne = deductible.outpatient ? bill.yearOutpatientDeductible : bill.yearInpatientDeductible
  if (bill.isOpen(amount) || (factors !== undefined && bill.isOpen(factors))) {
    const proof = metBy(bill, perStay, [amount, factors], borne)
    if (proof) return applyMet(bill, perStay, borne, proof)
  }
  const figure = bill.figure(amount)
  if (perStay && bill.continued && factors === undefined && figure !== 0)
    // The law names a deductible for each stay and says nothing of one that is settled in parts.
    bill.restOn({ ...bill.figureOf(amount), title: '分次结算的住院，后一次结算的起付标准', status: 'open' })
  const factor = factors ? bill.figure(factors) : 1_000_000
  bill.deductible = perStay ? duePerStay(bill, figure, factor) : dueOnceAYear(bill, figure, borne)
  bill.trace?.push({
    step: 'deductible',
    name: perStay ? PER_STAY : ONCE,
    title: '起付标准',
    amountFen: bill.deductible,
    operands: [figure, perStay ? factor : borne, bill.toShare],
    basis: bill.figureOf(amount).source,
    figures: factors ? [bill.figureOf(amount), bill.figureOf(factors)] : [bill.figureOf(amount)],
  })
}

/** The figure that shows that nothing is due although another one is open: a factor of nought, an amount of nought, or a higher level's deductible that was borne. */
function metBy(
  bill: Bill,
  perStay: boolean,
  grids: readonly [amount: Grid, factors: Grid | undefined],
  borneFen: number,
): Figure | undefined {
  if (!perStay) return metByHigherLevel(grids[0], bill.situation, borneFen)
  return grids
    .filter((grid) => grid !== undefined && !bill.isOpen(grid))
    .map((grid) => bill.figureOf(grid!))
    .find((figure) => figure.value === 0)
}

/** Nothing is due. */
function applyMet(bill: Bill, perStay: boolean, borneFen: number, proof: Figure): void {
  bill.restOn(proof)
  bill.deductible = 0
  bill.trace?.push({
    step: 'deductible',
    name: perStay ? PER_STAY : ONCE,
    title: '起付标准',
    amountFen: 0,
    operands: [perStay ? 0 : proof.value, perStay ? (proof.unit === 'factor' ? 0 : 1_000_000) : borneFen, bill.toShare],
    basis: proof.source,
    figures: [proof],
  })
}
