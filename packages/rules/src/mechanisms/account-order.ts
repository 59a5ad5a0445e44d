/**
 * Which account pays what, in which order (个人账户使用顺序). `eligible`: before the deductible, and what it pays bears none
 * (浙人社发〔2016〕113号 第十一条第一项); `deductible`, `share`: the person's parts; `remainder`: whatever the person still bears.
 */
import type { Bill } from '../engine/bill.ts'
import type { SpecReader } from '../engine/spec.ts'
import { WORDS } from '../policy/keys.ts'
import { readSource } from '../policy/source.ts'
import type { YamlNode } from '../policy/yaml.ts'
import type { Basis } from '../quote/types.ts'

export const NAME = 'accounts'
export const TERM = '个人账户使用顺序'
export const EXAMPLE = `
accounts:
  - {from: current-year, pays: eligible, source: {document: example, article: 第六条}}
  - {from: past-year, pays: deductible, source: {document: example, article: 第六条}}
`

const RESIDENT = WORDS.insurance.indexOf('resident')

export interface AccountUse {
  from: 'current-year' | 'past-year'
  pays: 'eligible' | 'deductible' | 'share' | 'remainder'
  source: Basis | undefined
}

/** Reads `accounts:`; `none` is an empty list. */
export function readAccounts(spec: SpecReader, node: YamlNode): AccountUse[] {
  const { reader } = spec
  if (node.kind === 'scalar' && node.text === 'none') return []
  const list = reader.list(node, '个人账户使用顺序')
  if (list && list.items.length > 0 && spec.possible?.insurance === RESIDENT)
    reader.fault(
      list.at,
      'never-applies',
      'accounts',
      '城乡居民医保没有个人账户，accounts 永远用不上',
      '删去 accounts，或移到职工的待遇里',
    )
  return (list?.items ?? []).flatMap((item) => {
    const map = reader.map(item, ['from', 'pays', 'source'], '一项账户支付')
    if (!map) return []
    const from = reader.word(reader.need(map, 'from', '一项账户支付'), ['current-year', 'past-year'] as const, '账户')
    const pays = reader.word(
      reader.need(map, 'pays', '一项账户支付'),
      ['eligible', 'deductible', 'share', 'remainder'] as const,
      '支付对象',
    )
    const source = readSource(spec.scope, reader.need(map, 'source', '一项账户支付'))
    return from && pays ? [{ from, pays, source }] : []
  })
}

function draw(bill: Bill, use: AccountUse, limitFen: number): number {
  const past = use.from === 'past-year'
  const available = past ? bill.availablePast - bill.accountPast : bill.availableCurrent - bill.accountCurrent
  const paid = Math.max(0, Math.min(available, limitFen))
  if (past) bill.accountPast += paid
  else bill.accountCurrent += paid
  const step = use.pays === 'eligible' ? 'account-first' : (`account-${use.pays}` as const)
  if (bill.trace && limitFen > 0)
    bill.trace.push({
      step,
      name: use.from,
      title: '',
      amountFen: paid,
      operands: [limitFen, available],
      basis: use.source,
      figures: [],
    })
  return paid
}

/** Before the deductible: accounts that pay the eligible cost itself. */
export function applyAccountsFirst(bill: Bill, uses: readonly AccountUse[]): void {
  for (const use of uses) if (use.pays === 'eligible') bill.toShare -= draw(bill, use, bill.toShare)
}

/** At the end: accounts that pay the person's parts, each at most what is left of that part. */
export function applyAccountsLast(bill: Bill, uses: readonly AccountUse[]): void {
  let deductible = bill.deductible
  let share = bill.share
  for (const use of uses) {
    const remaining = bill.remaining()
    if (use.pays === 'deductible') deductible -= draw(bill, use, Math.min(deductible, remaining))
    if (use.pays === 'share') share -= draw(bill, use, Math.min(share, remaining))
    if (use.pays === 'remainder') draw(bill, use, remaining)
  }
}
