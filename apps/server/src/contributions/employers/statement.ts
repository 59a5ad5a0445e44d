/** The statement of a month's bill on paper. The tax office collects (P5): our paper is no receipt of a tax. */
import type { DeclarationMessage } from '@yidi/contracts'
import { Paper, dayText } from '../../platform/printing/index.ts'
import type { Cell } from '../../platform/printing/index.ts'

const head = (...texts: string[]): Cell[] => texts.map((text) => ({ text, head: true }))
const row = (...texts: string[]): Cell[] => texts.map((text) => ({ text }))
const pair = (title: string, text: string): Cell[] => [{ text: title, head: true }, { text }]

/** Draws the statement of a declared month. */
export function drawStatement(bill: DeclarationMessage, from: { poolName: string; at: Date }): Promise<Buffer> {
  const number = bill.declarationId ?? ''
  const paper = new Paper({ title: '单位缴费对账单', foot: `${from.poolName} · ${number}`, at: from.at })
    .title(`${bill.employerName}（${bill.employer}） · ${bill.month}`)
    .paragraph('本单只用于核对，不是完税凭证。医疗保险费由税务部门征收，完税凭证请向税务部门索取。')
    .table(
      [
        pair('申报编号', number),
        pair('状态', bill.stateTitle),
        pair('人数', `${String(bill.members)} 人，其中个人不缴 ${String(bill.exempt)} 人`),
        pair('基数合计', `${bill.base} 元`),
        pair('单位缴费', `${bill.employerPart} 元`),
        pair('个人缴费', `${bill.employeePart} 元`),
        pair('应缴本金', `${bill.total} 元`),
        pair('应缴日', bill.dueOn === null ? '经办机构没有录入' : dayText(bill.dueOn)),
        pair('已缴本金', `${bill.covered} 元`),
        pair('还差本金', `${bill.rest} 元`),
        pair('到今天的滞纳金', bill.lateFee === null ? '应缴日没有录入，算不出来' : `${bill.lateFee} 元`),
        pair('余款（转到以后的账单）', `${bill.carriedOver} 元`),
      ],
      [1, 3],
    )
  if (bill.payments.length > 0)
    paper
      .heading('缴费')
      .table(
        [
          head('银行流水号', '缴款日', '本金', '滞纳金', '退回日'),
          ...bill.payments.map((one) => row(one.reference, one.paidOn, one.amount, one.lateFee, one.returnedOn ?? '')),
        ],
        [4, 3, 3, 3, 3],
      )
  paper
    .heading('职工')
    .table(
      [
        head('姓名', '上年月平均工资', '缴费基数', '单位缴费', '个人缴费'),
        ...bill.people.map((one) =>
          row(one.name, one.wage ?? '', one.base ?? '', one.employer ?? '', one.exempt ? '不缴' : (one.employee ?? '')),
        ),
      ],
      [3, 3, 3, 3, 3],
    )
  for (const text of bill.notes) paper.paragraph(text, { quiet: true })
  return paper.finish()
}
