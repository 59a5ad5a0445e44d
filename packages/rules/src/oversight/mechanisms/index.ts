/** Every mechanism of oversight, in the order in which rules, cases and pages have them. */
import type { Mechanism } from '../mechanism.ts'
import { cashOut } from './cash-out.ts'
import { deadOrAge } from './dead-or-age.ts'
import { filingNeverFits } from './filing-never-fits.ts'
import { invoiceTwice } from './invoice-twice.ts'
import { outpatientInStay } from './outpatient-in-stay.ts'
import { peers } from './peers.ts'
import { priceAboveCeiling } from './price-above-ceiling.ts'
import { quantityAbove } from './quantity-above.ts'
import { sameLines } from './same-lines.ts'
import { sameMedicineTwice } from './same-medicine-twice.ts'
import { splitBill } from './split-bill.ts'
import { staysOverlap } from './stays-overlap.ts'
import { tooFast } from './too-fast.ts'

export const MECHANISMS: readonly Mechanism[] = [
  sameMedicineTwice,
  staysOverlap,
  outpatientInStay,
  quantityAbove,
  priceAboveCeiling,
  splitBill,
  filingNeverFits,
  tooFast,
  deadOrAge,
  invoiceTwice,
  peers,
  sameLines,
  cashOut,
]
