/**
 * How one line of a bill divides: first the price ceiling of the catalogue, then the own share of class B on what
 * remains, rounded half up to the fen (contract "Amounts"); what the catalogue does not know, class C and what the
 * institution itself did not approve is out of scope. Quantities are whole ten-thousandths, prices whole millionths
 * of a yuan, as the interface carries them.
 */
import type { CatalogueEntry } from '../catalogue/index.ts'

export interface LineAmounts {
  amountFen: number
  /** 全自费 */
  outOfScopeFen: number
  /** 超限价 */
  overCeilingFen: number
  /** 先行自付 of class B */
  ownShareFen: number
  /** 符合政策范围: the remainder. */
  inScopeFen: number
}

const half = (value: bigint, by: bigint) => (value + by / 2n) / by

/** price × quantity in fen, half up on the magnitude: what a line's amount has to be. */
export function lineAmountFen(priceMicro: number, quantityTenThousandths: number): number {
  // millionths of a yuan × ten-thousandths = 1e-10 yuan; a fen is 1e8 of these.
  const product = BigInt(priceMicro) * BigInt(quantityTenThousandths)
  return product < 0n ? -Number(half(-product, 100_000_000n)) : Number(half(product, 100_000_000n))
}

/**
 * Divides a line of a positive or no amount. `covered` false: the institution did not approve the item for payment.
 * `mostTenThousandths`: no more of the quantity is in scope, whatever it is of.
 */
export function divideLine(
  amountFen: number,
  quantityTenThousandths: number,
  entry: CatalogueEntry | undefined,
  covered = true,
  mostTenThousandths = Infinity,
): LineAmounts {
  if (entry === undefined || entry.class === 'C' || !covered)
    return { amountFen, outOfScopeFen: amountFen, overCeilingFen: 0, ownShareFen: 0, inScopeFen: 0 }
  if (quantityTenThousandths > mostTenThousandths) {
    const insideFen = Number(half(BigInt(amountFen) * BigInt(mostTenThousandths), BigInt(quantityTenThousandths)))
    const inside = divideLine(insideFen, mostTenThousandths, entry)
    return { ...inside, amountFen, outOfScopeFen: amountFen - insideFen }
  }
  const payableFen =
    entry.ceilingFen === null
      ? amountFen
      : Math.min(amountFen, Number(half(BigInt(entry.ceilingFen) * BigInt(quantityTenThousandths), 10_000n)))
  const ownShareFen = entry.class === 'B' ? Number(half(BigInt(payableFen) * BigInt(entry.ownSharePpm), 1_000_000n)) : 0
  return {
    amountFen,
    outOfScopeFen: 0,
    overCeilingFen: amountFen - payableFen,
    ownShareFen,
    inScopeFen: payableFen - ownShareFen,
  }
}

/** The difference of two divisions: what a line adds to a bill. */
export function difference(after: LineAmounts, before: LineAmounts): LineAmounts {
  return {
    amountFen: after.amountFen - before.amountFen,
    outOfScopeFen: after.outOfScopeFen - before.outOfScopeFen,
    overCeilingFen: after.overCeilingFen - before.overCeilingFen,
    ownShareFen: after.ownShareFen - before.ownShareFen,
    inScopeFen: after.inScopeFen - before.inScopeFen,
  }
}

/** Adds up lines. */
export function sumOf(lines: readonly LineAmounts[]): LineAmounts {
  const total: LineAmounts = { amountFen: 0, outOfScopeFen: 0, overCeilingFen: 0, ownShareFen: 0, inScopeFen: 0 }
  for (const line of lines) {
    total.amountFen += line.amountFen
    total.outOfScopeFen += line.outOfScopeFen
    total.overCeilingFen += line.overCeilingFen
    total.ownShareFen += line.ownShareFen
    total.inScopeFen += line.inScopeFen
  }
  return total
}
