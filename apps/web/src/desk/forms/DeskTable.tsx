/**
 * The desk's table: antd's on a screen, and on a phone each line a card of its own with the heads before the values, so
 * that nothing has to be pushed aside to be read.
 */
import clsx from 'clsx'
import { Empty, Table, type TableColumnsType, type TableProps } from 'antd'
import { TableScroll } from './TableScroll.tsx'
import style from './forms.module.css'

interface DeskTableProps<Line extends object> extends Omit<TableProps<Line>, 'columns' | 'scroll' | 'locale'> {
  columns: TableColumnsType<Line>
  'aria-label'?: string
  /** What to say where there is no line. */
  none: string
}

export function DeskTable<Line extends object>({ columns, none, className, ...rest }: DeskTableProps<Line>) {
  return (
    <TableScroll label={rest['aria-label']}>
      <Table<Line>
        {...rest}
        className={clsx(style.deskTable, className)}
        pagination={rest.pagination ?? false}
        columns={columns.map((column) => ({
          ...column,
          onCell: () => ({ 'data-head': typeof column.title === 'string' ? column.title : '' }) as object,
        }))}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={none} /> }}
      />
    </TableScroll>
  )
}
