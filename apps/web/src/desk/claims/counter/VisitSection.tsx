/** Where and when the person was treated. */
import { INSTITUTION_LEVELS, VISIT_KINDS } from '@yidi/rules'
import type { InstitutionFound } from '@yidi/contracts'
import { findInstitutions } from '../../../api/institutions.ts'
import { Button } from '../../../parts/button/Button.tsx'
import { Card } from '../../../parts/card/Card.tsx'
import { Check } from '../../../parts/field/Check.tsx'
import { Field } from '../../../parts/field/Field.tsx'
import { PlacePicker } from '../../../parts/place-picker/PlacePicker.tsx'
import { Stack } from '../../../parts/stack/Stack.tsx'
import { today } from '../../../texts/days.ts'
import * as t from '../../../texts/index.ts'
import { Choose } from '../../choose/Choose.tsx'
import { DayField } from '../../choose/DayField.tsx'
import { Find } from '../../choose/Find.tsx'
import type { ClaimEntryState } from './useClaimEntry.ts'
import entryStyle from '../../entry/entry.module.css'

const words = t.claimCounter

export function VisitSection({ entry, set, ...state }: ClaimEntryState) {
  return (
    <Card as="section" aria-label={t.claimsDesk.visit}>
      <h2>{t.claimsDesk.visit}</h2>
      <div className={entryStyle.two}>
        <Choose
          label={words.kind}
          value={entry.kind}
          options={VISIT_KINDS.map((kind) => [kind as string, t.kind[kind]] as const)}
          onChoose={(kind: string) => set({ kind })}
        />
        <Field
          label={t.claimsDesk.visitNo}
          maxLength={40}
          value={entry.visitNo}
          onText={(visitNo) => set({ visitNo })}
          autoComplete="off"
        />
        <DayField
          label={words.from}
          max={today()}
          value={entry.from}
          onText={(from) => set({ from, ...(entry.to === '' ? { to: from } : {}) })}
        />
        <DayField label={words.to} max={today()} value={entry.to} onText={(to) => set({ to })} />
      </div>
      <Check label={t.claimsDesk.emergency} checked={entry.emergency} onChange={(emergency) => set({ emergency })} />
      <Institution {...{ entry, set }} {...state} />
    </Card>
  )
}

/** The institution out of the directory, which says its place and level; or by its name where it stands in none. */
function Institution({ entry, set }: ClaimEntryState) {
  if (entry.institutionCode !== '')
    return (
      <Stack tight>
        <b>{entry.institutionName || entry.institutionCode}</b>
        <div>
          <Button onClick={() => set({ institutionCode: '', institutionName: '', institutionLevel: '' })}>
            {words.otherInstitution}
          </Button>
        </div>
      </Stack>
    )
  return (
    <>
      <Find
        label={words.institution}
        hint={words.institutionHint}
        none={words.institutionNone}
        find={findInstitutions}
        shown={(one: InstitutionFound) => ({
          key: one.code,
          title: one.name,
          about: [t.level[one.level], one.address].filter(Boolean).join(' · '),
        })}
        onTake={(one) =>
          set({
            institutionCode: one.code,
            institutionName: one.name,
            institutionLevel: one.level,
            place: one.place,
            placeName: '',
          })
        }
      />
      <div className={entryStyle.two}>
        <Field
          label={words.institutionName}
          maxLength={100}
          value={entry.institutionName}
          onText={(institutionName) => set({ institutionName })}
          autoComplete="off"
        />
        <Choose
          label={words.institutionLevel}
          value={entry.institutionLevel}
          empty={t.desk.refusal.choose}
          options={INSTITUTION_LEVELS.map((level) => [level as string, t.level[level]] as const)}
          onChoose={(institutionLevel: string) => set({ institutionLevel })}
        />
      </div>
      <Stack tight>
        <b>{entry.placeName === '' ? words.place : words.inPlace(entry.placeName)}</b>
        <PlacePicker
          chosen={entry.place === '' ? undefined : entry.place}
          onChoose={(place, placeName) => set({ place, placeName })}
        />
      </Stack>
    </>
  )
}
