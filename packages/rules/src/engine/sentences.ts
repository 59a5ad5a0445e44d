/**
 * How each step of a calculation is told: one plain Chinese sentence for the person, and the arithmetic beside it. One small
 * function a kind of step; nothing is computed here, every number is an operand of the step.
 */
import { FUNDS } from '../funds.ts'
import { WHOLE_PPM, formatPercent, formatPoints, formatYuan, formatYuanGrouped } from '../money.ts'
import type { AccountStep, Cut, Span, StepName, TraceStep, TraceStepOf } from './trace.ts'

/** The sentence of a step and its arithmetic with the figures put in. */
interface Told {
  formula: string
  text: string
}

const ACCOUNTS: Readonly<Record<string, string>> = {
  'current-year': '个人账户当年资金',
  'past-year': '个人账户历年资金',
}

const WHEN: Readonly<Record<Span, string>> = { year: '今年', bill: '这次' }

const yuan = (fen: number): string => `${formatYuanGrouped(fen)}元`
const share = (partFen: number, ratePpm: number, paidFen: number): string =>
  `${formatYuan(partFen)} × ${formatPercent(ratePpm)} = ${formatYuan(paidFen)}`

function tellScope({ amountFen, operands }: TraceStepOf<'scope'>): Told {
  const [total, outOfScope, overCeiling, ownShare] = operands
  const own = [
    outOfScope > 0 ? `目录外自费${yuan(outOfScope)}` : '',
    overCeiling > 0 ? `超过限价${yuan(overCeiling)}` : '',
    ownShare > 0 ? `乙类先付${yuan(ownShare)}` : '',
  ].filter((part) => part !== '')
  return {
    formula: `${operands.map(formatYuan).join(' − ')} = ${formatYuan(amountFen)}`,
    text:
      own.length > 0
        ? `总费用${yuan(total)}里，${own.join('、')}由您自己付，其余${yuan(amountFen)}按医保规定结算。`
        : `总费用${yuan(total)}都在医保范围内。`,
  }
}

function tellRefused({ amountFen }: TraceStepOf<'refused'>): Told {
  return { formula: formatYuan(amountFen), text: `这次费用${yuan(amountFen)}医保不能支付，由您自己付。` }
}

function tellPrepayment({ title, amountFen, operands }: TraceStepOf<'prepayment'>): Told {
  const [inScope, rate, pointsOff, times] = operands
  const parts = [
    rate > 0 ? `您先自付${formatPercent(rate)}，也就是${yuan(amountFen)}` : '不用先自付',
    times !== WHOLE_PPM ? `支付比例按本地的${formatPercent(times)}折算` : '',
    pointsOff > 0 ? `支付比例降低${formatPoints(pointsOff)}` : '',
  ].filter((part) => part !== '')
  return { formula: share(inScope, rate, amountFen), text: `${title}：${parts.join('，')}。` }
}

/** A step that an account pays: the less of what is to be paid and what the account has. */
function tellAccount(sentence: (account: string, paid: string) => string): (step: TraceStepOf<AccountStep>) => Told {
  return ({ name, amountFen, operands }) => {
    const [due, available] = operands
    return {
      formula: `min(${formatYuan(due)}, ${formatYuan(available)}) = ${formatYuan(amountFen)}`,
      text: sentence(ACCOUNTS[name]!, yuan(amountFen)),
    }
  }
}

function tellDeductible(step: TraceStepOf<'deductible'>): Told {
  return step.name === 'per-stay' ? tellDeductibleOfStay(step) : tellDeductibleOfYear(step)
}

function tellDeductibleOfStay({ amountFen, operands }: TraceStepOf<'deductible'>): Told {
  const [figure, factor, toShare] = operands
  const due = factor === WHOLE_PPM ? formatYuan(figure) : `${formatYuan(figure)} × ${formatPercent(factor)}`
  return {
    formula: `min(${due}, ${formatYuan(toShare)}) = ${formatYuan(amountFen)}`,
    text: amountFen === 0 ? '这次住院不再付起付标准。' : `这次住院的起付标准，您先付${yuan(amountFen)}。`,
  }
}

function tellDeductibleOfYear({ amountFen, operands }: TraceStepOf<'deductible'>): Told {
  const [figure, borne, toShare] = operands
  const formula = `min(max(${formatYuan(figure)} − ${formatYuan(borne)}, 0), ${formatYuan(toShare)}) = ${formatYuan(amountFen)}`
  const start = `今年的起付标准${yuan(figure)}`
  if (amountFen === 0) return { formula, text: `${start}已经付够，这次不用再付。` }
  if (borne === 0) return { formula, text: `${start}，这次您先付${yuan(amountFen)}。` }
  return { formula, text: `${start}，以前已付${yuan(borne)}，这次再付${yuan(amountFen)}。` }
}

