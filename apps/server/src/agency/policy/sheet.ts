/** The table of a pool on a day to take along: every line with its document, article, status and place in the files. */
import type { PolicyTableMessage } from '@yidi/contracts'
import { LAW_CHAPTERS } from '@yidi/rules'
import type { DocumentRecord } from '@yidi/rules'
import { csvOf, sheetOf } from '../../platform/sheets/index.ts'
import type { SheetColumn } from '../../platform/sheets/index.ts'

type Line = PolicyTableMessage['lines'][number]

const statuses = { stated: '有据', provisional: '暂用', open: '待定' } as const

const columnsOf = (documents: ReadonlyMap<string, DocumentRecord>): readonly SheetColumn<Line>[] => [
  { title: '章', width: 12, text: ({ chapter }) => LAW_CHAPTERS[chapter] },
  { title: '规定', width: 56, text: ({ title }) => title },
  { title: '数值', width: 40, text: ({ value }) => value },
  { title: '状态', width: 8, text: ({ status }) => statuses[status] },
  { title: '从哪天起', width: 14, text: ({ from }) => from },
  { title: '文件', width: 36, text: ({ source }) => (source && documents.get(source.document)?.title) ?? '' },
  { title: '文号', width: 24, text: ({ source }) => (source && documents.get(source.document)?.number) ?? '' },
  { title: '条款', width: 24, text: ({ source }) => source?.article ?? '' },
  { title: '备注', width: 30, text: ({ note }) => note ?? '' },
  { title: '政策文件', width: 44, text: ({ at }) => (at === undefined ? '' : `${at.file}:${String(at.line)}`) },
]

/** The bytes of the file. */
export async function tableSheet(
  { lines }: PolicyTableMessage,
  documents: ReadonlyMap<string, DocumentRecord>,
  as: 'csv' | 'xlsx',
): Promise<Buffer> {
  const columns = columnsOf(documents)
  return as === 'csv' ? csvOf(columns, lines) : sheetOf('政策', columns, lines)
}
