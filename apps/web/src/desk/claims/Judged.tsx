/** As what a claim is reviewed: its situation, what was found out of a third party, and the rulings that are used. */
import { claimSituationNames, thirdParties } from '@yidi/contracts'
import type { ClaimCase } from '../../api/claims-desk.ts'
import { Card } from '../../parts/card/Card.tsx'
import { Check } from '../../parts/field/Check.tsx'
import look from '../../parts/look/look.module.css'
import * as t from '../../texts/index.ts'
import { Choose } from '../choose/Choose.tsx'
import type { Review } from './useReview.ts'

const words = t.claimsDesk

export function Judged({ found, review }: { found: ClaimCase; review: Review }) {
  if (!review.may) return null
  const { claim, form, rulings } = found
  const { judgement } = review.draft
  const undetermined = review.outcome.result?.outcome === 'undetermined'
  return (
    <Card as="section" aria-label={words.judged} tight>
      <h2>{words.judged}</h2>
      <Choose
        label={words.situation}
        value={judgement.situation}
        empty={words.asApplied(claim.situationTitle)}
        options={claimSituationNames
          .filter((one) => one !== claim.situation)
          .map((one) => [one as string, words.situations[one]] as const)}
        onChoose={(situation: string) => review.judge({ ...judgement, situation })}
      />
      <Choose
        label={words.thirdParty}
        value={judgement.thirdParty}
        empty={words.asApplied(form.injury?.title ?? thirdParties.none)}
        options={Object.entries(thirdParties)}
        onChoose={(thirdParty: string) => review.judge({ ...judgement, thirdParty })}
      />
      {rulings.length === 0 && !undetermined ? null : (
        <fieldset>
          <legend>{words.rulings}</legend>
          <p className={look.aside}>{rulings.length === 0 ? words.noRulings : words.rulingsLead}</p>
          {rulings.map(({ name, title }) => {
            const others = judgement.rulings.filter((one) => one !== name)
            return (
              <Check
                key={name}
                label={title}
                checked={judgement.rulings.includes(name)}
                onChange={(on) => review.judge({ ...judgement, rulings: on ? [...others, name] : others })}
              />
            )
          })}
        </fieldset>
      )}
    </Card>
  )
}
