/** A plain table that scrolls in itself on a narrow screen. */
import type { ReactNode } from 'react'

interface RowsProps {
  label: string
  heads: readonly string[]
  rows: readonly { key: string | number; superseded?: boolean; cells: readonly ReactNode[] }[]
}

export function Rows({ label, heads, rows }: RowsProps) {
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={label}>
      <table className="plain-table">
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
                <td key={heads[index]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
