/**
 * A second calculation of the benefit quote, written apart from the engine and never looking at it: the contract's six
 * steps in exact decimal arithmetic, over figures typed a second time. It is slow, literal and short, so that a person
 * can check it against the documents by reading. Engine and oracle must agree on every case (agrees.test.ts).
 */
import { Decimal } from 'decimal.js'
import { rowOfTaizhou, rowOfXingtai, rowOfZhejiang } from './away.ts'
import { readCase, type Case, type Fault } from './read-case.ts'
import { FIRST_DAY, HANGZHOU, PROVINCIAL, TAIZHOU, XINGTAI } from './tables.ts'
import { criticalIllness, hangzhouBands, hangzhouDiseaseBands, provincialBands, taizhouBands } from './tables.ts'
import type { Band, Figure } from './tables.ts'

Decimal.set({ precision: 60 })

/** Whether a list of the result must be empty; `either` where the contract can be read both ways. */
export type Emptiness = 'empty' | 'filled' | 'either'

export type OracleAmounts = Record<
  | 'total'
  | 'outOfScope'
  | 'overCeiling'
  | 'ownShare'
  | 'inScope'
  | 'prepayment'
  | 'eligible'
  | 'deductible'
  | 'fundPool'
  | 'fundCritical'
  | 'fundTotal'
  | 'accountCurrentYear'
  | 'accountPastYear'
  | 'cash',
  string
>

interface OracleYear {
  inpatientEligible: string
  inpatientDeductible: string
  outpatientDeductible: string
  criticalCompliant: string
  criticalPaid: string
  inpatientStays: number
  /** Sums of a pool's own; absent where it keeps none. */
  counters?: Record<string, string>
}

export type OracleResult =
  | { id: string | undefined; outcome: 'invalid'; faults: Fault[] }
  | { id: string | undefined; outcome: 'undetermined'; codes: string[] }
  | {
      id: string | undefined
      outcome: 'settled' | 'refused'
      codes: string[]
      amounts: OracleAmounts
      prepaymentRate: string
      yearToDate: OracleYear
      provisional: Emptiness
      openLayers: Emptiness
    }

const ZERO = new Decimal(0)
const NOTHING: Figure = { is: 0, p: false }
const yuan = (amount: Decimal): string => amount.toFixed(2)
const rounded = (amount: Decimal): Decimal => amount.toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
const percent = (rate: number, amount: Decimal): Decimal => amount.times(rate).dividedBy(100)
const least = (a: Decimal, b: Decimal): Decimal => (a.lessThan(b) ? a : b)
const notBelowZero = (a: Decimal): Decimal => (a.isNegative() ? ZERO : a)

/** Gives the result of the contract for any value whatever. */
export function oracle(raw: unknown): OracleResult {
  const read = readCase(raw)
  if ('faults' in read) {
    const id = typeof raw === 'object' && raw !== null && 'id' in raw && typeof raw.id === 'string' ? raw.id : undefined
    return { id, outcome: 'invalid', faults: read.faults }
  }
  const c = read.case
  const undetermined = (...codes: string[]): OracleResult => ({ id: c.id, outcome: 'undetermined', codes })

  const firstDay = FIRST_DAY[c.pool]
  if (firstDay === undefined) throw new Error(`no first day for ${c.pool}`)
  if (c.to < firstDay) return undetermined('before-in-force')

  if (c.pool === '130500') {
    const row = rowOfXingtai(c)
    if ('open' in row) return undetermined('open-figure')
    if ('refuse' in row) return refused(c, row.refuse)
    return c.kind === 'outpatient' ? settleOutpatient(c, NOTHING) : settleStayOfXingtai(c, row.table)
  }

  if (c.pool === '331000') {
    const row = rowOfTaizhou(c)
    if ('refuse' in row) return refused(c, row.refuse)
    if (c.kind !== 'inpatient') return undetermined('open-figure')
    return settleStay(c, NOTHING, taizhouDeductible(c, row.table), taizhouBandsOf(c, row.table))
  }

  const row = rowOfZhejiang(c)
  if ('refuse' in row) return refused(c, row.refuse)
  if ('open' in row) return undetermined('open-figure', 'before-in-force')
  if ('accountOnly' in row) return settleAccountOnly(c)

  if (c.kind === 'outpatient' || c.kind === 'pharmacy') return settleOutpatient(c, row.prepay)
  const deductible: Figure = c.kind === 'inpatient' ? yearlyDeductible(c) : NOTHING
  const stillOpen = notBelowZero(new Decimal(deductible.is).minus(c.year.inpatientDeductible))
  return settleStay(c, row.prepay, { amount: stillOpen, p: deductible.p }, zhejiangBandsOf(c))
}

// ── the figures of this case ────────────────────────────────────────────────────────────────────────────────────────

