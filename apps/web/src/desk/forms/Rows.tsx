/** A plain table; on a phone each line is a card of its own, as in DeskTable. */
import clsx from 'clsx'
import type { ReactNode } from 'react'
import { TableScroll } from './TableScroll.tsx'
import style from './forms.module.css'

interface RowsProps {
  label: string
  heads: readonly string[]
  rows: readonly { key: string | number; superseded?: boolean; cells: readonly ReactNode[] }[]
}

export function Rows({ label, heads, rows }: RowsProps) {
  return (
    <TableScroll label={label}>
      <table className={style.plainTable} aria-label={label}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={row.key}
              className={clsx(row.superseded === true && style.superseded)}
              data-superseded={row.superseded}
            >
              {row.cells.map((cell, index) => (
                <td key={heads[index]} data-head={heads[index]}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}
