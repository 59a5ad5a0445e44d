/**
 * What every number of an explanation must be, worked out apart from the program that tells it: from the case, the amounts, the
 * steps before and the figures of the law. In a sentence a number is known by the words right before it, in a formula by its
 * place. A number that no entry claims is an error of the test, so that nothing is told unchecked.
 */
import { WORDS, formatDay, parseDay, toldFigures } from '@yidi/rules'
import type { Amounts, CompiledPool, ExplanationStep, Figure, QuoteCase, YearToDate } from '@yidi/rules'
import type { Paid } from './engine.ts'

/** A person's bill with its explanation. */
export interface Story {
  pool: CompiledPool
  given: QuoteCase
  result: Paid
}

/** Words right before a number → the number with its unit; and the numbers of the formula from left to right. */
export interface Numbers {
  said: Readonly<Record<string, string>>
  reckoned: readonly string[]
}

type Teller = (story: Story, step: ExplanationStep, before: readonly ExplanationStep[]) => Numbers

/** '1234.5' and '1234.5元' → 123450. */
const fenOf = (text: string | undefined): number => Math.round(Number((text ?? '0').replace('元', '')) * 100)
const plain = (fen: number): string => (fen / 100).toFixed(2)
const yuan = (fen: number): string => `${plain(fen).replace(/\d(?=(\d{3})+\.)/g, '$&,')}元`
const ppmOf = (percent: string): number => Math.round(Number(percent.replace('%', '')) * 10_000)
const percent = (ppm: number): string => `${Number((ppm / 10_000).toFixed(4))}%`
const sum = (steps: readonly ExplanationStep[], kind: string): number =>
  steps.filter((one) => one.step === kind).reduce((total, one) => total + fenOf(one.amount), 0)

const amount = (story: Story, name: keyof Amounts): number => fenOf(story.result.amounts[name])
const fee = ({ given }: Story, name: keyof QuoteCase['fees']): number => fenOf(given.fees[name])
const year = ({ given }: Story, name: Exclude<keyof YearToDate, 'counters' | 'inpatientStays'>): number =>
  fenOf(given.yearToDate?.[name])
const counter = ({ given }: Story, name: string): number => fenOf(given.yearToDate?.counters?.[name])

/** The figures of a step in a unit, as the explanation names them. */
const figuresIn = (step: ExplanationStep, unit: string): string[] =>
  step.parameters.map(({ value }) => value).filter((value) => value.endsWith(unit))

const policyOf = ({ pool, given }: Story) => pool.pool.insurances.get(WORDS.insurance.indexOf(given.insurance))!
const schemeOf = (story: Story) => policyOf(story).schemes[WORDS.kind.indexOf(story.given.visit.kind)]!

/** What is shared between fund and person, before the deductible: what no account has paid first. */
const toShare = (story: Story, before: readonly ExplanationStep[]): number =>
  amount(story, 'eligible') - sum(before, 'account-first')

/** By how much the row that decides lowers the rates of home, as the step of the prepayment names it. */
function lowered(steps: readonly ExplanationStep[]): { timesPpm: number; pointsPpm: number } {
  const decided = steps.find((one) => one.step === 'prepayment')!
  const [times] = figuresIn(decided, '倍')
  const points = figuresIn(decided, '个百分点').map((text) => Number(text.replace('个百分点', '')) * 10_000)
  return {
    timesPpm: times === undefined ? 1_000_000 : Math.round(Number(times.replace('倍', '')) * 1_000_000),
    pointsPpm: points.reduce((total, one) => total + one, 0),
  }
}

const scope: Teller = (story) => {
  const parts = [fee(story, 'total'), fee(story, 'outOfScope'), fee(story, 'overCeiling'), fee(story, 'ownShare')]
  const [total, outOfScope, overCeiling, ownShare] = parts.map(yuan) as [string, string, string, string]
  const inScope = amount(story, 'inScope')
  return {
    said: { 总费用: total, 目录外自费: outOfScope, 超过限价: overCeiling, 乙类先付: ownShare, 其余: yuan(inScope) },
    reckoned: [...parts, inScope].map(plain),
  }
}

const refused: Teller = (story) => ({
  said: { 这次费用: yuan(fee(story, 'total')) },
  reckoned: [plain(fee(story, 'total'))],
})

const prepayment: Teller = (story, step) => {
  const rate = figuresIn(step, '%')[0] ?? '0%'
  const { timesPpm, pointsPpm } = lowered([step])
  const paid = amount(story, 'prepayment')
  return {
    said: {
      您先自付: rate,
      也就是: yuan(paid),
      按本地的: percent(timesPpm),
      降低: `${pointsPpm / 10_000}个百分点`,
    },
    reckoned: [plain(amount(story, 'inScope')), rate, plain(paid)],
  }
}