function careLevel(c: Case): 'tier3' | 'tier2' | 'tier1' | 'community' | 'other' {
  if (c.level === 'pharmacy') throw new Error('a pharmacy has no beds')
  return c.level
}

function yearlyDeductible(c: Case): Figure {
  const level = careLevel(c)
  if (c.pool === '339900') return { is: PROVINCIAL.inpatientDeductible[level], p: false }
  const table = c.insurance === 'resident' ? HANGZHOU.resident : HANGZHOU.employee
  return { is: table.inpatientDeductible[level], p: false }
}

function zhejiangBandsOf(c: Case): Band[] {
  const level = careLevel(c)
  if (c.pool === '339900') return provincialBands(level, c.category)
  const bands = c.kind === 'designated-disease' ? hangzhouDiseaseBands : hangzhouBands
  return bands(level, c.insurance, c.category)
}

function taizhouBandsOf(c: Case, table: 'city' | 'outside'): Band[] {
  return taizhouBands(table, careLevel(c), c.insurance, c.category)
}

/** Every stay in full, by the table of the home or the one beyond; no second stay is known to bear less. */
function settleStayOfXingtai(c: Case, table: 'near' | 'beyond'): OracleResult {
  const [deductible, fund] = table === 'near' ? XINGTAI.near[careLevel(c)] : XINGTAI.beyond
  const bands = [{ upTo: null, fund: { is: fund, p: true } }]
  return settleStay(c, NOTHING, { amount: new Decimal(deductible), p: true }, bands)
}

/** Every stay has a deductible of its own; the second of a year bears half of it, later ones none. */
function taizhouDeductible(c: Case, table: 'city' | 'outside'): { amount: Decimal; p: boolean } {
  const whole = table === 'city' ? TAIZHOU.cityDeductible[careLevel(c)] : TAIZHOU.outsideDeductible
  const factor = TAIZHOU.stayFactors[Math.min(c.year.inpatientStays, 2)] ?? 0
  return { amount: new Decimal(whole).times(factor), p: true }
}

/** Deductible and fund rate of an outpatient or pharmacy visit. */
function outpatientFigures(c: Case): { deductible: Figure; fund: Figure } {
  if (c.pool === '339900') {
    const category = c.category as 'active' | 'retired' | 'founding-worker'
    const fund = category === 'founding-worker' ? 100 : PROVINCIAL.outpatientFund[c.level]
    return { deductible: { is: PROVINCIAL.outpatientDeductible[category], p: false }, fund: { is: fund, p: false } }
  }
  if (c.pool === '130500') {
    const { deductible, ...of } = XINGTAI.employeeOutpatient
    return {
      deductible: { is: deductible, p: true },
      fund: { is: of[c.category as 'active' | 'retired'].fund, p: true },
    }
  }
  // A pharmacy is paid like an institution of no level, by weaker texts; the contract holds at community institutions only.
  const read = c.kind === 'pharmacy'
  const level = read ? 'other' : careLevel(c)
  const row = level === 'community' && c.contracted ? 'communityContracted' : level
  if (c.insurance === 'resident') {
    const column = c.residentTier === 2 ? 1 : 0
    const fund = 100 - HANGZHOU.resident.outpatientShare[row][column]
    return { deductible: { is: HANGZHOU.resident.outpatientDeductible, p: false }, fund: { is: fund, p: read } }
  }
  const column = c.category === 'retired' ? 1 : 0
  const deductible = HANGZHOU.employee.outpatientDeductible[c.contracted ? 'contracted' : 'plain'][column]
  const fund = 100 - HANGZHOU.employee.outpatientShare[row][column]
  return { deductible: { is: deductible, p: true }, fund: { is: fund, p: read } }
}

/** What the pool still pays this year where it pays at most so much; undefined where nothing limits it. */
function leftOfYear(c: Case): { counter: string; left: Decimal } | undefined {
  if (c.pool !== '130500') return undefined
  const resident = c.insurance === 'resident'
  const counter = resident ? 'limit.resident-inpatient' : 'limit.employee-outpatient'
  const most = resident
    ? XINGTAI.residentStaysAtMost
    : XINGTAI.employeeOutpatient[c.category as 'active' | 'retired'].atMost
  return { counter, left: notBelowZero(new Decimal(most).minus(c.year.counters[counter] ?? 0)) }
}

// ── the calculation ─────────────────────────────────────────────────────────────────────────────────────────────────

/** Step 1. */
function inScopeOf(c: Case): Decimal {
  return c.fees.total.minus(c.fees.outOfScope).minus(c.fees.overCeiling).minus(c.fees.ownShare)
}

