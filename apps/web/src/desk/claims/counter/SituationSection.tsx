/** Why the person paid in full, and what the situation asks besides. */
import { thirdParties } from '@yidi/contracts'
import type { ClaimSituation } from '../../../api/claims-desk.ts'
import { BasisChip } from '../../../parts/basis/BasisChip.tsx'
import { Card } from '../../../parts/card/Card.tsx'
import { Check } from '../../../parts/field/Check.tsx'
import { Field } from '../../../parts/field/Field.tsx'
import { Dots } from '../../../parts/list/List.tsx'
import look from '../../../parts/look/look.module.css'
import { Notice } from '../../../parts/notice/Notice.tsx'
import * as t from '../../../texts/index.ts'
import { Words } from '../../case/Words.tsx'
import { Choose } from '../../choose/Choose.tsx'
import { asksInjury, asksPrescription } from './entry.ts'
import type { ClaimEntryState } from './useClaimEntry.ts'

const words = t.claimCounter

export function SituationSection({
  situations,
  entry,
  set,
}: ClaimEntryState & { situations: readonly ClaimSituation[] }) {
  const chosen = situations.find(({ situation }) => situation === entry.situation)
  return (
    <Card as="section" aria-label={t.claimsDesk.situation}>
      <h2>{t.claimsDesk.situation}</h2>
      <Choose
        label={words.situation}
        value={entry.situation}
        empty={t.desk.refusal.choose}
        options={situations.map(({ situation, title }) => [situation as string, title] as const)}
        onChoose={(situation: string) => set({ situation })}
      />
      {chosen === undefined ? null : <p className={look.aside}>{chosen.explanation}</p>}
      {chosen?.refused === undefined ? null : (
        <Notice tone="refusal">
          <p>{chosen.refused.text}</p>
          <BasisChip basis={chosen.refused.basis} />
        </Notice>
      )}
      {chosen === undefined || chosen.open.length === 0 ? null : (
        <Notice tone="waiting">
          <p>{words.open}</p>
          <Dots>
            {chosen.open.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </Dots>
        </Notice>
      )}
    </Card>
  )
}

/** How somebody was hurt, and who would have to pay for it. */
export function InjurySection({ entry, set }: ClaimEntryState) {
  return (
    <Card as="section" aria-label={words.injury}>
      <h2>{words.injury}</h2>
      {entry.situation === 'injury' ? null : (
        <Check label={words.injured} checked={entry.injured} onChange={(injured) => set({ injured })} />
      )}
      {asksInjury(entry) ? (
        <>
          <Choose
            label={words.thirdParty}
            value={entry.thirdParty}
            empty={t.desk.refusal.choose}
            options={Object.entries(thirdParties)}
            onChoose={(thirdParty: string) => set({ thirdParty })}
          />
          <Words label={t.claimsDesk.injury} most={1000} value={entry.how} onText={(how) => set({ how })} />
          <Field
            label={words.thirdPartyWho}
            maxLength={200}
            value={entry.who}
            onText={(who) => set({ who })}
            autoComplete="off"
          />
        </>
      ) : null}
    </Card>
  )
}

/** The prescription that was filled elsewhere, where the situation is that. */
export function PrescriptionSection({ entry, set }: ClaimEntryState) {
  if (!asksPrescription(entry)) return null
  return (
    <Card as="section" aria-label={t.claimsDesk.prescription}>
      <h2>{t.claimsDesk.prescription}</h2>
      <Field
        label={t.claimsDesk.prescription}
        maxLength={40}
        value={entry.prescription}
        onText={(prescription) => set({ prescription })}
        autoComplete="off"
      />
      <Field
        label={words.prescribedBy}
        maxLength={100}
        value={entry.prescribedBy}
        onText={(prescribedBy) => set({ prescribedBy })}
        autoComplete="off"
      />
    </Card>
  )
}
