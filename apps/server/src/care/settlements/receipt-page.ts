/** The receipt of a settlement drawn: whose, where, the amounts by the names of the national receipt, and how they came about. */
import type { FeeSumsMessage, SettlementMessage } from '@yidi/contracts'
import { FUNDS, formatYuan, formatYuanGrouped, fundsOf, labelOf, parseYuan, spanText } from '@yidi/rules'
import type { Insurance } from '@yidi/rules'
import { Paper, dayText, momentText, qrOf } from '../../platform/printing/index.ts'
import type { Cell } from '../../platform/printing/index.ts'

interface ReceiptPaper {
  settlement: SettlementMessage
  insurance: Insurance
  sums: FeeSumsMessage
  /** `YYYY-MM-DD HH:mm:ss` in Asia/Shanghai. */
  settledAt: string
  visitId: string
  institution: string
  poolName: string
  person: { personNo: string; name: string; idNumber: string }
  documentName: (document: string) => string
  /** What the QR opens. */
  address: string
  at: Date
}

/** Draws the receipt. One that was undone says so over everything else. */
export async function drawReceipt(paper: ReceiptPaper): Promise<Buffer> {
  const { settlement, at } = paper
  const undone = settlement.cancelledOn
  const title = undone === undefined ? '医疗费用结算单' : '医疗费用结算单（已撤销）'
  const qr = await qrOf(paper.address)
  const drawn = new Paper({
    title,
    foot: `${settlement.institutionName} · ${settlement.id} · ${momentText(at)} 打印`,
    at,
  })
  drawn.title(`${paper.poolName} · 结算编号 ${settlement.id}`)
  if (undone !== undefined)
    drawn
      .heading('已撤销')
      .paragraph(`这次结算在${dayText(undone)}撤销了，各方的钱都已退回原处，本单不能作为报销凭证。`)
  drawn.table(headOf(paper), [1.1, 2, 1.1, 2]).heading('费用和支付（元）').table(amountsOf(paper), [2, 1, 2, 1])
  if (settlement.shared !== undefined) drawn.paragraph(sharedText(settlement.shared))
  if (settlement.unknownCodes !== undefined)
    drawn.paragraph(`编码${settlement.unknownCodes.join('、')}不在就医地目录里，按全自费计算。`)
  if (paper.sums.length > 0)
    drawn.heading('费用分类（元）').table(sumsTable(paper.sums), [1.4, 0.8, 1.2, 1.2, 1.1, 1.1])
  drawn.heading('这笔账是怎么算的').table(stepsOf(paper), [4.9, 1.2, 3.1])
  if (settlement.result.provisional.length > 0)
    drawn.paragraph('标“暂定”的标准来自较早或较低层级的公开文件，正式标准以医保局答复为准。', { quiet: true })
  return drawn
    .picture(qr, 84, '核验结算单的二维码')
    .centred('扫码可以核验这次结算现在是否有效，不显示您的个人信息。')
    .finish()
}

const pair = (title: string, text: string): [Cell, Cell] => [{ text: title, head: true }, { text }]

function headOf({ settlement, person, poolName, insurance, institution, visitId, settledAt }: ReceiptPaper): Cell[][] {
  const { from, to } = settlement
  const days = to === null || to === from ? dayText(from) : spanText(from, to)
  return [
    [...pair('姓名', person.name), ...pair('证件号码', person.idNumber)],
    [...pair('人员编号', person.personNo), ...pair('险种', labelOf('insurance', insurance))],
    [...pair('参保地', poolName), ...pair('就医地', settlement.placeName)],
    [...pair('定点机构', settlement.institutionName), ...pair('机构编码', institution)],
    [...pair('就诊类型', labelOf('kind', settlement.kind)), ...pair('就诊日期', days)],
    [...pair('就诊ID', visitId), ...pair('结算时间', settledAt)],
  ]
}

/** The amounts by the names of the national receipt, two in a row. */
function amountsOf({ settlement: { result, account, shared }, insurance }: ReceiptPaper): Cell[][] {
  const { amounts } = result
  const named: [string, string][] = [
    ['医疗费总额', amounts.total],
    ['全自费金额', amounts.outOfScope],
    ['超限价自费费用', amounts.overCeiling],
    ['先行自付金额', amounts.ownShare],
    ['符合政策范围金额', amounts.inScope],
    ['异地先行自付', amounts.prepayment],
    ['实际支付起付线', amounts.deductible],
    ...fundsOf(result).map(({ fund, fen }): [string, string] => [
      FUNDS[fund].told[insurance].typeName,
      formatYuan(fen),
    ]),
    ['基金支付总额', amounts.fundTotal],
    ['个人账户支出', account],
    ...(shared === undefined ? [] : [['其中家庭共济', shared.amount] as [string, string]]),
    ['个人现金支出', amounts.cash],
  ]
  const cells = named.map(([title, yuan]) => pair(title, yuanText(yuan)))
  const rows: Cell[][] = []
  for (let index = 0; index < cells.length; index += 2) {
    const [[title, text], second] = [cells[index]!, cells[index + 1]]
    rows.push(second === undefined ? [title, { ...text, wide: 3 }] : [title, text, ...second])
  }
  return rows
}

const kindWords = { medicine: '药品', service: '诊疗项目', material: '医用耗材', other: '目录不认识的' } as const

/** What the lines come to, kind by kind and together. */
function sumsTable(sums: FeeSumsMessage): Cell[][] {
  const heads = ['费用类别', '条数', '金额', '范围内', '自理', '自费'].map((text): Cell => ({ text, head: true }))
  const all = (part: 'amount' | 'inScope' | 'ownShare' | 'outside'): string =>
    formatYuanGrouped(sums.reduce((fen, one) => fen + parseYuan(one[part]), 0))
  const rows = sums.map((one): Cell[] => [
    { text: kindWords[one.kind] },
    { text: String(one.count) },
    ...([one.amount, one.inScope, one.ownShare, one.outside] as const).map((yuan) => ({ text: yuanText(yuan) })),
  ])
  const count = String(sums.reduce((sum, one) => sum + one.count, 0))
  const sum = ['合计', count, all('amount'), all('inScope'), all('ownShare'), all('outside')]
  return [heads, ...rows, sum.map((text): Cell => ({ text, head: true }))]
}

/** Each step of the explanation with its amount and its article. */
function stepsOf({ settlement, documentName }: ReceiptPaper): Cell[][] {
  const heads = ['怎么算', '金额', '依据'].map((text): Cell => ({ text, head: true }))
  const steps = settlement.result.explanation.map(({ text, amount, basis, provisional, parameters }): Cell[] => {
    const weak = provisional === true || parameters.some(({ status }) => status === 'provisional')
    const article = basis.document === '' ? '' : `${documentName(basis.document)} ${basis.article}`
    return [{ text }, { text: yuanText(amount) }, { text: weak ? `${article}（暂定）` : article }]
  })
  return [heads, ...steps]
}

const sharedText = ({ from }: NonNullable<SettlementMessage['shared']>): string =>
  `家庭共济来自：${from.map(({ name, amount }) => `${name} ${yuanText(amount)}元`).join('、')}。`

const yuanText = (yuan: string): string => formatYuanGrouped(parseYuan(yuan))