/** Collects what a visit comes to; everything not named is nil, and cash is what nobody else pays. */
function amountsOf(c: Case, of: Partial<Record<keyof OracleAmounts, Decimal>>): OracleAmounts {
  const fundPool = of.fundPool ?? ZERO
  const fundCritical = of.fundCritical ?? ZERO
  const fundTotal = fundPool.plus(fundCritical)
  const accountCurrentYear = of.accountCurrentYear ?? ZERO
  const accountPastYear = of.accountPastYear ?? ZERO
  const cash = c.fees.total.minus(fundTotal).minus(accountCurrentYear).minus(accountPastYear)
  if (cash.isNegative()) throw new Error('more was paid than billed')
  return {
    total: yuan(c.fees.total),
    outOfScope: yuan(c.fees.outOfScope),
    overCeiling: yuan(c.fees.overCeiling),
    ownShare: yuan(c.fees.ownShare),
    inScope: yuan(inScopeOf(c)),
    prepayment: yuan(of.prepayment ?? ZERO),
    eligible: yuan(of.eligible ?? inScopeOf(c)),
    deductible: yuan(of.deductible ?? ZERO),
    fundPool: yuan(fundPool),
    fundCritical: yuan(fundCritical),
    fundTotal: yuan(fundTotal),
    accountCurrentYear: yuan(accountCurrentYear),
    accountPastYear: yuan(accountPastYear),
    cash: yuan(cash),
  }
}

interface YearGrowth {
  inpatientEligible?: Decimal
  inpatientDeductible?: Decimal
  outpatientDeductible?: Decimal
  criticalCompliant?: Decimal
  criticalPaid?: Decimal
  inpatientStays?: number
  /** What the pool paid, where a limit of the year counts it. */
  counted?: { counter: string; paid: Decimal }
}

function yearAfter(c: Case, growth: YearGrowth): OracleYear {
  return {
    inpatientEligible: yuan(c.year.inpatientEligible.plus(growth.inpatientEligible ?? 0)),
    inpatientDeductible: yuan(c.year.inpatientDeductible.plus(growth.inpatientDeductible ?? 0)),
    outpatientDeductible: yuan(c.year.outpatientDeductible.plus(growth.outpatientDeductible ?? 0)),
    criticalCompliant: yuan(c.year.criticalCompliant.plus(growth.criticalCompliant ?? 0)),
    criticalPaid: yuan(c.year.criticalPaid.plus(growth.criticalPaid ?? 0)),
    inpatientStays: c.year.inpatientStays + (growth.inpatientStays ?? 0),
    ...(c.pool === '130500' ? { counters: countersAfter(c, growth.counted) } : {}),
  }
}

function countersAfter(c: Case, counted: YearGrowth['counted']): Record<string, string> {
  const after = Object.entries(c.year.counters).map(([name, sum]) => [
    name,
    yuan(sum.plus(counted?.counter === name ? counted.paid : 0)),
  ])
  return Object.fromEntries(after) as Record<string, string>
}

/** Refused: only the bill is taken apart; no one but the patient pays. */
function refused(c: Case, code: string): OracleResult {
  return {
    id: c.id,
    outcome: 'refused',
    codes: [code],
    amounts: amountsOf(c, {}),
    prepaymentRate: '0.00',
    yearToDate: yearAfter(c, {}),
    provisional: 'empty',
    openLayers: 'either',
  }
}

/** The pharmacy in another province, settled on the spot: only past-year account money, and nothing else happens. */
function settleAccountOnly(c: Case): OracleResult {
  return {
    id: c.id,
    outcome: 'settled',
    codes: [],
    amounts: amountsOf(c, { accountPastYear: least(c.accounts.pastYear, inScopeOf(c)) }),
    prepaymentRate: '0.00',
    yearToDate: yearAfter(c, {}),
    provisional: 'empty',
    openLayers: 'either',
  }
}

/** Step 3 for outpatients and pharmacies. */
function settleOutpatient(c: Case, rate: Figure): OracleResult {
  const inScope = inScopeOf(c)
  const prepayment = rounded(percent(rate.is, inScope))
  const eligible = inScope.minus(prepayment)
  const { deductible, fund } = outpatientFigures(c)

  const fromAccount = c.insurance === 'employee' && c.pool !== '130500' ? least(c.accounts.currentYear, eligible) : ZERO
  const rest = eligible.minus(fromAccount)
  const stillOpen = notBelowZero(new Decimal(deductible.is).minus(c.year.outpatientDeductible))
  const borne = least(stillOpen, rest)
  const byRate = rounded(percent(fund.is, rest.minus(borne)))
  const limit = leftOfYear(c)
  const fundPool = limit ? least(byRate, limit.left) : byRate

  return {
    id: c.id,
    outcome: 'settled',
    codes: [],
    amounts: amountsOf(c, { prepayment, eligible, deductible: borne, fundPool, accountCurrentYear: fromAccount }),
    prepaymentRate: new Decimal(rate.is).dividedBy(100).toFixed(2),
    yearToDate: yearAfter(c, {
      outpatientDeductible: borne,
      ...(limit ? { counted: { counter: limit.counter, paid: fundPool } } : {}),
    }),
    // A provisional deductible is not rested on when the account has paid everything before it is asked for.
    provisional:
      rate.p || (fund.p && rest.greaterThan(borne))
        ? 'filled'
        : deductible.p
          ? rest.isZero()
            ? 'either'
            : 'filled'
          : 'empty',
    openLayers: 'either',
  }
}

