/** Where to: the first question. Whoever began another day goes on from there. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { draftQuery, dropDraft, type KeptDraft } from '../../api/filings.ts'
import { PlacePicker, placesQuery } from '../../parts/place-picker/PlacePicker.tsx'
import { placeName } from '../../parts/place-picker/search.ts'
import { Fault } from '../../shell/Loaded.tsx'
import { LoggedIn } from '../../shell/LoggedIn.tsx'
import { Page } from '../../shell/Page.tsx'
import { momentText, today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Hindrances } from '../me/Hindrances.tsx'
import { restoredForm, type Form } from './draft.ts'
import type { StepProps } from './step.ts'
import { Stack, Ends } from '../../parts/stack/Stack.tsx'
import look from '../../parts/look/look.module.css'
import { Card } from '../../parts/card/Card.tsx'
import { Button } from '../../parts/button/Button.tsx'

export function PlaceStep({ way, go, restore }: StepProps & { restore: (form: Form) => void }) {
  return (
    <Page title={t.file.title} back="/">
      <LoggedIn why={t.file.why}>
        {() => (
          <Stack>
            <Hindrances />
            {way.type === undefined ? <GoOn restore={restore} /> : null}
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

function GoOn({ restore }: { restore: (form: Form) => void }) {
  const draft = useQuery({ ...draftQuery, staleTime: 0 }).data?.draft
  return draft ? <Begun draft={draft} restore={restore} /> : null
}

function Begun({ draft, restore }: { draft: KeptDraft; restore: (form: Form) => void }) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const places = useQuery(placesQuery).data
  const drop = useMutation({
    mutationFn: dropDraft,
    onSuccess: () => queries.invalidateQueries({ queryKey: draftQuery.queryKey }),
  })
  const type = draft.way.type as keyof typeof t.filing | undefined
  return (
    <Card as="section" aria-labelledby="draft-title">
      <div>
        <h2 id="draft-title">{t.file.draft}</h2>
        <p>
          {t.file.draftOf(placeName(places, draft.way.place ?? ''), type === undefined ? '' : t.filing[type])}
          <br />
          <span className={look.aside}>{t.file.draftKept(momentText(draft.savedAt))}</span>
        </p>
      </div>
      {drop.error ? <Fault error={drop.error} /> : null}
      <Ends>
        <Button
          kind="primary"
          onClick={() => {
            restore(restoredForm(draft.form, draft.materials, today()))
            void navigate({ to: '/file', search: draft.way })
          }}
        >
          {t.file.draftGoOn}
        </Button>
        <Button disabled={drop.isPending} onClick={() => drop.mutate()}>
          {t.file.draftDrop}
        </Button>
      </Ends>
    </Card>
  )
}
