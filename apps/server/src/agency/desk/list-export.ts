/** A list taken along as a file: as it is filtered, with the names, noted in the audit as one look. */
import { mostExported, problem } from '@yidi/contracts'
import type { DeskListExport, DeskTaskMessage } from '@yidi/contracts'
import { recordOfficeAudit } from '../../platform/audit/index.ts'
import { shanghaiDay } from '../../platform/clock/index.ts'
import { csvOf, sheetOf } from '../../platform/sheets/index.ts'
import type { SheetColumn } from '../../platform/sheets/index.ts'
import { readLines } from './lists.ts'
import type { ListDeps, Reader } from './lists.ts'

const columns: readonly SheetColumn<DeskTaskMessage>[] = [
  { title: '编号', width: 28, text: ({ id }) => id },
  { title: '事项', width: 36, text: ({ title }) => title },
  { title: '姓名', width: 14, text: ({ person }) => person?.name ?? '' },
  { title: '身份证号', width: 22, text: ({ person }) => person?.idNumber ?? '' },
  { title: '渠道', width: 8, text: ({ channelTitle }) => channelTitle },
  { title: '提交日期', width: 14, text: ({ openedAt }) => shanghaiDay(new Date(openedAt)) },
  { title: '最后一天', width: 14, text: ({ dueDay }) => dueDay ?? '' },
  { title: '超期', width: 6, text: ({ overdue }) => (overdue ? '是' : '') },
  { title: '状态', width: 16, text: ({ stateTitle }) => stateTitle },
  { title: '经办人', width: 18, text: ({ assignee }) => assignee ?? '' },
]

/** The file. Throws `desk-list-too-long` where the list has more lines than go into one. */
export async function exportList(deps: ListDeps, reader: Reader, { as, ...asked }: DeskListExport): Promise<Buffer> {
  const { lines, total, people } = await readLines(deps, reader, asked, { most: mostExported })
  if (total > mostExported) throw problem('desk-list-too-long', { rows: total, most: mostExported })
  const entry = {
    actorKind: 'staff',
    actor: reader.staffName,
    action: 'desk.list-export',
    subjectId: asked.kind ?? 'all',
  }
  const detail = { as, lines: lines.length, people: people.length, filter: withoutFind(asked) }
  await recordOfficeAudit(deps.database, { ...entry, detail }, deps.clock.now())
  return as === 'csv' ? csvOf(columns, lines) : sheetOf('办件', columns, lines)
}

/** By what it was narrowed; a name that was looked for is not written down. */
function withoutFind({ find, ...rest }: Omit<DeskListExport, 'as'>): object {
  return { ...rest, ...(find === undefined ? {} : { find: true }) }
}
