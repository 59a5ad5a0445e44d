/** Where to: the first question. Whoever began another day goes on from there. */
import look from '../../parts/look/look.module.css'
import { PlacePicker } from '../../parts/place-picker/PlacePicker.tsx'
import { Progress } from '../../parts/progress/Progress.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { LoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import * as t from '../../texts/index.ts'
import { Hindrances } from '../me/Hindrances.tsx'
import { BegunBefore } from './BegunBefore.tsx'
import type { StepProps } from './step.ts'

export function PlaceStep({ way, go, draft }: StepProps) {
  return (
    <Page title={t.file.title} back="/">
      <LoggedIn why={t.file.why}>
        {() => (
          <Stack>
            <Hindrances />
            {way.type === undefined ? <BegunBefore draft={draft} /> : null}
            {way.mode === undefined ? <Progress at={1} /> : null}
            <h2 className={look.large}>{t.file.askPlace}</h2>
            <PlacePicker
              chosen={way.place}
              onChoose={(place) =>
                // Whoever knows the type already (a change, a referral onward) is not asked for it again.
                go(way.type === undefined ? { step: 'ask', place, answers: {} } : { step: 'form', place })
              }
            />
          </Stack>
        )}
      </LoggedIn>
    </Page>
  )
}
