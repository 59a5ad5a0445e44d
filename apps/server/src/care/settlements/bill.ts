import type { BillLine, SettlingFile, VisitRow } from '../../person/file/index.ts'
import { refuse } from '../refusals/index.ts'
import { settlementOf } from '../visits/index.ts'

/**
 * The lines that a settlement takes: those of a charging batch that are open, or with an empty batch all that are.
 * Refuses where there is none. A stay that was settled to its end in the middle
 * is closed after the discharge by a settlement of nothing.
 */
export function billOf(file: SettlingFile, visit: VisitRow, batch: string): BillLine[] {
  const open = file.lines.filter((line) => line.settlement_id === null)
  if (open.length === 0 && settlementOf(file) !== '' && visit.status === 'discharged') return []
  if (open.length === 0 && settlementOf(file) !== '')
    refuse('visit-settled', { visit: visit.visit_id, settlement: settlementOf(file) })
  if (open.length === 0) refuse('nothing-to-settle', { visit: visit.visit_id })
  const lines = batch === '' ? open : open.filter((line) => line.batch === batch)
  if (lines.length === 0) refuse('batch-empty', { batch })
  return lines
}

/** Refuses a bill whose refunds exceed what was charged. */
export function requireNotNegative(visit: VisitRow, lines: readonly BillLine[]): void {
  if (lines.reduce((sum, line) => sum + line.amount_fen, 0) < 0) refuse('bill-negative', { visit: visit.visit_id })
}

/** Refuses a bill of which the catalogue of the place of treatment knows no code (gateway contract, "Messages"). */
export function requireKnownCode(visit: VisitRow, lines: readonly BillLine[]): void {
  if (lines.length > 0 && lines.every((line) => !line.known))
    refuse('no-code-known', { place: visit.place, codes: lines.map((line) => line.catalogue_code) })
}
