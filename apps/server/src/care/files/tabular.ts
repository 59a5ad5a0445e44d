/** Text files of the interface (section 3.3): UTF-8, a row a line, columns separated by tabs, what is not known written `null`. */

/** The text of rows; a tab or a line end inside of a value would begin another column, and becomes a space. */
export function tabularText(rows: readonly (readonly (string | null)[])[]): string {
  return rows.map((row) => `${row.map((value) => value?.replace(/[\t\r\n]+/g, ' ') ?? 'null').join('\t')}\n`).join('')
}
