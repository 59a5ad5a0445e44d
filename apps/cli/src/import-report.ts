import type { ImportReport } from '@yidi/contracts'

/** What was done, then a line for everything that was not. */
export function reportText({ rows, added, changed, unchanged, refused, refusals }: ImportReport): string {
  const lines = refusals.map(
    ({ row, field, value, message, remedy }) => `第 ${String(row)} 行　${field}“${value}”　${message}。${remedy}`,
  )
  lines.unshift(
    `读了 ${String(rows)} 行：新增 ${String(added)}，更新 ${String(changed)}，没有变化 ${String(unchanged)}，没有导入 ${String(refused)}。`,
  )
  return `${lines.join('\n')}\n`
}
