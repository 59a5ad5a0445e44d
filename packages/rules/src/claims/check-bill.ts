/** The invoices and the lines of a claim: amounts that cannot be, days that do not fit, and a total that is not its sum. */
import { NO_DAY, formatDayChinese, parseDay } from '../days.ts'
import { MAX_FEN, formatYuan } from '../money.ts'
import type { Checking, ClaimInvoice } from './claim.ts'

const HOME_CURRENCY = 'CNY'
const DAY_EXAMPLE = '写成 2026-03-01 这样的日期'

/** The number of an invoice in the one form in which numbers are compared: as people read it, without what is between. */
export function plainInvoiceNumber(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^0+(?=.)/, '')
}

/** Whether two invoices are one. `alike`: the same number, and only one of them has its code. */
export function sameInvoice(
  one: Pick<ClaimInvoice, 'code' | 'number'>,
  other: Pick<ClaimInvoice, 'code' | 'number'>,
): 'same' | 'alike' | 'different' {
  if (plainInvoiceNumber(one.number) !== plainInvoiceNumber(other.number)) return 'different'
  const [code, second] = [plainInvoiceNumber(one.code ?? ''), plainInvoiceNumber(other.code ?? '')]
  if (code === second) return 'same'
  return code === '' || second === '' ? 'alike' : 'different'
}

/** An invoice as it is named in a sentence. */
export const invoiceName = ({ number }: Pick<ClaimInvoice, 'number'>): string => `票据${number}`

/** Reports everything that is wrong with the bill itself. */
export function checkBill(checking: Checking): void {
  const { claim, add } = checking
  if (claim.invoices.length === 0)
    add('blocks', 'invoices-missing', 'invoices', '没有填票据', '请填票据的号码、日期和金额；一次住院的几张填在一起')
  if (claim.lines.length === 0)
    add('blocks', 'lines-missing', 'lines', '没有费用清单', '请逐项填写，或上传医院给的费用清单（XLSX、CSV）')
  claim.invoices.forEach((invoice, index) => checkInvoice(checking, invoice, index))
  claim.lines.forEach((line, index) => checkLine(checking, line, index))
  checkSums(checking)
}

function checkInvoice(checking: Checking, invoice: ClaimInvoice, index: number): void {
  const { claim, add } = checking
  const path = `invoices.${String(index)}`
  const name = invoiceName(invoice)
  if (plainInvoiceNumber(invoice.number) === '')
    add('blocks', 'invoice-number-missing', `${path}.number`, `第${String(index + 1)}张票据没有号码`, '请照票据填号码')
  if (claim.invoices.findIndex((other) => sameInvoice(other, invoice) === 'same') < index)
    add('blocks', 'invoice-twice', `${path}.number`, `${name}填了两次`, '删去一张；确实是两张的，请核对号码')
  const currency = (invoice.currency ?? HOME_CURRENCY).trim().toUpperCase()
  if (currency !== HOME_CURRENCY)
    add(
      'blocks',
      'invoice-currency',
      `${path}.currency`,
      `${name}的币种是${currency}，只能报人民币的票据`,
      '在境外就医的费用不能报销；境内的票据请核对币种',
    )
  checkAmount(checking, `${path}.totalFen`, name, invoice.totalFen)
  checkInvoiceDay(checking, invoice, `${path}.day`)
}

/** An invoice is written while one is treated or after it, and never tomorrow. */
function checkInvoiceDay({ claim, on, add }: Checking, invoice: ClaimInvoice, path: string): void {
  const day = parseDay(invoice.day)
  const name = invoiceName(invoice)
  const [from, to] = [parseDay(claim.visit.from), parseDay(claim.visit.to)]
  if (day === NO_DAY) add('blocks', 'invoice-not-a-day', path, `${name}的日期“${invoice.day}”不是日期`, DAY_EXAMPLE)
  else if (day > on)
    add('blocks', 'invoice-in-future', path, `${name}的日期${formatDayChinese(day)}还没有到`, '请照票据核对日期')
  else if (from !== NO_DAY && day < from)
    add(
      'blocks',
      'invoice-before-visit',
      path,
      `${name}的日期${formatDayChinese(day)}早于这次就医开始的${formatDayChinese(from)}`,
      '请核对票据日期和就医日期；别的就医的票据另外申请',
    )
  else if (to !== NO_DAY && day > to)
    add(
      'review',
      'invoice-after-visit',
      path,
      `${name}的日期${formatDayChinese(day)}晚于这次就医结束的${formatDayChinese(to)}`,
      '出院后才开的没有关系，由经办人员核对；填错了的请改正',
    )
}

function checkLine({ claim, ...checking }: Checking, line: Checking['claim']['lines'][number], index: number): void {
  const name = `第${String(line.lineNo)}项“${line.name}”`
  checkAmount({ claim, ...checking }, `lines.${String(index)}.amountFen`, name, line.amountFen)
  if (line.day === undefined) return
  const path = `lines.${String(index)}.day`
  if (parseDay(line.day) === NO_DAY)
    checking.add('blocks', 'line-not-a-day', path, `${name}的日期“${line.day}”不是日期`, DAY_EXAMPLE)
  else if (line.day < claim.visit.from || line.day > claim.visit.to)
    checking.add(
      'blocks',
      'line-outside-visit',
      path,
      `${name}的日期${formatDayChinese(parseDay(line.day))}不在这次就医的${claim.visit.from}至${claim.visit.to}之内`,
      '请核对清单和就医日期；别的就医的费用另外申请',
    )
}

function checkAmount({ add }: Checking, path: string, name: string, amountFen: number): void {
  if (Number.isSafeInteger(amountFen) && amountFen > 0 && amountFen <= MAX_FEN) return
  const shown = Number.isFinite(amountFen) ? formatYuan(Math.trunc(amountFen)) : String(amountFen)
  add(
    'blocks',
    'amount-wrong',
    path,
    `${name}的金额${shown}元不对`,
    `金额要大于0，最多${formatYuan(MAX_FEN)}元，最多两位小数；退费请从清单里减去`,
  )
}

function checkSums({ claim, add }: Checking): void {
  const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0)
  const invoicesFen = sum(claim.invoices.map((invoice) => invoice.totalFen))
  const linesFen = sum(claim.lines.map((line) => line.amountFen))
  if (claim.lines.length === 0 || claim.invoices.length === 0) return
  if (invoicesFen > MAX_FEN)
    add(
      'blocks',
      'total-above-cap',
      'invoices',
      `票据合计${formatYuan(invoicesFen)}元，超过一次申请最多的${formatYuan(MAX_FEN)}元`,
      '请核对金额的单位是元',
    )
  if (invoicesFen !== linesFen)
    add(
      'blocks',
      'total-not-sum',
      'invoices',
      `票据合计${formatYuan(invoicesFen)}元，清单合计${formatYuan(linesFen)}元，相差${formatYuan(Math.abs(invoicesFen - linesFen))}元`,
      '请核对：是不是少填了票据、漏了清单的几项，或填错了金额',
    )
}
