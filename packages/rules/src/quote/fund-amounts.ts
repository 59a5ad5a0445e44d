/** What the funds pay of a bill that was reckoned. */
import { FUNDS } from '../funds.ts'
import type { FundPaidFen } from '../funds.ts'
import { parseYuan } from '../money.ts'
import type { Amounts, FundPaid } from './types.ts'

/**
 * What each fund pays of a bill, in the order of the law; none that pays nothing. A result says so itself where a layer pays
 * from another fund than critical illness; elsewhere, and in every result stored before layers named their fund, the two
 * amounts of the contract say it.
 */
export function fundsOf({ amounts, funds }: { amounts: Amounts; funds?: readonly FundPaid[] }): FundPaidFen[] {
  const all: readonly FundPaid[] = funds ?? [
    { fund: 'pool', amount: amounts.fundPool },
    { fund: 'critical-illness', amount: amounts.fundCritical },
  ]
  return all.map(({ fund, amount }) => ({ fund, fen: parseYuan(amount) })).filter(({ fen }) => fen !== 0)
}

/**
 * The lines by which a bill tells its funds apart, each with its name. None where the pool's fund alone pays: then what the
 * funds pay together says it.
 */
export function fundLines(result: Parameters<typeof fundsOf>[0]): { title: string; fen: number }[] {
  const funds = fundsOf(result)
  return funds.every(({ fund }) => fund === 'pool')
    ? []
    : funds.map(({ fund, fen }) => ({ title: FUNDS[fund].title, fen }))
}
