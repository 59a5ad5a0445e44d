/** 我要备案: one question a page, from where to the signed commitment; check your answers; sent. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { PlacePicker, placesQuery } from '../../places/PlacePicker.tsx'
import { placeName } from '../../places/search.ts'
import { LoggedIn } from '../../shell/LoggedIn.tsx'
import { Page } from '../../shell/Page.tsx'
import { today } from '../../texts/days.ts'
import { t } from '../../texts/index.ts'
import { CheckStep } from './CheckStep.tsx'
import { CommitmentStep } from './CommitmentStep.tsx'
import { emptyForm, readWay, writeWay, type Form, type Step, type Way } from './draft.ts'
import { FormStep } from './FormStep.tsx'
import './file.css'
import { QuestionsStep } from './QuestionsStep.tsx'

const steps = ['place', 'ask', 'form', 'commitment', 'check'] as const satisfies Step[]

export interface StepProps {
  way: Way
  form: Form
  placeName: string
  /** Goes on to a later step, with what was answered. */
  go: (change: Partial<Way>) => void
  put: (change: Partial<Form>) => void
}

export function FilePage() {
  const search = useSearch({ strict: false }) as Record<string, string | undefined>
  const navigate = useNavigate()
  const [form, setForm] = useState<Form>(() => emptyForm(today()))
  const places = useQuery(placesQuery).data
  const way = readWay(search, steps)
  const props: StepProps = {
    way,
    form,
    placeName: placeName(places, way.place),
    go: (change) => void navigate({ to: '/file', search: writeWay({ ...way, ...change }) }),
    put: (change) => setForm((before) => ({ ...before, ...change })),
  }
  switch (way.step) {
    case 'place':
      return (
        <Page title={t.file.title} back="/">
          <LoggedIn why={t.file.why}>
            {() => (
              <div className="stack">
                <h2 className="question">{t.file.askPlace}</h2>
                <PlacePicker
                  chosen={way.place}
                  onChoose={(place) => props.go({ step: 'ask', place, answers: {}, type: undefined })}
                />
              </div>
            )}
          </LoggedIn>
        </Page>
      )
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
