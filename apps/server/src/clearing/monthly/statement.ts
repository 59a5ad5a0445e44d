/** 月度结算单: an application on paper and as a sheet. */
import { monthlyDrawn } from '@yidi/contracts'
import type {
  MonthlyApplicationMessage,
  MonthlyDiseaseFigures,
  MonthlyLine,
  MonthlyMethodFigures,
} from '@yidi/contracts'
import { Paper, groupAmounts } from '../../platform/printing/index.ts'
import type { Cell } from '../../platform/printing/index.ts'
import { sheetPage, workbookOf } from '../../platform/sheets/index.ts'
import type { SheetColumn } from '../../platform/sheets/index.ts'
import { kindTitles } from './apply.ts'
import { diseaseColumns, drawMethods, methodColumns, methodRows } from './method-papers.ts'
import { reasonText } from './show.ts'

const head = (...texts: string[]): Cell[] => texts.map((text) => ({ text, head: true }))
const row = (...texts: string[]): Cell[] => texts.map((text) => ({ text: groupAmounts(text) }))
const pair = (title: string, text: string): Cell[] => [{ text: title, head: true }, { text: groupAmounts(text) }]

const decisionText = ({ decision, refused, restored }: MonthlyLine): string =>
  [
    decision === null ? '' : decision === 'accepted' ? '认可' : `不予支付 ${refused}`,
    restored === '0.00' ? '' : `撤销退回 ${restored}`,
  ]
    .filter((text) => text !== '')
    .join('，')
const whyText = ({ reason, words }: MonthlyLine): string =>
  [reason === null ? '' : reasonText(reason), words ?? ''].filter((text) => text !== '').join('：')

/** Draws the statement; `lines` are those that were refused or objected to. */
export function drawStatement(
  one: MonthlyApplicationMessage,
  lines: readonly MonthlyLine[],
  from: { regionName: string; at: Date },
): Promise<Buffer> {
  const paper = new Paper({ title: '月度结算单', foot: `${from.regionName} · ${one.applicationId}`, at: from.at })
    .title(`${one.institutionName}（${one.institution}） · ${one.month} ${kindTitles[one.kind]}`)
    .table(
      [
        pair('申报编号', one.applicationId),
        pair('状态', one.stateTitle),
        pair('结算笔数（撤销另算一笔）', String(one.count)),
        pair('医疗费总额', `${one.total} 元`),
        pair('医保认可费用总额', `${one.inScope} 元`),
        pair('基金支付', `${one.fund} 元`),
        pair('个人账户支付', `${one.account} 元`),
        pair('个人现金支付', `${one.cash} 元`),
        pair('申报应付（基金加个人账户）', `${one.payable} 元`),
        pair('不予支付', `${one.refused} 元`),
        pair('撤销退回（撤销了的结算以前扣下的）', `${one.restored} 元`),
        pair('以前多付、这次扣回', one.carried === null ? '还没有复核' : `${one.carried} 元`),
        pair('这次应付', one.due === null ? '还没有复核' : `${one.due} 元`),
      ],
      [1, 2],
    )
  if (one.due?.startsWith('-') === true)
    paper.paragraph(`这次没有要付的，机构还欠 ${one.due.slice(1)} 元，从以后的申报里扣。`)
  drawMethods(paper, one.methods)
  if (lines.length > 0)
    paper
      .heading('不予支付、撤销退回和有异议的明细')
      .table(
        [
          head('序号', '结算编号', '应付', '结果', '原因', '异议和答复'),
          ...lines.map((line) =>
            row(
              String(line.no),
              line.settlement,
              line.payable,
              decisionText(line),
              whyText(line),
              [line.objection, line.answer].filter((text) => text !== null).join('；'),
            ),
          ),
        ],
        [1, 4, 2, 3, 4, 4],
      )
  for (const note of one.notes) paper.paragraph(note, { quiet: true })
  return paper.finish()
}

const columns: readonly SheetColumn<MonthlyLine>[] = [
  { title: '序号', width: 8, text: ({ no }) => String(no) },
  { title: '结算编号', width: 30, text: ({ settlement }) => settlement },
  { title: '就诊编号', width: 30, text: ({ visit }) => visit },
  { title: '结算日', width: 12, text: ({ day }) => day },
  { title: '参保地', width: 16, text: ({ poolName }) => poolName },
  { title: '病种编码', width: 14, text: ({ disease }) => disease ?? '' },
  { title: '撤销', width: 8, text: ({ undoes }) => (undoes ? '是' : '') },
  { title: '医疗费总额', width: 14, text: ({ total }) => total },
  { title: '应付', width: 14, text: ({ payable }) => payable },
  { title: '其中基金', width: 14, text: ({ fund }) => fund },
  { title: '为什么审', width: 20, text: ({ drawn }) => (drawn === null ? '' : monthlyDrawn[drawn]) },
  { title: '结果', width: 20, text: decisionText },
  { title: '原因', width: 30, text: whyText },
  { title: '异议', width: 30, text: ({ objection }) => objection ?? '' },
  { title: '答复', width: 30, text: ({ answer }) => answer ?? '' },
]

/** Every line as a sheet, and beside it the figures of the payment methods and every disease. */
export function statementSheet(
  one: MonthlyApplicationMessage,
  lines: readonly MonthlyLine[],
  { methods, diseases }: { methods: MonthlyMethodFigures; diseases: readonly MonthlyDiseaseFigures[] },
): Promise<Buffer> {
  return workbookOf(
    sheetPage(`${one.month}${kindTitles[one.kind]}`, columns, lines),
    sheetPage('按付费方式看的数', methodColumns, methodRows(methods)),
    ...(methods.byDisease === null ? [] : [sheetPage('按病种', diseaseColumns, diseases)]),
  )
}
