/**
 * Sentences from the trace: for each step one plain Chinese sentence, the arithmetic, the document and article, and the
 * figures with their first day in force. Nothing is computed here; every number comes from the trace.
 */
import { formatDay } from '../days.ts'
import { FUNDS } from '../funds.ts'
import { formatPercent, formatYuan, formatYuanGrouped } from '../money.ts'
import { figureText } from '../policy/figure.ts'
import type { Figure } from '../policy/figure.ts'
import type { Basis, ExplanationStep } from '../quote/types.ts'
import { CUT_BY_BILL_LIMIT, CUT_BY_WHAT_IS_BORNE, CUT_BY_YEAR_LIMIT, NOT_CUT, THIS_YEAR } from './trace.ts'
import type { Trace, TraceStep } from './trace.ts'

const ACCOUNTS: Readonly<Record<string, string>> = {
  'current-year': '个人账户当年资金',
  'past-year': '个人账户历年资金',
}
const CUTS: Readonly<Record<number, string>> = {
  [CUT_BY_YEAR_LIMIT]: '今年的限额只剩',
  [CUT_BY_BILL_LIMIT]: '这次的限额只剩',
  [CUT_BY_WHAT_IS_BORNE]: '要您付的只剩',
}
const NO_BASIS: Basis = { document: '', article: '' }

const yuan = (fen: number): string => `${formatYuanGrouped(fen)}元`

interface Rendered {
  formula: string
  text: string
}

