/** What the review proposes, for whoever approves. */
import { claimRefusalReasons, thirdParties } from '@yidi/contracts'
import type { ClaimCase } from '../../api/claims-desk.ts'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import { Card } from '../../parts/card/Card.tsx'
import * as t from '../../texts/index.ts'

const words = t.claimsDesk.proposed

export function Proposed({ found: { claim, review, rulings } }: { found: ClaimCase }) {
  if (claim.state !== 'reviewed' || review === undefined) return null
  const { refuse, lines, situation, thirdParty, words: opinion } = review
  const used = rulings.filter(({ name }) => review.rulings?.includes(name))
  const cuts = lines.filter(({ cut }) => cut !== undefined).length
  return (
    <Card as="section" aria-label={words.title} tight>
      <h2>{words.title}</h2>
      {refuse === undefined ? (
        <p>
          {words.settle}
          {cuts === 0 ? '' : words.cuts(cuts)}
        </p>
      ) : (
        <>
          <p>{words.refuse(claimRefusalReasons[refuse.reason].title)}</p>
          {refuse.words === undefined ? null : <p>{refuse.words}</p>}
          <BasisChip basis={refuse.basis} />
        </>
      )}
      {situation === undefined ? null : <p>{words.situation(t.claimsDesk.situations[situation])}</p>}
      {thirdParty === undefined ? null : <p>{words.thirdParty(thirdParties[thirdParty])}</p>}
      {used.length === 0 ? null : <p>{words.rulings(used.map(({ title }) => title))}</p>}
      {opinion === undefined ? null : <p>{opinion}</p>}
    </Card>
  )
}
