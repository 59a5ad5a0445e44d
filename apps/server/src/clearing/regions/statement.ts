/** 清算单: a clearing on paper and as a sheet. */
import type { ClearingLine, ClearingMessage } from '@yidi/contracts'
import { Paper } from '../../platform/printing/index.ts'
import type { Cell } from '../../platform/printing/index.ts'
import { sheetOf } from '../../platform/sheets/index.ts'
import type { SheetColumn } from '../../platform/sheets/index.ts'

const head = (...texts: string[]): Cell[] => texts.map((text) => ({ text, head: true }))
const row = (...texts: string[]): Cell[] => texts.map((text) => ({ text }))
const pair = (title: string, text: string): Cell[] => [{ text: title, head: true }, { text }]

/** Draws the statement; `lines` are those that were disputed, undo something or give something back. */
export function drawClearingStatement(one: ClearingMessage, lines: readonly ClearingLine[], at: Date): Promise<Buffer> {
  const paper = new Paper({ title: '区域清算单', foot: `${one.regionName} · ${one.clearingId}`, at })
    .title(`${one.poolName}应付${one.regionName} · ${one.month}`)
    .table(
      [
        pair('清算编号', one.clearingId),
        pair('就医地', `${one.regionName}（${one.region}）`),
        pair('参保地', `${one.poolName}（${one.pool}）`),
        pair('状态', one.stateTitle),
        pair('笔数（撤销另算一笔）', String(one.count)),
        pair('汇总时的合计', `${one.gross} 元`),
        pair('就医地撤下', `${one.withdrawn} 元`),
        pair('应付', one.due === null ? '还没有确认完' : `${one.due} 元`),
        pair('和对方应付的相抵', `${one.netted} 元`),
      ],
      [1, 2],
    )
  if (lines.length > 0)
    paper
      .heading('有过争议的、撤销的和撤销退回的明细')
      .table(
        [
          head('序号', '结算编号', '应付', '撤下', '状态', '说明', '答复'),
          ...lines.map((line) =>
            row(
              ...[String(line.no), line.settlement, line.amount, line.withdrawn, line.stateTitle],
              saidOf(line),
              line.answer ?? '',
            ),
          ),
        ],
        [1, 4, 2, 2, 2, 4, 4],
      )
  for (const note of one.notes) paper.paragraph(note, { quiet: true })
  return paper.finish()
}

/** What a line is and what was said of it. */
function saidOf({ undoes, restored, reasonTitle, words }: ClearingLine): string {
  const back = restored === '0.00' ? '' : `含撤销退回 ${restored}（以前扣下的）`
  const disputed = [reasonTitle ?? '', words ?? ''].filter((text) => text !== '').join('：')
  return [undoes ? '撤销' : '', back, disputed].filter((text) => text !== '').join('；')
}

const columns: readonly SheetColumn<ClearingLine>[] = [
  { title: '序号', width: 8, text: ({ no }) => String(no) },
  { title: '机构', width: 16, text: ({ institution }) => institution },
  { title: '结算编号', width: 30, text: ({ settlement }) => settlement },
  { title: '就诊编号', width: 30, text: ({ visit }) => visit },
  { title: '结算日', width: 12, text: ({ day }) => day },
  { title: '撤销', width: 8, text: ({ undoes }) => (undoes ? '是' : '') },
  { title: '应付', width: 14, text: ({ amount }) => amount },
  { title: '其中撤销退回', width: 14, text: ({ restored }) => (restored === '0.00' ? '' : restored) },
  { title: '撤下', width: 14, text: ({ withdrawn }) => withdrawn },
  { title: '状态', width: 16, text: ({ stateTitle }) => stateTitle },
  { title: '争议', width: 24, text: ({ reasonTitle }) => reasonTitle ?? '' },
  { title: '说明', width: 30, text: ({ words }) => words ?? '' },
  { title: '答复', width: 30, text: ({ answer }) => answer ?? '' },
]

/** Every line as a sheet. */
export const clearingSheet = (one: ClearingMessage, lines: readonly ClearingLine[]): Promise<Buffer> =>
  sheetOf(`${one.month}清算`, columns, lines)
