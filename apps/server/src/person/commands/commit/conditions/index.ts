/** Every condition; a new one is a file and a line here, and holds for whoever writes the key that it guards. */
import { balances } from './balances.ts'
import type { Condition } from './condition.ts'
import { linesHeld, linesTakenOver } from './lines-held.ts'
import { linesToVoid } from './lines-to-void.ts'
import { materialsFree } from './materials-free.ts'
import { materialsSent } from './materials-sent.ts'
import { sharesThere } from './shares-there.ts'
import { visitsThere } from './visits-there.ts'

export const conditions: readonly Condition[] = [
  visitsThere,
  linesToVoid,
  linesHeld,
  linesTakenOver,
  balances,
  materialsFree,
  materialsSent,
  sharesThere,
]

export { sumsThere } from './sums-there.ts'
export type { Condition } from './condition.ts'