const deductible: Teller = (story, step, before) => {
  const outpatient = ['outpatient', 'pharmacy'].includes(story.given.visit.kind)
  const figure = fenOf(figuresIn(step, '元')[0])
  const due = toShare(story, before)
  const paid = amount(story, 'deductible')
  if (schemeOf(story).deductible!.mechanism === 'per-stay') {
    const factor = figuresIn(step, '倍').map((text) => percent(Number(text.replace('倍', '')) * 1_000_000))
    return {
      said: { 您先付: yuan(paid) },
      reckoned: [plain(figure), ...factor.filter((one) => one !== '100%'), plain(due), plain(paid)],
    }
  }
  const borne = year(story, outpatient ? 'outpatientDeductible' : 'inpatientDeductible')
  return {
    said: { 今年的起付标准: yuan(figure), 以前已付: yuan(borne), 这次再付: yuan(paid), 这次您先付: yuan(paid) },
    reckoned: [plain(figure), plain(borne), '0', plain(due), plain(paid)],
  }
}

const band: Teller = (_story, step, before) => {
  const [stated] = figuresIn(step, '%') as [string]
  const { timesPpm, pointsPpm } = lowered(before)
  const rate = Math.max(0, Math.floor((ppmOf(stated) * timesPpm + 500_000) / 1_000_000) - pointsPpm)
  // What lies in the band follows from the bands together (the test adds them up); here it must be the same in both.
  const inside = fenOf(step.formula.split(' ')[0])
  return {
    said: {
      '': yuan(inside),
      由基金支付: percent(rate),
      本地比例: stated,
      乘以: String(timesPpm / 1_000_000),
      减: `${pointsPpm / 10_000}个百分点`,
      付: yuan(fenOf(step.amount)),
    },
    reckoned: [plain(inside), percent(rate), step.amount],
  }
}

const aboveBands: Teller = (story, step) => {
  const alongYear = schemeOf(story).share!.along === 'year'
  return {
    said: {
      [`${alongYear ? '今年' : '这次'}超过`]: yuan(fenOf(figuresIn(step, '元')[0])),
      这: yuan(fenOf(step.amount)),
    },
    reckoned: [step.amount],
  }
}

const limit: Teller = (story, step, before) => {
  const { name, perYear } = policyOf(story).limits.find(({ title }) => step.text.startsWith(title))!
  const most = fenOf(figuresIn(step, '元')[0])
  const used = perYear ? counter(story, `limit.${name}`) : 0
  const bands = sum(before, 'band') - sum(before, 'limit')
  return {
    said: { '': yuan(most), ...(perYear ? { 以前已用: yuan(used) } : {}), 这次有: yuan(fenOf(step.amount)) },
    reckoned: [plain(bands), plain(most), plain(used), '0', '0', step.amount],
  }
}

const layerOf = (story: Story, step: ExplanationStep) =>
  policyOf(story).layers.find(({ title }) => step.text.startsWith(title))!
type LayerPolicy = ReturnType<typeof layerOf>

const yearOfLayer = (story: Story, { name, alongYear }: LayerPolicy, what: 'base' | 'paid'): number => {
  if (name === 'critical-illness') return year(story, what === 'base' ? 'criticalCompliant' : 'criticalPaid')
  return alongYear ? counter(story, `layer.${name}.${what}`) : 0
}

const layerBase: Teller = (story, step) => {
  const layer = layerOf(story, step)
  const before = yearOfLayer(story, layer, 'base')
  const told = story.result.layers?.find(({ name }) => name === layer.name)?.base
  const base = told ?? plain(fenOf(story.result.yearToDate.criticalCompliant) - before)
  return {
    said: {
      ...(layer.alongYear ? { 以前: yuan(before), 这次: yuan(fenOf(base)) } : {}),
      一共: yuan(before + fenOf(base)),
      起付标准是: yuan(fenOf(figuresIn(step, '元')[0])),
    },
    reckoned: [plain(before), base, plain(before + fenOf(base))],
  }
}

const layer: Teller = (story, step, before) => {
  const policy = layerOf(story, step)
  const [rate] = figuresIn(step, '%') as [string]
  const inside = fenOf(step.formula.replace('min(', '').split(' ')[0])
  const paid = fenOf(step.amount)
  const same = before.filter((one) => one.step === 'layer' && layerOf(story, one).name === policy.name)
  const ofLimit = limitOf(policy, step) - yearOfLayer(story, policy, 'paid') - sum(same, 'layer')
  const ofBill = amount(story, 'total') - sum(before, 'band') + sum(before, 'limit') - sum(before, 'layer')
  const cut = step.formula.startsWith('min(')
  return {
    said: {
      再为您付: yuan(paid),
      '：': yuan(inside),
      的: rate,
      [policy.alongYear ? '今年的限额只剩' : '这次的限额只剩']: yuan(Math.max(0, ofLimit)),
      这次要您付的只剩: yuan(ofBill),
    },
    reckoned: [plain(inside), rate, ...(cut ? [plain(Math.max(0, Math.min(ofLimit, ofBill)))] : []), plain(paid)],
  }
}

/** The most that a layer pays, in fen, as the figures of its step say. */
function limitOf(policy: LayerPolicy, step: ExplanationStep): number {
  const valueOf = (parameter: LayerPolicy['limit']): string | undefined =>
    step.parameters.find(({ name }) => parameter !== undefined && name.startsWith(parameter.name))?.value
  const most = valueOf(policy.limit)
  if (most === undefined || most === '不设限额') return Number.MAX_SAFE_INTEGER
  return most.endsWith('倍')
    ? Math.round(fenOf(valueOf(policy.threshold)) * Number(most.replace('倍', '')))
    : fenOf(most)
}

