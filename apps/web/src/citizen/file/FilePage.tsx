/** 我要备案: one question a page, from where to the signed commitment; check your answers; sent. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { placesQuery } from '../../parts/place-picker/PlacePicker.tsx'
import { placeName } from '../../parts/place-picker/search.ts'
import { Fault } from '../../shell/Loaded.tsx'
import { Page } from '../../shell/Page.tsx'
import * as t from '../../texts/index.ts'
import { CheckStep } from './CheckStep.tsx'
import { CommitmentStep } from './CommitmentStep.tsx'
import { readWay, writeWay, type Step } from './draft.ts'
import { FormStep } from './FormStep.tsx'
import { PlaceStep } from './PlaceStep.tsx'
import { QuestionsStep } from './QuestionsStep.tsx'
import type { StepProps } from './step.ts'
import { useForm } from './useForm.ts'
import look from '../../parts/look/look.module.css'

const steps = ['place', 'ask', 'form', 'commitment', 'check'] as const satisfies Step[]

export function FilePage() {
  const search = useSearch({ strict: false }) as Record<string, string | undefined>
  const navigate = useNavigate()
  const places = useQuery(placesQuery).data
  const way = readWay(search, steps)
  const { form, put, restore, ready } = useForm(way)
  const props: StepProps = {
    way,
    form,
    placeName: placeName(places, way.place),
    go: (change) => void navigate({ to: '/file', search: writeWay({ ...way, ...change }) }),
    put,
  }
  if (ready !== true) {
    return (
      <Page title={t.file.title} back="/filings">
        {ready === false ? <p className={look.quiet}>{t.loading}</p> : <Fault error={ready} />}
      </Page>
    )
  }
  switch (way.step) {
    case 'place':
      return <PlaceStep {...props} restore={restore} />
    case 'ask':
      return <QuestionsStep {...props} />
    case 'form':
      return <FormStep {...props} />
    case 'commitment':
      return <CommitmentStep {...props} />
    case 'check':
      return <CheckStep {...props} />
    default:
      return way.step satisfies never
  }
}
