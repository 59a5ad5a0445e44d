import type { feeLines as zh } from '../zh/fee-lines.ts'
import type { Shape } from '../shape.ts'

/** The lines of a bill, one by one. */
export const feeLines: Shape<typeof zh> = {
  title: 'Items',
  why: 'Log in to see your bills.',
  linesCount: (count) =>
    `${String(count)} in all. Borne first: the person's part of class B. Outside: not in the catalogue, or above the ceiling.`,
  kinds: { medicine: 'Medicines', service: 'Services', material: 'Materials', other: 'Not in the catalogue' },
  classes: { A: 'class A', B: 'class B', C: 'class C' },
  cuts: {
    'unknown-code': 'the catalogue of the place has no such code: all outside',
    'class-c': 'class C: all outside',
    'not-approved': 'not approved by the hospital for insurance: all outside',
    'over-supply': 'more days of medicine than allowed: the part above is outside',
    'over-ceiling': 'above the ceiling of the price',
    'own-share': "class B: the person's part is borne first",
  },
  ofKind: (kind, count) => `${kind} (${String(count)})`,
  each: (quantity, price) => `${quantity} × ${price} yuan`,
  inScope: (yuan) => `within the scope ${yuan}`,
  ownShare: (yuan) => `borne first ${yuan}`,
  outside: (yuan) => `outside ${yuan}`,
  refund: 'returned',
  moreLines: (left) => `${String(Math.min(left, 100))} more of ${String(left)}`,
  noLines: 'This settlement kept no items.',
}
