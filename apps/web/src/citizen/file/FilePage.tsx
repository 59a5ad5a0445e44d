/** 我要备案: one question a page, from where to the signed commitment; check your answers; sent. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { placesQuery } from '../../parts/place-picker/PlacePicker.tsx'
import { placeName } from '../../parts/place-picker/search.ts'
import { Fault } from '../../frame/Loaded.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import * as t from '../../texts/index.ts'
import { CheckStep } from './CheckStep.tsx'
import { CommitmentStep } from './CommitmentStep.tsx'
import { readWay, writeWay, type Step, type Way } from './draft.ts'
import { FormStep } from './FormStep.tsx'
import { PlaceStep } from './PlaceStep.tsx'
import { QuestionsStep } from './QuestionsStep.tsx'
import type { StepProps } from './step.ts'
import { keptName, useForm } from './useForm.ts'
import look from '../../parts/look/look.module.css'

const steps = ['place', 'ask', 'form', 'commitment', 'check'] as const satisfies Step[]

export function FilePage() {
  const search = useSearch({ strict: false }) as Record<string, string | undefined>
  const way = readWay(search, steps)
  // What is put right is kept apart from what is filed anew.
  return <Filing key={keptName(way)} way={way} />
}

function Filing({ way }: { way: Way }) {
  const navigate = useNavigate()
  const places = useQuery(placesQuery).data
  const { form, put, changeUploads, draft, ready } = useForm(way)
  const props: StepProps = {
    way,
    form,
    draft,
    placeName: placeName(places, way.place),
    go: (change) => void navigate({ to: '/file', search: writeWay({ ...way, ...change }) }),
    put,
    changeUploads,
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
      return <PlaceStep {...props} />
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