/** One stretch of money laid over a table of bands; `rates` are the figures that some part of it was paid by. */
interface Banded {
  readonly paid: Decimal
  readonly within: Decimal
  readonly rates: Figure[]
}

/** Steps 4 and 5 share this: the part of (start, end] that lies in each band, multiplied once and rounded once. */
export function layOverBands(start: Decimal, end: Decimal, bands: readonly Band[]): Banded {
  let paid = ZERO
  let within = ZERO
  const rates: Figure[] = []
  let floor = ZERO
  for (const band of bands) {
    const ceiling = band.upTo === null ? end : new Decimal(band.upTo)
    const from = start.greaterThan(floor) ? start : floor
    const part = notBelowZero(least(end, ceiling).minus(from))
    if (part.greaterThan(0)) {
      paid = paid.plus(rounded(percent(band.fund.is, part)))
      within = within.plus(part)
      rates.push(band.fund)
    }
    floor = ceiling
  }
  return { paid, within, rates }
}

/** Steps 2 to 7 for inpatient stays and designated diseases. */
function settleStay(
  c: Case,
  rate: Figure,
  deductible: { amount: Decimal; p: boolean } | Figure,
  bands: readonly Band[],
): OracleResult {
  const inScope = inScopeOf(c)
  const prepayment = rounded(percent(rate.is, inScope))
  const eligible = inScope.minus(prepayment)

  const own = 'amount' in deductible ? deductible.amount : new Decimal(deductible.is)
  const borne = c.kind === 'inpatient' ? least(own, eligible) : ZERO

  const start = c.year.inpatientEligible
  const end = start.plus(eligible)
  const banded = layOverBands(start.plus(borne), end, bands)

  const compliant = c.fees.ownShare.plus(prepayment).plus(c.fees.specialDrugs).plus(banded.within.minus(banded.paid))
  const fundCritical = criticalPayment(c, compliant)
  const limit = leftOfYear(c)
  const fundPool = limit ? least(banded.paid, limit.left) : banded.paid

  // Only the provincial pool lets the past-year account carry the deductible.
  const accountPastYear = c.pool === '339900' ? least(c.accounts.pastYear, borne) : ZERO

  // Whether the critical-illness layer pays is decided by its threshold, which is provisional, as soon as anything counts.
  const weighsThreshold = c.pool === '339900' && compliant.greaterThan(0)
  const restsOnProvisional =
    rate.p || weighsThreshold || (borne.greaterThan(0) && deductible.p) || banded.rates.some((figure) => figure.p)
  return {
    id: c.id,
    outcome: 'settled',
    codes: [],
    amounts: amountsOf(c, {
      prepayment,
      eligible,
      deductible: borne,
      fundPool,
      fundCritical,
      accountPastYear,
    }),
    prepaymentRate: new Decimal(rate.is).dividedBy(100).toFixed(2),
    yearToDate: yearAfter(c, {
      inpatientEligible: eligible,
      inpatientDeductible: borne,
      criticalCompliant: compliant,
      criticalPaid: fundCritical,
      inpatientStays: c.kind === 'inpatient' ? 1 : 0,
      ...(limit ? { counted: { counter: limit.counter, paid: fundPool } } : {}),
    }),
    provisional: restsOnProvisional ? 'filled' : mayRestOnProvisional(c, bands) ? 'either' : 'empty',
    openLayers: openLayersOf(c),
  }
}

/** A pool whose whole table is provisional may name it even when, in the end, not a fen was paid by it. */
function mayRestOnProvisional(c: Case, bands: readonly Band[]): boolean {
  return c.pool !== '339900' && bands.some((band) => band.fund.p)
}

/** Step 5 for the provincial pool; elsewhere no figure exists at all. */
function criticalPayment(c: Case, compliant: Decimal): Decimal {
  if (c.pool !== '339900') return ZERO
  const { threshold, bands } = criticalIllness(c.to)
  const start = c.year.criticalCompliant
  const { paid } = layOverBands(start, start.plus(compliant), bands)
  return least(paid, notBelowZero(new Decimal(15 * threshold).minus(c.year.criticalPaid)))
}

/** Hangzhou and Xingtai have a critical-illness layer without figures; of Taizhou's the facts say nothing. */
function openLayersOf(c: Case): Emptiness {
  if (c.pool === '331000') return 'either'
  return c.pool === '339900' ? 'empty' : 'filled'
}
