/** Pages of the catalogue (1304, 1312), with what clients read beside the rows. */
import { decimal, refuse } from '@yidi/contracts/interface'
import { searchCatalogue } from '../care/catalogue/index.ts'
import type { CatalogueSearch, ListedItem } from '../care/catalogue/index.ts'
import type { Call } from './call.ts'
import type { ReplyContent } from './reply.ts'

const largestPage = 100

/** The fields by which a page is asked for. */
export const pageFields = { page_num: decimal('当前页数', 0, 'may'), page_size: decimal('本页数据量', 0, 'may') }

interface AskedPage {
  page_num: number
  page_size: number
}

/** Answers one page; without a number the first, without a size as many as a page may have. */
export async function answerPage(
  call: Call,
  search: CatalogueSearch,
  { page_num, page_size }: AskedPage,
  rowOf: (item: ListedItem) => Record<string, unknown>,
): Promise<ReplyContent> {
  const page = page_num === 0 ? 1 : page_num
  const size = page_size === 0 ? largestPage : page_size
  if (page < 1 || size < 1 || size > largestPage) refuse('page-malformed', { page, size, largest: largestPage })
  const { items, count } = await searchCatalogue(call.services.db, search, { page, size })
  const pages = Math.ceil(count / size)
  const startRow = (page - 1) * size + (items.length === 0 ? 0 : 1)
  return call.answer({
    data: items.map(rowOf),
    recordCounts: count,
    pages,
    pageNum: page,
    pageSize: size,
    size: items.length,
    startRow,
    endRow: (page - 1) * size + items.length,
    firstPage: page === 1,
    lastPage: page >= pages,
  })
}
