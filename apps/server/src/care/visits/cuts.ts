/** What of a fee line does not count towards what the funds share, by its reason. */
import type { CutReason } from '@yidi/contracts'

/** A line as far as the reasons go; amounts in fen. */
interface CutLine {
  known: boolean
  catalogueClass: 'A' | 'B' | 'C'
  covered: boolean
  outOfScopeFen: number
  overCeilingFen: number
  ownShareFen: number
}

/** Why something of a line lies outside the scope. */
function outsideBecause({ known, catalogueClass, covered }: CutLine): CutReason {
  if (!known) return 'unknown-code'
  if (catalogueClass === 'C') return 'class-c'
  return covered ? 'over-supply' : 'not-approved'
}

/** What of a line does not count, in the order in which lines are divided. */
export function cutsOf(line: CutLine): { reason: CutReason; fen: number }[] {
  const cuts: { reason: CutReason; fen: number }[] = [
    { reason: outsideBecause(line), fen: line.outOfScopeFen },
    { reason: 'over-ceiling', fen: line.overCeilingFen },
    { reason: 'own-share', fen: line.ownShareFen },
  ]
  return cuts.filter(({ fen }) => fen !== 0)
}
