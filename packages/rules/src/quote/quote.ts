/** The benefit quote: the one function behind the library, the command line and HTTP (contract quote.md). */
import { formatDay } from '../days.ts'
import { Bill } from '../engine/bill.ts'
import { REFUSED, UNDETERMINED, compute, newEnded } from '../engine/compute.ts'
import type { Ended } from '../engine/compute.ts'
import { explain } from '../engine/explain.ts'
import { PreparedCase, loadBill } from '../engine/prepared.ts'
import type { CompiledPool } from '../engine/segment.ts'
import type { Trace } from '../engine/trace.ts'
import { yearAfter, yearBefore } from '../engine/year.ts'
import type { Fund } from '../funds.ts'
import { formatRatio, formatYuan } from '../money.ts'
import type { Release } from '../policy/release.ts'
import { CaseReader } from './reader.ts'
import type { Amounts, Basis, FundPaid, QuoteResult, Reason } from './types.ts'
import { yearText } from './year-text.ts'

interface QuoteOptions {
  /** Adds `explanation`; without it the field is absent. */
  explain?: boolean
}

const prepared = new PreparedCase()
const reader = new CaseReader(prepared)
const bill = new Bill()
const ended = newEnded()
const NO_NAMES: string[] = []

/**
 * What a bill will come to. `value` is a case as the contract writes it (money in yuan strings, days `YYYY-MM-DD`); the
 * result has money in yuan strings. Never throws for a bad case: it answers `invalid` with a path and a Chinese message
 * for each error; `refused` and `undetermined` carry their reasons.
 */
export function quote(release: Release, value: unknown, options?: QuoteOptions): QuoteResult {
  if (reader.read(value, release)) return settle(prepared.pool!, options?.explain === true)
  return { ...identity(), outcome: 'invalid', errors: reader.errors! }
}

/** The case's id where it has one, so that a result without one has no such field. */
function identity(): { id: string } | undefined {
  return prepared.id === undefined ? undefined : { id: prepared.id }
}

function undetermined(reason: Reason, trace: Trace | undefined): QuoteResult {
  const result: QuoteResult = {
    ...identity(),
    outcome: 'undetermined',
    reasons: [reason],
    provisional: NO_NAMES,
    openLayers: NO_NAMES,
  }
  if (prepared.leftAside) result.leftAside = prepared.leftAside
  if (trace) result.explanation = explain(trace)
  return result
}

function asker(compiled: CompiledPool): string {
  const { short, telephone } = compiled.pool
  return `请向${short}医保经办机构询问${telephone === '' ? '（区号加 12393）' : `（${telephone}）`}`
}

function settle(compiled: CompiledPool, wantsExplanation: boolean): QuoteResult {
  const { pool } = compiled
  const trace: Trace | undefined = wantsExplanation ? [] : undefined
  const segment = prepared.day < pool.firstDay ? undefined : compiled.on(prepared.day)
  if (!segment)
    return undetermined(
      {
        code: 'before-in-force',
        text: `${pool.short}的规定从 ${formatDay(pool.firstDay)} 起才录入，${formatDay(prepared.day)} 的费用算不出来`,
        ...(pool.bases.inForce ? { basis: pool.bases.inForce } : undefined),
        hint: asker(compiled),
      },
      trace,
    )
  if (pool.benefitsOpen)
    return undetermined(
      {
        code: 'open-figure',
        text: `${pool.short}的报销比例等数字还没有公开文件可依，算不出金额`,
        ...(pool.bases.open ? { basis: pool.bases.open } : undefined),
        hint: asker(compiled),
        parameters: pool.benefitsOpen,
      },
      trace,
    )
  loadBill(bill, prepared)
  bill.trace = trace
  compute(segment, bill, ended)
  if (ended.ending === UNDETERMINED) return open(compiled, ended, trace)
  const refused = ended.ending === REFUSED
  const row = ended.row!
  const result: QuoteResult = {
    ...identity(),
    outcome: refused ? 'refused' : 'settled',
    amounts: amounts(),
    prepaymentRate: formatRatio(bill.prepaymentPpm),
    yearToDate: yearText(compiled, refused ? yearBefore(bill) : yearAfter(bill, ended)),
    provisional: provisionalNames(refused),
    openLayers: bill.openLayers,
  }
  if (refused) result.reasons = [{ ...row.effect.refuse!, basis: row.source }]
  const rows = layers()
  if (rows) result.layers = rows
  const paid = funds()
  if (paid) result.funds = paid
  if (prepared.leftAside) result.leftAside = prepared.leftAside
  if (trace) result.explanation = explain(trace)
  return result
}

function open(compiled: CompiledPool, how: Ended, trace: Trace | undefined): QuoteResult {
  const basis: Basis | undefined = how.row?.effect.open
    ? how.row.source
    : how.scheme
      ? bill.open[0]?.source
      : compiled.pool.bases.open
  return undetermined(
    {
      code: 'open-figure',
      text: `现行规定没有给出这次需要的数字：${how.openTitle}`,
      ...(basis ? { basis } : undefined),
      hint: asker(compiled),
      parameters: how.open,
    },
    trace,
  )
}

function provisionalNames(refused: boolean): string[] {
  if (refused || bill.provisional.length === 0) return NO_NAMES
  return bill.provisional.map((figure) => figure.name)
}

function layers(): { name: string; base: string; paid: string }[] | undefined {
  const all = ended.scheme?.layers
  if (!all || all.length < 2) return undefined
  return all.flatMap((layer, index) =>
    layer
      ? [{ name: layer.name, base: formatYuan(ended.layerBase[index]!), paid: formatYuan(ended.layerPaid[index]!) }]
      : [],
  )
}

/** What each fund pays, the pool's first and then in the order of the layers; undefined where the amounts say it. */
function funds(): FundPaid[] | undefined {
  const { scheme, layerPaid } = ended
  if (!scheme?.listsFunds) return undefined
  const paid = new Map<Fund, number>([['pool', bill.fundPool]])
  scheme.layers.forEach((layer, index) => {
    if (layer) paid.set(layer.fund, (paid.get(layer.fund) ?? 0) + layerPaid[index]!)
  })
  return [...paid].filter(([, fen]) => fen > 0).map(([fund, fen]) => ({ fund, amount: formatYuan(fen) }))
}

function amounts(): Amounts {
  return {
    total: formatYuan(bill.total),
    outOfScope: formatYuan(bill.outOfScope),
    overCeiling: formatYuan(bill.overCeiling),
    ownShare: formatYuan(bill.ownShare),
    inScope: formatYuan(bill.inScope),
    prepayment: formatYuan(bill.prepayment),
    eligible: formatYuan(bill.eligible),
    deductible: formatYuan(bill.deductible),
    fundPool: formatYuan(bill.fundPool),
    fundCritical: formatYuan(bill.fundLayers),
    fundTotal: formatYuan(bill.fundPool + bill.fundLayers),
    accountCurrentYear: formatYuan(bill.accountCurrent),
    accountPastYear: formatYuan(bill.accountPast),
    cash: formatYuan(bill.cash),
  }
}