/** A step that an account pays; `due` is what there was to pay. */
const account =
  (due: (story: Story, before: readonly ExplanationStep[]) => number): Teller =>
  (story, step, before) => {
    const name = step.text.includes('当年资金') ? 'currentYear' : 'pastYear'
    const taken = (steps: readonly ExplanationStep[], words: string): number =>
      steps.reduce(
        (total, one) => total + (one.step.startsWith('account-') && one.text.includes(words) ? fenOf(one.amount) : 0),
        0,
      )
    const available = fenOf(story.given.accounts?.[name]) - taken(before, name === 'currentYear' ? '当年' : '历年')
    const remaining = amount(story, 'total') - amount(story, 'fundTotal') - taken(before, '个人账户')
    const owed = step.step === 'account-first' ? due(story, before) : Math.min(due(story, before), remaining)
    return {
      said: { 付: yuan(fenOf(step.amount)), 付了: yuan(fenOf(step.amount)) },
      reckoned: [plain(owed), plain(available), step.amount],
    }
  }

/** What the person bears of the bands. */
const shareOfPerson = (steps: readonly ExplanationStep[]): number =>
  steps
    .filter((one) => one.step === 'band')
    .reduce((total, one) => total + fenOf(one.formula.split(' ')[0]) - fenOf(one.amount), 0)

const cash: Teller = (story, step) => {
  const accounts = amount(story, 'accountCurrentYear') + amount(story, 'accountPastYear')
  return {
    said: { 您自己付: yuan(amount(story, 'cash')) },
    reckoned: [plain(amount(story, 'total')), plain(amount(story, 'fundTotal')), plain(accounts), step.amount],
  }
}

/** Kind of step → what its numbers must be. */
export const NUMBERS: Readonly<Record<string, Teller>> = {
  scope,
  refused,
  prepayment,
  'account-first': account(toShare),
  'account-only': account((story) => amount(story, 'eligible')),
  deductible,
  band,
  'above-bands': aboveBands,
  limit,
  'layer-base': layerBase,
  layer,
  'account-deductible': account((story, before) => amount(story, 'deductible') - sum(before, 'account-deductible')),
  'account-share': account((_story, before) => shareOfPerson(before) - sum(before, 'account-share')),
  'account-remainder': account((story) => amount(story, 'total')),
  cash,
}

/** A number with its unit, and the words right before it. */
interface Spoken {
  words: string
  number: string
}

/** The numbers of a sentence, without those in the name of a row, band, limit or layer that it begins with. */
export function spokenIn(story: Story, text: string): Spoken[] {
  const { schemes, limits, layers } = policyOf(story)
  const bands = schemes.flatMap(({ share }) => share?.bands ?? [])
  const rows = story.pool.pool.away.flatMap((version) => version.rows)
  const names = [...bands, ...limits, ...layers, ...rows].map(({ title }) => title)
  const [name = ''] = names.filter((one) => text.startsWith(one)).sort((a, b) => b.length - a.length)
  const rest = text.slice(name.length).replace(/^：/, '')
  return [...rest.matchAll(/\d[\d,]*(?:\.\d+)?(?:元|%|个百分点)?/g)].map((found) => ({
    words: rest.slice(0, found.index),
    number: found[0],
  }))
}

const UNITS: Readonly<Record<Figure['unit'], (value: number) => string>> = {
  percent: (value) => `${value / 10_000}%`,
  points: (value) => `${value / 10_000}个百分点`,
  factor: (value) => `${value / 1_000_000}倍`,
  times: (value) => `${value / 1_000_000}倍`,
  yuan: (value) => `${plain(value)}元`,
  days: (value) => `${value}天`,
  months: (value) => `${value}个月`,
  'working-days': (value) => `${value}个工作日`,
  count: (value) => String(value),
}

/** The figures of the law that are in force at the end of a visit, as an explanation must name them. */
export function namedFigures({ pool, given }: Story): Map<string, ExplanationStep['parameters'][number]> {
  const day = parseDay(given.visit.to)
  const inForce = pool.pool.away.filter(({ from, to }) => from <= day && day <= to)
  const effects = inForce.flatMap(({ rows, extras }) => [...rows, ...extras]).map(({ effect }) => effect)
  const ofRows = effects.flatMap(({ prepay, pointsOff, times }) => [prepay, pointsOff, times])
  const figures = [...pool.pool.parameters, ...ofRows].flatMap((one) => (one && toldFigures(pool.pool, one, day)) ?? [])
  return new Map(
    figures
      .filter((figure) => figure !== undefined)
      .map((figure) => [
        figure.name,
        {
          name: figure.name,
          title: figure.title,
          value: figure.value === Number.MAX_SAFE_INTEGER ? '不设限额' : UNITS[figure.unit](figure.value),
          from: formatDay(figure.from),
          ...(figure.status === 'provisional' ? { status: 'provisional' as const } : {}),
        },
      ]),
  )
}
