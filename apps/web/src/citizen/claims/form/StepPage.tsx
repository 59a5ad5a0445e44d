/** The frame of every page of the form: which one it is, what is wrong on it, what was begun elsewhere, and one button. */
import type { ReactNode } from 'react'
import { Begun } from '../../../parts/begun/Begun.tsx'
import { Button } from '../../../parts/button/Button.tsx'
import { ErrorSummary } from '../../../parts/error-summary/ErrorSummary.tsx'
import look from '../../../parts/look/look.module.css'
import { Stack } from '../../../parts/stack/Stack.tsx'
import { LoggedIn, useIsLoggedIn } from '../../../frame/phone/LoggedIn.tsx'
import { Page } from '../../../frame/phone/Page.tsx'
import * as t from '../../../texts/index.ts'
import { stepOf } from './faults.ts'
import { stepsOf } from './steps.ts'
import type { StepProps } from './step.ts'
import { ToCorrect } from './ToCorrect.tsx'

interface StepPageProps {
  props: StepProps
  /** The question of this page; where the page asks it with its own heading, nothing. */
  ask?: string | undefined
  /** Left out where a tap on an answer leads on. */
  onNext?: (() => void) | undefined
  /** What is answered on this page is not there yet. */
  waits?: boolean
  children: ReactNode
}

export function StepPage({ props, ask, onNext, waits = false, children }: StepPageProps) {
  const { of, step, form, draft, faults, attempt } = props
  const steps = stepsOf(form)
  const loggedIn = useIsLoggedIn()
  const here = Object.entries(faults).filter(([place]) => place === 'top' || stepOf(place) === step)
  return (
    <Page
      title={of === undefined ? t.claims.title : t.claims.correctTitle}
      back={of === undefined ? '/claims' : `/claims/${of}`}
      foot={
        onNext === undefined || !loggedIn ? null : (
          <Button kind="primary" disabled={waits} onClick={onNext}>
            {t.quote.next}
          </Button>
        )
      }
    >
      <LoggedIn why={t.claims.why}>
        {() => (
          <Stack>
            <p className={look.aside}>{t.quote.step(steps.indexOf(step) + 1, steps.length)}</p>
            {of === undefined ? null : <ToCorrect of={of} />}
            <ErrorSummary faults={Object.fromEntries(here)} attempt={attempt} />
            {draft.other === undefined ? null : (
              <Begun
                at={draft.other.at}
                from={draft.other.from}
                typed={draft.typed}
                onTake={draft.take}
                onRefuse={() => void draft.refuse().catch(() => undefined)}
              />
            )}
            {ask === undefined ? null : <h2 className={look.large}>{ask}</h2>}
            {children}
          </Stack>
        )}
      </LoggedIn>
    </Page>
  )
}
