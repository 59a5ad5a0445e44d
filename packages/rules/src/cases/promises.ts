/**
 * What the quote contract promises of every result, whatever a case claims. A case names the figures it is about; these
 * sentences hold beside it for all of them, so that a new pool is held to them by its first case.
 */

import type { Amounts, FundPaid, QuoteResult, Reason } from '../quote/types.ts'
import { evaluateWorking, fractionAsYuan } from './working.ts'

/** Every broken promise, each one Chinese sentence; empty when all are kept. */
export function brokenPromises(input: unknown, result: QuoteResult): string[] {
  const found: string[] = []
  const id = typeof input === 'object' && input !== null && 'id' in input ? input.id : undefined
  if (typeof id === 'string' && result.id !== id) found.push(`编号应为 ${id}，得到 ${result.id ?? '无'}`)
  if ('explanation' in result) found.push('没有要解释，却给了 explanation')
  switch (result.outcome) {
    case 'invalid':
      if (result.errors.length === 0) found.push('说案例有错，却没有指出哪里')
      for (const { path, message } of result.errors) if (!isChinese(message)) found.push(`${path} 的错误没有中文说明`)
      return [...found, ...withoutFigures(result)]
    case 'undetermined':
      return [...found, ...brokenReasons(result.reasons), ...withoutFigures(result)]
    case 'refused':
      return [...found, ...brokenReasons(result.reasons ?? []), ...brokenSums(result), ...brokenRefusal(result)]
    case 'settled':
      return [...found, ...brokenSums(result)]
    default:
      return result satisfies never
  }
}

function isChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text)
}

function withoutFigures(result: object): string[] {
  return ['amounts', 'yearToDate', 'prepaymentRate']
    .filter((field) => field in result)
    .map((field) => `算不出来的结果不应当有 ${field}`)
}

function brokenReasons(reasons: Reason[]): string[] {
  const found: string[] = reasons.length === 0 ? ['没有说明原因'] : []
  for (const { code, text, basis, parameters } of reasons) {
    if (!isChinese(text)) found.push(`${code} 没有中文说明`)
    // Before the first day in force there is nothing yet that could be cited.
    const cited = basis !== undefined && basis.document !== '' && basis.article !== ''
    if (!cited && code !== 'before-in-force') found.push(`${code} 没有依据的文件和条款`)
    if (code === 'open-figure' && !parameters?.length) found.push('没有说出哪个数字待定')
  }
  return found
}

function brokenSums({ amounts, funds: listed }: { amounts: Amounts; funds?: FundPaid[] }): string[] {
  const { total, fundPool, fundCritical, fundTotal, accountCurrentYear, accountPastYear, cash } = amounts
  const found: string[] = []
  const funds = sumOf(fundPool, fundCritical)
  if (funds !== fundTotal) found.push(`统筹与大病之和是 ${funds}，fundTotal 却是 ${fundTotal}`)
  if (listed !== undefined) {
    const ofPool = listed.find(({ fund }) => fund === 'pool')?.amount ?? '0.00'
    if (ofPool !== fundPool) found.push(`各基金里统筹付了 ${ofPool}，fundPool 却是 ${fundPool}`)
    const all = sumOf('0.00', ...listed.map(({ amount }) => amount))
    if (all !== fundTotal) found.push(`各基金之和是 ${all}，fundTotal 却是 ${fundTotal}`)
  }
  const parts = sumOf(fundTotal, accountCurrentYear, accountPastYear, cash)
  if (parts !== total) found.push(`各方支付之和是 ${parts}，总额却是 ${total}`)
  const inScope = sumOf(amounts.prepayment, amounts.eligible)
  if (inScope !== amounts.inScope) found.push(`先自理与合规之和是 ${inScope}，inScope 却是 ${amounts.inScope}`)
  const bill = sumOf(amounts.inScope, amounts.outOfScope, amounts.overCeiling, amounts.ownShare)
  if (bill !== total) found.push(`范围内外各部分之和是 ${bill}，总额却是 ${total}`)
  return found
}

function sumOf(...amounts: string[]): string {
  return fractionAsYuan(evaluateWorking(amounts.join(' + '))) ?? '不到分的数'
}

function brokenRefusal({ amounts, prepaymentRate }: { amounts: Amounts; prepaymentRate: string }): string[] {
  const zero = [
    'prepayment',
    'deductible',
    'fundPool',
    'fundCritical',
    'accountCurrentYear',
    'accountPastYear',
  ] as const
  const found = zero
    .filter((field) => amounts[field] !== '0.00')
    .map((field) => `拒付时 ${field} 应为 0.00，得到 ${amounts[field]}`)
  if (prepaymentRate !== '0.00') found.push(`拒付时 prepaymentRate 应为 0.00，得到 ${prepaymentRate}`)
  return found
}
