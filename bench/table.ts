/** Prints results as plain tables that can be pasted into a page. */

export interface Table {
  title: string
  head: readonly string[]
  rows: readonly (readonly string[])[]
  /** What the reader must know to read the figures. */
  notes?: readonly string[]
}

/** 31 ns, 4.2 µs, 1.2 ms, 3.1 s: three figures at most. */
export function formatNs(ns: number): string {
  const [value, unit] =
    ns < 1e3 ? [ns, 'ns'] : ns < 1e6 ? [ns / 1e3, 'µs'] : ns < 1e9 ? [ns / 1e6, 'ms'] : [ns / 1e9, 's']
  return `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ${unit}`
}

/** How many times as long as the base: 1.0, 12, 3,400. */
export function formatRatio(ratio: number): string {
  return ratio < 10 ? ratio.toFixed(2) : Math.round(ratio).toLocaleString('en-US')
}

export const formatCount = (count: number): string => Math.round(count).toLocaleString('en-US')
export const formatMiB = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(0)} MiB`

/** The table as Markdown, the first column to the left and the figures to the right. */
export function renderTable(table: Table): string {
  const widths = table.head.map((head, column) =>
    Math.max(head.length, ...table.rows.map((row) => row[column]!.length)),
  )
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join(' | ')} |`
  const rule = `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : '-'.repeat(width + 1) + ':')).join('|')}|`
  return [
    `## ${table.title}`,
    '',
    line(table.head),
    rule,
    ...table.rows.map(line),
    ...(table.notes ?? []).map((note, index) => (index === 0 ? `\n${note}` : note)),
    '',
  ].join('\n')
}
