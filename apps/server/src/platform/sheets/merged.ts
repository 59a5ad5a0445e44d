/** Merged cells of a sheet of an XLSX file, which the reader of its rows passes over. */

interface Range {
  top: number
  bottom: number
  left: number
  right: number
}

/**
 * Finds the merged cells in the text of a sheet. What is given back tells for one row after the other, in rising order, which of
 * the columns (from 0) that any row had so far belong to a merged cell; `width` is how many this one has.
 */
export function mergedRanges(sheet: Uint8Array): (row: number, width: number) => { merged?: number[] } {
  const waiting = rangesOf(Buffer.from(sheet.buffer, sheet.byteOffset, sheet.byteLength))
  let next = 0
  let open: Range[] = []
  let widest = 0
  return (row, width) => {
    widest = Math.max(widest, width)
    for (; next < waiting.length && waiting[next]!.top <= row; next++) open.push(waiting[next]!)
    if (open.length === 0) return {}
    open = open.filter(({ bottom }) => bottom >= row)
    const merged = Array.from({ length: widest }, (_, column) => column).filter((column) =>
      open.some(({ left, right }) => left <= column && column <= right),
    )
    return merged.length === 0 ? {} : { merged }
  }
}

function rangesOf(sheet: Buffer): Range[] {
  const at = sheet.indexOf('mergeCells')
  if (at < 0) return []
  const found = sheet
    .subarray(at)
    .toString('latin1')
    .matchAll(/ref="([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)"/g)
  return [...found]
    .map(([, left, top, right, bottom]) => ({
      top: Number(top),
      bottom: Number(bottom),
      left: columnOf(left!),
      right: columnOf(right!),
    }))
    .sort((one, other) => one.top - other.top)
}

/** A is 0, Z 25, AA 26. */
const columnOf = (letters: string): number =>
  [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1

/** The other way round: 0 is A. */
export function columnName(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26))
  return column < 26 ? rest : columnName(Math.floor(column / 26) - 1) + rest
}
