import type { ClaimLineMessage } from '@yidi/contracts'
import { claimCutReasons, claimLineCuts, lineNeeds } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import { cutsOf } from '../../care/visits/index.ts'
import type { LineDecision } from '../../person/file/index.ts'
import { priceText, quantityText } from '../bill/index.ts'
import type { BilledLine } from './billing.ts'

/** A line as pages show it, with what a reviewer cut of it. */
export function lineMessage(billed: BilledLine, cut?: LineDecision['cut']): ClaimLineMessage {
  const { line, divided, candidates } = billed
  const { name, known } = divided
  return {
    lineNo: line.lineNo,
    day: line.day,
    code: known ? divided.sent.code : null,
    name: line.name,
    ...(name === null || name === line.name ? {} : { catalogueName: name }),
    quantity: quantityText(line.quantity),
    price: priceText(line.priceMicro),
    amount: formatYuan(line.amountFen),
    class: divided.catalogueClass,
    outOfScope: formatYuan(divided.outOfScopeFen),
    overCeiling: formatYuan(divided.overCeilingFen),
    ownShare: formatYuan(divided.ownShareFen),
    inScope: formatYuan(divided.inScopeFen),
    remarks: remarksOf(billed),
    candidates: candidates.map(({ code, name: title, class: level }) => ({ code, name: title, class: level })),
    ...(cut === undefined
      ? {}
      : {
          cut: {
            amount: formatYuan(cut.fen),
            reason: cut.reason,
            reasonTitle: claimCutReasons[cut.reason].title,
            basis: cut.basis,
            ...(cut.words === undefined ? {} : { words: cut.words }),
          },
        }),
  }
}

/** Why the line is divided so, and what is still to be known of it. */
function remarksOf({ divided, needs }: BilledLine): string[] {
  const cuts = cutsOf({ ...divided, covered: divided.sent.covered })
  return [...cuts.map(({ reason }) => claimLineCuts[reason]), ...needs.map((need) => lineNeeds[need])]
}
