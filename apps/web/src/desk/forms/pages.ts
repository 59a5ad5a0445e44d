/** The pages of a list that the server hands out page by page; none where one page holds everything. */
import type { TablePaginationConfig } from 'antd'

interface Paged {
  page: number
  pageSize: number
  total: number
}

export function pagesOf(
  { page, pageSize, total }: Paged,
  onPage: (page: number) => void,
): TablePaginationConfig | false {
  if (total <= pageSize) return false
  return { current: page, pageSize, total, showSizeChanger: false, onChange: onPage }
}
