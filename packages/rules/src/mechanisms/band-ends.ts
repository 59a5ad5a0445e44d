/** What bands have in common, those of the pool and those of a layer: each but the last one ends, and what was passed is behind. */
import type { Bill } from '../engine/bill.ts'
import type { Grid } from '../policy/grid.ts'
import type { PolicyReader } from '../policy/read.ts'
import type { MapNode } from '../policy/yaml.ts'

/** Says that a band without an end leaves those after it in vain. */
export function checkHasEnd(reader: PolicyReader, band: MapNode, name: string): void {
  if (band.entries.has('upTo') || reader.isMisspelt(band, 'upTo')) return
  reader.fault(band.at, 'overlap', name, '不是最后一段而没有上限，后面的段都用不上', '给这一段写 upTo，或把它放到最后')
}

/**
 * Whether a position (fen along the year or the bill) has reached a stated end among the bands from `index` on: then it is
 * past all before that end, also past one whose own end is open. `endOf` gives a stated end in fen.
 */
export function isPast<Band extends { upTo: Grid | undefined }>(
  bill: Bill,
  bands: readonly Band[],
  index: number,
  position: number,
  endOf: (upTo: Grid, band: Band) => number,
): boolean {
  return bands
    .slice(index)
    .some((band) => band.upTo !== undefined && !bill.isOpen(band.upTo) && position >= endOf(band.upTo, band))
}
