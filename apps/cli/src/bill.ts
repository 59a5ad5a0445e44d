import type { DocumentRecord, QuoteCase, QuoteResult } from '@yidi/rules'
import { LABELS, findFund, formatYuanGrouped, fundLines, parseYuan } from '@yidi/rules'
// By its path: the names of places alone, without the whole server.
import { placeName } from '../../server/src/platform/places/index.ts'

type Documents = ReadonlyMap<string, DocumentRecord>
type Priced = Extract<QuoteResult, { outcome: 'settled' | 'refused' }>

const barWidth = 40

/**
 * One result as a bill that a person reads: who pays what as a bar and as sums, then each step of the calculation with
 * the article it rests on. Nothing is computed here but the lengths of the bar.
 */
export function renderBill(input: unknown, result: QuoteResult, documents: Documents): string {
  const lines = [heading(input, result), '']
  switch (result.outcome) {
    case 'invalid':
      lines.push('这笔费用填写有误，没有计算：')
      for (const { path, message } of result.errors) lines.push(`  · ${path === '' ? '' : `${path}　`}${message}`)
      break
    case 'undetermined':
      lines.push('现行规定没有给出需要的数字，算不出金额：')
      lines.push(...reasons(result.reasons, documents))
      break
    case 'refused':
      lines.push('这次医保基金不支付：')
      lines.push(...reasons(result.reasons ?? [], documents), '', ...sums(result))
      break
    case 'settled':
      lines.push(...sums(result))
      break
    default:
      result satisfies never
  }
  if (result.outcome !== 'invalid') {
    if (result.explanation !== undefined && result.explanation.length > 0) {
      lines.push('', '怎么算的')
      result.explanation.forEach((step, index) => {
        lines.push(`  ${String(index + 1).padStart(2)}. ${step.text}`)
        if (step.formula !== '') lines.push(`      ${step.formula}`)
        lines.push(`      依据：${citation(step.basis, documents)}`)
      })
    }
    if (result.provisional.length > 0) lines.push('', `※ 用到待核实的数字：${result.provisional.join('、')}`)
    if (result.openLayers.length > 0) {
      lines.push('', `※ 依法还有一层保障，数字未定，没有算入：${result.openLayers.map(layerName).join('、')}`)
    }
  }
  return lines.join('\n') + '\n'
}

function heading(input: unknown, result: QuoteResult): string {
  const id = result.id === undefined ? '' : `【${result.id}】`
  if (result.outcome === 'invalid') return `${id}费用单`
  const { visit, route } = input as QuoteCase
  const word = (key: string, value: string) => LABELS[key]?.[value] ?? value
  const days = visit.from === visit.to ? visit.from : `${visit.from} 至 ${visit.to}`
  return `${id}${word('kind', visit.kind)}　${days}　${placeName(visit.place)}　${word('level', visit.institution.level)}　${word('route', route)}`
}

function reasons(
  list: readonly { text: string; hint?: string; basis?: { document: string; article: string } }[],
  documents: Documents,
): string[] {
  return list.flatMap(({ text, hint, basis }) => [
    `  · ${text}`,
    ...(hint === undefined ? [] : [`    怎么办：${hint}`]),
    ...(basis === undefined ? [] : [`    依据：${citation(basis, documents)}`]),
  ])
}

/** The bar and the three sums under it, what the person pays last and on its own line. */
function sums(result: Priced): string[] {
  const { amounts } = result
  const total = parseYuan(amounts.total)
  const fund = parseYuan(amounts.fundTotal)
  const account = parseYuan(amounts.accountCurrentYear) + parseYuan(amounts.accountPastYear)
  const cash = parseYuan(amounts.cash)
  const [fundCells, accountCells, cashCells] = barCells([fund, account, cash])
  return [
    `  总费用 ${formatYuanGrouped(total)} 元`,
    `  ${'█'.repeat(fundCells!)}${'▓'.repeat(accountCells!)}${'░'.repeat(cashCells!)}`,
    `  █ 基金支付 ${formatYuanGrouped(fund)} 元`,
    ...fundLines(result).map(({ title, fen }) => `    其中${title} ${formatYuanGrouped(fen)} 元`),
    `  ▓ 个人账户 ${formatYuanGrouped(account)} 元`,
    `  ░ 您自己付 ${formatYuanGrouped(cash)} 元`,
  ]
}

/** Cells of a bar: together the whole width, and at least one for every part that is not nothing. */
export function barCells(parts: readonly number[], width: number = barWidth): number[] {
  const total = parts.reduce((sum, part) => sum + part, 0)
  if (total <= 0) return parts.map(() => 0)
  const cells = parts.map((part) => (part === 0 ? 0 : Math.max(1, Math.round((part / total) * width))))
  for (let over = cells.reduce((sum, cell) => sum + cell, 0) - width; over !== 0; over -= Math.sign(over)) {
    const widest = cells.indexOf(Math.max(...cells))
    cells[widest]! -= Math.sign(over)
  }
  return cells
}

function citation({ document, article }: { document: string; article: string }, documents: Documents): string {
  const record = documents.get(document)
  const name =
    record === undefined ? document : `《${record.title}》${record.number === '' ? '' : `（${record.number}）`}`
  return `${name}${article}`
}

function layerName(layer: string): string {
  return findFund(layer)?.title ?? layer
}
