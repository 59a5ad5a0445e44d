/** Everything once more before it is signed: what is wrong, all at once; what the bill would come to; each answer with its way back. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { claimCheckQuery, type ClaimCheck } from '../../../api/claims.ts'
import { Button } from '../../../parts/button/Button.tsx'
import { Reasons } from '../../../parts/bill/Bill.tsx'
import { ErrorSummary } from '../../../parts/error-summary/ErrorSummary.tsx'
import look from '../../../parts/look/look.module.css'
import { Notice } from '../../../parts/notice/Notice.tsx'
import { Stack } from '../../../parts/stack/Stack.tsx'
import { Summary } from '../../../parts/summary/Summary.tsx'
import { placesQuery } from '../../../parts/place-picker/PlacePicker.tsx'
import { placeName } from '../../../parts/place-picker/search.ts'
import { Fault } from '../../../frame/Loaded.tsx'
import { LoggedIn, useIsLoggedIn } from '../../../frame/phone/LoggedIn.tsx'
import { Page } from '../../../frame/phone/Page.tsx'
import { sentence } from '../../../texts/days.ts'
import * as t from '../../../texts/index.ts'
import { Later } from '../../apply/Later.tsx'
import { Problem } from '../../apply/Problem.tsx'
import { answersOf } from './answers.ts'
import { CheckedLines } from './CheckedLines.tsx'
import { toChecked } from './draft.ts'
import { Estimate } from './Estimate.tsx'
import { listedFaults, ruleFaults, stepOf } from './faults.ts'
import type { StepProps } from './step.ts'
import { ToCorrect } from './ToCorrect.tsx'

const words = t.claimForm

export function CheckStep(props: StepProps) {
  const { of, form, go, draft } = props
  const navigate = useNavigate()
  const query = useQuery(claimCheckQuery(toChecked(form), of))
  const places = useQuery(placesQuery).data
  const loggedIn = useIsLoggedIn()
  const check = query.data
  // What stands here while the next answer is on its way is of another form.
  const settled = check !== undefined && !query.isPlaceholderData
  const blocked = !settled || check.problems.some(({ weight }) => weight === 'blocks')
  const answers = answersOf(form, placeName(places, form.place), check?.papers ?? [])
  return (
    <Page
      title={words.checkTitle}
      back="/claims/new"
      foot={
        loggedIn ? (
          <Button kind="primary" disabled={blocked} onClick={() => go('sign')}>
            {words.toSign}
          </Button>
        ) : null
      }
    >
      <LoggedIn why={t.claims.why}>
        {() => (
          <Stack aria-busy={!settled}>
            {of === undefined ? null : <ToCorrect of={of} />}
            {query.error ? <Fault error={query.error} again={() => void query.refetch()} /> : null}
            {check === undefined ? (
              query.error ? null : (
                <p className={look.quiet}>{t.apply.checking}</p>
              )
            ) : (
              <Found {...props} check={check} />
            )}
            <Summary answers={answers.map(({ step, ...one }) => ({ ...one, onChange: () => go(step, 'check') }))} />
            {of === undefined ? <Later onKeep={draft.save} onKept={() => navigate({ to: '/claims' })} /> : null}
          </Stack>
        )}
      </LoggedIn>
    </Page>
  )
}

function Found(props: StepProps & { check: ClaimCheck }) {
  const { check, show, go } = props
  const others = check.problems.filter(({ weight }) => weight !== 'blocks')
  return (
    <>
      {check.first.length === 0 ? null : <Reasons title={words.first} tone="waiting" reasons={check.first} />}
      <ErrorSummary
        faults={listedFaults(check.problems)}
        attempt={0}
        onLead={(place) => {
          const step = stepOf(place)
          if (step === undefined) return
          show(ruleFaults(check.problems))
          go(step, 'check')
        }}
      />
      {others.length === 0 ? null : (
        <Notice tone="waiting">
          <h2>{words.worthKnowing}</h2>
          {others.map((problem) => (
            <Problem key={problem.code + problem.path} problem={problem} />
          ))}
        </Notice>
      )}
      {check.estimate === undefined ? null : <Estimate estimate={check.estimate} />}
      <CheckedLines {...props} />
      <p className={look.aside}>{sentence(check.window.text)}</p>
    </>
  )
}