function tellBand({ title, amountFen, operands }: TraceStepOf<'band'>): Told {
  const [inside, rate, stated, pointsOff, times] = operands
  const changes = [
    times !== WHOLE_PPM ? `，乘以${times / WHOLE_PPM}` : '',
    pointsOff > 0 ? `，减${formatPoints(pointsOff)}` : '',
  ]
  const reduced = rate !== stated ? `（本地比例${formatPercent(stated)}${changes.join('')}）` : ''
  const name = title === '' ? '' : `${title}：`
  return {
    formula: share(inside, rate, amountFen),
    text: `${name}${yuan(inside)}由基金支付${formatPercent(rate)}${reduced}，付${yuan(amountFen)}。`,
  }
}

function tellAboveBands({ amountFen, operands: [upTo, along] }: TraceStepOf<'above-bands'>): Told {
  return {
    formula: formatYuan(amountFen),
    text: `${WHEN[along]}超过${yuan(upTo)}的部分，基本医保不再支付，这${yuan(amountFen)}由您自己付或由后面的保障付。`,
  }
}

function tellLimit({ title, amountFen, operands }: TraceStepOf<'limit'>): Told {
  const [limit, used, paidBefore, along] = operands
  const start = along === 'year' ? `，以前已用${yuan(used)}` : ''
  const within = along === 'year' ? '连同这次没有超过' : '这次没有超过'
  const rest = amountFen === 0 ? within : `这次有${yuan(amountFen)}超过限额，基金不付`
  return {
    formula: `max(${formatYuan(paidBefore)} − max(${formatYuan(limit)} − ${formatYuan(used)}, 0), 0) = ${formatYuan(amountFen)}`,
    text: `${title}${yuan(limit)}${start}，${rest}。`,
  }
}

function tellLayerBase({ title, amountFen, operands }: TraceStepOf<'layer-base'>): Told {
  const [before, base, threshold, along] = operands
  const start = along === 'year' ? `以前${yuan(before)}，这次${yuan(base)}，` : ''
  const rest = amountFen > threshold ? '超过的部分再分段支付' : '还没有超过，这次不付'
  return {
    formula: `${formatYuan(before)} + ${formatYuan(base)} = ${formatYuan(amountFen)}`,
    text: `${title}要看${WHEN[along]}您自己付的合规费用：${start}一共${yuan(amountFen)}；起付标准是${yuan(threshold)}，${rest}。`,
  }
}

/** What left less than the rate would pay. */
const CUTS: Readonly<Record<Cut, string>> = {
  nothing: '',
  'limit-of-year': '今年的限额只剩',
  'limit-of-bill': '这次的限额只剩',
  'rest-of-bill': '这次要您付的只剩',
}

function tellLayer(step: TraceStepOf<'layer'>): Told {
  const { amountFen, operands } = step
  const [inside, rate, cutBy, left] = operands
  const isCut = cutBy !== 'nothing'
  const whole = `${formatYuan(inside)} × ${formatPercent(rate)}`
  const cut = isCut ? `，${CUTS[cutBy]}${yuan(left)}` : ''
  return {
    formula: `${isCut ? `min(${whole}, ${formatYuan(left)})` : whole} = ${formatYuan(amountFen)}`,
    text: `${payer(step)}再为您付${yuan(amountFen)}：${yuan(inside)}的${formatPercent(rate)}${cut}。`,
  }
}

/** The layer with the fund it pays from, where its name does not say that. */
function payer({ title, fund }: TraceStepOf<'layer'>): string {
  const from = fund && FUNDS[fund].title
  return from === undefined || title.includes(from) ? title : `${title}（${from}）`
}

function tellCash({ amountFen, operands }: TraceStepOf<'cash'>): Told {
  return {
    formula: `${operands.map(formatYuan).join(' − ')} = ${formatYuan(amountFen)}`,
    text: `您自己付${yuan(amountFen)}。`,
  }
}

const TELLERS: { readonly [S in StepName]: (step: TraceStepOf<S>) => Told } = {
  scope: tellScope,
  refused: tellRefused,
  prepayment: tellPrepayment,
  'account-first': tellAccount((account, paid) => `先用${account}付${paid}。`),
  'account-only': tellAccount((account, paid) => `这次只能用${account}支付，付了${paid}，其余您自己付。`),
  deductible: tellDeductible,
  band: tellBand,
  'above-bands': tellAboveBands,
  limit: tellLimit,
  'layer-base': tellLayerBase,
  layer: tellLayer,
  'account-deductible': tellAccount((account, paid) => `起付标准先用${account}付${paid}。`),
  'account-share': tellAccount((account, paid) => `您按比例自付的部分，用${account}付${paid}。`),
  'account-remainder': tellAccount((account, paid) => `剩下要您付的，用${account}付${paid}。`),
  cash: tellCash,
}

/** A step in words and in figures. */
export function tell<S extends StepName>(step: TraceStep & TraceStepOf<S>): Told {
  return TELLERS[step.step as S](step)
}
