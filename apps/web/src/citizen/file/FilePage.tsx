/** 我要备案: one question a page, from where to the signed commitment; check your answers; sent. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, type Dispatch, type RefObject, type SetStateAction } from 'react'
import { actingId } from '../../api/acting.ts'
import { keepDraft, ownFormQuery } from '../../api/filings.ts'
import { sessionQuery } from '../../api/session.ts'
import { placesQuery } from '../../places/PlacePicker.tsx'
import { placeName } from '../../places/search.ts'
import { Fault } from '../../shell/Loaded.tsx'
import { Page } from '../../shell/Page.tsx'
import { today } from '../../texts/days.ts'
import { t } from '../../texts/index.ts'
import { CheckStep } from './CheckStep.tsx'
import { CommitmentStep } from './CommitmentStep.tsx'
import { emptyForm, formOf, keptForm, readWay, writeWay, type Form, type Step, type Way } from './draft.ts'
import { FormStep } from './FormStep.tsx'
import { PlaceStep } from './PlaceStep.tsx'
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
  const restored = useRef(false)
  const filledFrom = useFilledFrom(way, setForm, restored)
  useKeptDraft(way, form)
  const props: StepProps = {
    way,
    form,
    placeName: placeName(places, way.place),
    go: (change) => void navigate({ to: '/file', search: writeWay({ ...way, ...change }) }),
    put: (change) => setForm((before) => ({ ...before, ...change })),
  }
  if (filledFrom !== true) {
    return (
      <Page title={t.file.title} back="/filings">
        {filledFrom === false ? <p className="quiet">{t.loading}</p> : <Fault error={filledFrom} />}
      </Page>
    )
  }
  switch (way.step) {
    case 'place':
      return (
        <PlaceStep
          {...props}
          restore={(kept) => {
            restored.current = true
            setForm(kept)
          }}
        />
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

/**
 * Fills the form from the filing that it comes from, once; false while that is read, the error where it is not there.
 * What was typed another day stays as it is and only finds the earlier files again.
 */
function useFilledFrom(
  way: Way,
  setForm: Dispatch<SetStateAction<Form>>,
  restored: RefObject<boolean>,
): true | false | Error {
  const own = useQuery(ownFormQuery(way.of))
  const [filled, setFilled] = useState<string | undefined>(undefined)
  useEffect(() => {
    if (way.of === undefined || way.mode === undefined || own.data === undefined || filled === way.of) return
    const sent = formOf(own.data, way.mode, today())
    // Whoever acts in the family account is the agent now, known already, whoever it was then.
    const whole: Form = actingId() === null ? sent : { ...sent, applicant: 'self' }
    setForm((before) => (restored.current ? { ...before, offered: whole.offered } : whole))
    setFilled(way.of)
  }, [own.data, way.of, way.mode, filled, setForm, restored])
  if (way.of === undefined || filled === way.of) return true
  return own.error ?? false
}

/** Keeps what is filled in a moment after each change, so that it goes on another day or on another phone. */
function useKeptDraft(way: Way, form: Form): void {
  const who = useQuery(sessionQuery).data?.who
  const { step, mode } = way
  const worth = who?.kind === 'citizen' && mode !== 'correct' && (step === 'form' || step === 'commitment')
  const content = JSON.stringify({ way: writeWay({ ...way, step: 'form' }), form: keptForm(form) })
  // What stood there when the page came up is no news.
  const kept = useRef(content)
  useEffect(() => {
    if (!worth || kept.current === content) return undefined
    const pause = setTimeout(() => {
      kept.current = content
      // Not kept is not lost: it still stands on the page.
      keepDraft(JSON.parse(content) as Parameters<typeof keepDraft>[0]).catch(() => undefined)
    }, 800)
    return () => clearTimeout(pause)
  }, [worth, content])
}
