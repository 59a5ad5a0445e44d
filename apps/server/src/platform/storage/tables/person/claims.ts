/** Claims (零星报销) as sequences of steps, with the lines of their bills. */
import { claimSituationNames } from '@yidi/contracts'
import { INSURANCES, VISIT_KINDS } from '@yidi/rules'
import { day, decimal, int, optional, or, personTable, sealed, searched, text, whole, word } from '../declare.ts'
import { stepColumns } from './steps.ts'

export const claimTables = {
  claim_action: personTable(
    {
      claim_id: text(),
      ...stepColumns,
      // The days of the visit; every visit that is claimed is over.
      to_day: day(),
      situation: word(claimSituationNames),
      insurance: word(INSURANCES),
      kind: word(VISIT_KINDS),
      institution: text(),
      place: text(),
      private_cipher: optional(sealed('claim_action.private:{person_no}:{claim_id}:{action_no}')),
    },
    ['claim_id', 'action_no'],
    { claim_action: { does: 'insert' } },
  ),
  claim_line: personTable(
    {
      claim_id: text(),
      edition: int(),
      line_no: int(),
      day: day(),
      code: optional(text()),
      name: text(),
      /** Four digits. */
      quantity: decimal(),
      /** Six digits. */
      price_yuan: decimal(),
      amount_fen: whole(),
      /** The line that it gives back. */
      refund_of: optional(int()),
      detail: or(searched<Record<string, unknown>>(), {}),
    },
    ['claim_id', 'edition', 'line_no'],
    { claim_line: { does: 'insert' } },
  ),
}
