/** A plain table; on a phone each line is a card of its own, as in DeskTable. */
import type { ReactNode } from 'react'

interface RowsProps {
  label: string
  heads: readonly string[]
  rows: readonly { key: string | number; superseded?: boolean; cells: readonly ReactNode[] }[]
}

export function Rows({ label, heads, rows }: RowsProps) {
  return (
    <div className="table-scroll">
      <table className="plain-table" aria-label={label}>
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
            <tr key={row.key} className={row.superseded === true ? 'superseded' : undefined}>
              {row.cells.map((cell, index) => (
                <td key={heads[index]} data-head={heads[index]}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