/** Step by step: what the operands are (see where each step is pushed) and how they read. */
function render(step: TraceStep): Rendered {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = step.operands
  const amount = formatYuan(step.amountFen)
  switch (step.step) {
    case 'scope': {
      const own = [
        b > 0 ? `目录外自费${yuan(b)}` : '',
        c > 0 ? `超过限价${yuan(c)}` : '',
        d > 0 ? `乙类先付${yuan(d)}` : '',
      ].filter((part) => part !== '')
      return {
        formula: `${formatYuan(a)} − ${formatYuan(b)} − ${formatYuan(c)} − ${formatYuan(d)} = ${amount}`,
        text:
          own.length > 0
            ? `总费用${yuan(a)}里，${own.join('、')}由您自己付，其余${yuan(step.amountFen)}按医保规定结算。`
            : `总费用${yuan(a)}都在医保范围内。`,
      }
    }
    case 'refused':
      return { formula: `${amount}`, text: `这次费用${yuan(step.amountFen)}医保不能支付，由您自己付。` }
    case 'prepayment': {
      const less = [
        d !== 1_000_000 ? `支付比例按本地的${formatPercent(d)}折算` : '',
        c > 0 ? `支付比例降低${formatPercent(c).replace('%', '')}个百分点` : '',
      ].filter((part) => part !== '')
      const start =
        b > 0
          ? `${step.title}：您先自付${formatPercent(b)}，也就是${yuan(step.amountFen)}`
          : `${step.title}：不用先自付`
      return { formula: `${formatYuan(a)} × ${formatPercent(b)} = ${amount}`, text: `${[start, ...less].join('，')}。` }
    }
    case 'account-first':
      return {
        formula: `min(${formatYuan(a)}, ${formatYuan(b)}) = ${amount}`,
        text: `先用${ACCOUNTS[step.name]!}付${yuan(step.amountFen)}。`,
      }
    case 'account-only':
      return {
        formula: `min(${formatYuan(a)}, ${formatYuan(b)}) = ${amount}`,
        text: `这次只能用${ACCOUNTS[step.name]!}支付，付了${yuan(step.amountFen)}，其余您自己付。`,
      }
    case 'deductible':
      if (step.name === 'per-stay')
        return {
          formula:
            b === 1_000_000
              ? `min(${formatYuan(a)}, ${formatYuan(c)}) = ${amount}`
              : `min(${formatYuan(a)} × ${formatPercent(b)}, ${formatYuan(c)}) = ${amount}`,
          text:
            step.amountFen === 0 ? '这次住院不再付起付标准。' : `这次住院的起付标准，您先付${yuan(step.amountFen)}。`,
        }
      return {
        formula: `min(max(${formatYuan(a)} − ${formatYuan(b)}, 0), ${formatYuan(c)}) = ${amount}`,
        text:
          step.amountFen === 0
            ? `今年的起付标准${yuan(a)}已经付够，这次不用再付。`
            : b > 0
              ? `今年的起付标准${yuan(a)}，以前已付${yuan(b)}，这次再付${yuan(step.amountFen)}。`
              : `今年的起付标准${yuan(a)}，这次您先付${yuan(step.amountFen)}。`,
      }
    case 'band': {
      const reduced =
        b !== c
          ? `（本地比例${formatPercent(c)}${e !== 1_000_000 ? `，乘以${e / 1_000_000}` : ''}${d > 0 ? `，减${formatPercent(d).replace('%', '')}个百分点` : ''}）`
          : ''
      return {
        formula: `${formatYuan(a)} × ${formatPercent(b)} = ${amount}`,
        text: `${step.title === '' ? '' : `${step.title}：`}${yuan(a)}由基金支付${formatPercent(b)}${reduced}，付${yuan(step.amountFen)}。`,
      }
    }
    case 'above-bands':
      return {
        formula: amount,
        text: `${b === THIS_YEAR ? '今年' : '这次'}超过${yuan(a)}的部分，基本医保不再支付，这${yuan(step.amountFen)}由您自己付或由后面的保障付。`,
      }
    case 'limit': {
      const before = d === THIS_YEAR ? `，以前已用${yuan(b)}` : ''
      const within = d === THIS_YEAR ? '连同这次没有超过' : '这次没有超过'
      return {
        formula: `max(${formatYuan(c)} − max(${formatYuan(a)} − ${formatYuan(b)}, 0), 0) = ${amount}`,
        text: `${step.title}${yuan(a)}${before}，${step.amountFen === 0 ? within : `这次有${yuan(step.amountFen)}超过限额，基金不付`}。`,
      }
    }
    case 'layer-base': {
      const seen =
        d === THIS_YEAR
          ? `今年您自己付的合规费用：以前${yuan(a)}，这次${yuan(b)}，一共${yuan(step.amountFen)}`
          : `这次您自己付的合规费用${yuan(b)}`
      return {
        formula: `${formatYuan(a)} + ${formatYuan(b)} = ${amount}`,
        text: `${step.title}要看${seen}；起付标准是${yuan(c)}，${step.amountFen > c ? '超过的部分再分段支付' : '还没有超过，这次不付'}。`,
      }
    }
    case 'layer':
      return {
        formula:
          c === NOT_CUT
            ? `${formatYuan(a)} × ${formatPercent(b)} = ${amount}`
            : `min(${formatYuan(a)} × ${formatPercent(b)}, max(${formatYuan(d)}, 0)) = ${amount}`,
        text: `${payer(step)}再为您付${yuan(step.amountFen)}：${yuan(a)}的${formatPercent(b)}${c === NOT_CUT ? '' : `，${CUTS[c]!}${yuan(d)}`}。`,
      }
    case 'account-deductible':
      return {
        formula: `min(${formatYuan(a)}, ${formatYuan(b)}) = ${amount}`,
        text: `起付标准先用${ACCOUNTS[step.name]!}付${yuan(step.amountFen)}。`,
      }
    case 'account-share':
      return {
        formula: `min(${formatYuan(a)}, ${formatYuan(b)}) = ${amount}`,
        text: `您按比例自付的部分，用${ACCOUNTS[step.name]!}付${yuan(step.amountFen)}。`,
      }
    case 'account-remainder':
      return {
        formula: `min(${formatYuan(a)}, ${formatYuan(b)}) = ${amount}`,
        text: `剩下要您付的，用${ACCOUNTS[step.name]!}付${yuan(step.amountFen)}。`,
      }
    case 'cash':
      return {
        formula: `${formatYuan(a)} − ${formatYuan(b)} − ${formatYuan(c)} = ${amount}`,
        text: `您自己付${yuan(step.amountFen)}。`,
      }
  }
}

/** The layer with the fund it pays from, where its name does not say that. */
function payer({ title, fund }: TraceStep): string {
  const from = fund && FUNDS[fund].title
  return from === undefined || title.includes(from) ? title : `${title}（${from}）`
}

const parameters = new WeakMap<Figure, ExplanationStep['parameters'][number]>()

/** A figure as the explanation names it; made once for each figure of a release. */
function parameterOf(figure: Figure): ExplanationStep['parameters'][number] {
  let parameter = parameters.get(figure)
  if (!parameter) {
    parameter = {
      name: figure.name,
      title: figure.title,
      value: figureText(figure),
      from: formatDay(figure.from),
      ...(figure.status === 'provisional' ? { status: 'provisional' as const } : {}),
    }
    parameters.set(figure, parameter)
  }
  return parameter
}

/** The explanation of the contract: in the order of the calculation, each step with its basis and figures. */
export function explain(trace: Trace): ExplanationStep[] {
  return trace.map((step) => {
    const { formula, text } = render(step)
    const told: ExplanationStep = {
      step: step.step,
      amount: formatYuan(step.amountFen),
      formula,
      text,
      basis: step.basis ?? NO_BASIS,
      parameters: step.figures.map(parameterOf),
    }
    if (step.provisional) told.provisional = true
    if (step.fund) told.fund = step.fund
    return told
  })
}
