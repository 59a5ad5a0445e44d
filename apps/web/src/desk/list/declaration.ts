/** What a list of the desk says of itself; the list part makes search, filters, order, pages, preview and files of it. */
import type { UseQueryOptions } from '@tanstack/react-query'
import type { ReactNode } from 'react'

export interface ListColumn<Line> {
  key: string
  title: string
  cell: (line: Line) => ReactNode
  /** Says what the line is: it cannot be hidden. */
  fixed?: true
}

export interface ListFilter {
  /** Its name in the address. */
  name: string
  /** What stands there while nothing is chosen. */
  all: string
  options: Readonly<Record<string, string>>
}

/** What a list is narrowed to and how it is ordered, as it stands in the address. */
export type Choice = Readonly<Record<string, string>>

/** One page of a list. */
export interface ListPage<Line> {
  lines: readonly Line[]
  total: number
  page: number
  pageSize: number
}

export interface ListDeclaration<Line, Page extends ListPage<Line> = ListPage<Line>> {
  /** Under which its filters are saved, and what the device remembers of its looks. */
  name: string
  /** What the table is called. */
  title: string
  columns: readonly ListColumn<Line>[]
  filters: readonly ListFilter[]
  /** Orders by their name in the address; the first is the usual one. */
  sorts: Readonly<Record<string, string>>
  /** Asks for a page. `find` names a person and never stands in an address. */
  query: (choice: Choice, find: string) => UseQueryOptions<Page>
  /** Takes the list along as it is narrowed. */
  file: (choice: Choice, find: string, as: 'csv' | 'xlsx') => Promise<Blob>
  keyOf: (line: Line) => string
  /** What the line is called for who listens. */
  nameOf: (line: Line) => string
  /** Where it opens; undefined for one that has no page here. */
  addressOf: (line: Line) => string | undefined
  /** Stands out at the edge of the line. */
  urgent?: (line: Line) => boolean
  /** What the pane beside the list shows of the line that is chosen. */
  preview: (line: Line) => ReactNode
  /** What is said where nothing is there, and where nothing is left by the filter. */
  empty: { all: string; filtered: string }
}
