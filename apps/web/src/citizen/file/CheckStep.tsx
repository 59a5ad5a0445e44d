/** Read once more what was answered and filled in, each with its way back; the letter in full; signed here and sent once. */
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import { LoggedIn, useIsLoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { Button } from '../../parts/button/Button.tsx'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Progress } from '../../parts/progress/Progress.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Summary } from '../../parts/summary/Summary.tsx'
import * as t from '../../texts/index.ts'
import { SignedLetter, useSigning, type SignProps } from '../apply/SignedLetter.tsx'
import { answersOf } from './answers.ts'
import { BegunElsewhere } from './BegunBefore.tsx'
import { Findings } from './Findings.tsx'
import { MoreToSay } from './MoreToSay.tsx'
import { PutAway } from './PutAway.tsx'
import { ToCorrect } from './QuestionPage.tsx'
import { stepOf } from './questions.ts'
import type { StepProps } from './step.ts'
import { Terms } from './Terms.tsx'
import { titleOf } from './title.ts'
import { useCheck, type Checked } from './useCheck.ts'
import { useSending } from './useSending.ts'

export function CheckStep(props: StepProps) {
  const { way, form, put } = props
  const loggedIn = useIsLoggedIn()
  const checked = useCheck(props)
  const letter = checked.letter.data
  const byAgent = form.applicant === 'agent'
  const sign = { form, put, byAgent, signer: byAgent ? form.agentName.trim() : (letter?.signer ?? '') }
  const signing = useSigning(sign, letter)
  const { send, unanswered, sendSigned } = useSending(props)
  const goOn = () => {
    const signed = signing.sign()
    if (signed !== undefined) sendSigned(signed)
  }
  // What went out unanswered may stand in its own way by now: sent once more, it is answered as it was the first time.
  const ready = (checked.passes || unanswered) && letter !== undefined
  return (
    <Page
      title={way.mode === undefined ? t.apply.checkTitle : titleOf(way)}
      back={way.of === undefined ? '/file' : `/filings/${way.of}`}
      foot={
        loggedIn ? (
          <Button kind="primary" disabled={!ready || send.isPending} onClick={goOn}>
            {send.isPending ? t.apply.sending : t.file.send}
          </Button>
        ) : null
      }
    >
      <LoggedIn why={t.file.why}>
        {() => (
          <Stack>
            {send.error ? (
              <Fault error={send.error} />
            ) : unanswered ? (
              <Notice tone="waiting" live>
                <p>{t.unansweredBefore}</p>
              </Notice>
            ) : null}
            <ReadOver {...props} checked={checked} quiet={unanswered} />
            <ToSign {...sign} query={checked.letter} unnamed={signing.unnamed} notAgreed={signing.notAgreed} />
            {way.mode === 'correct' ? null : <PutAway put={put} draft={props.draft} />}
          </Stack>
        )}
      </LoggedIn>
    </Page>
  )
}

/** What was answered, and what the rules say of it: nothing while an answer is awaited (`quiet`). */
function ReadOver({ checked, quiet, ...props }: StepProps & { checked: Checked; quiet: boolean }) {
  const { way, form, start, placeName, draft, go } = props
  const { asking, check } = checked
  const step = asking === undefined ? undefined : stepOf(asking, start, form, 'check')
  const answers = answersOf(way, form, placeName, check.data).map(({ label, value, step: at }) => ({
    label,
    value,
    ...(at === undefined
      ? {}
      : { onChange: () => go(at === 'ask' ? { step: at, answers: {} } : { step: at, again: true }) }),
  }))
  return (
    <>
      <BegunElsewhere draft={draft} />
      {way.mode === 'correct' ? <ToCorrect id={way.of!} /> : null}
      {step === undefined ? null : <Progress {...step} />}
      <h2 className={look.large}>{t.filingForm.readOver}</h2>
      {quiet ? null : <Findings {...props} checked={checked} />}
      <Summary answers={answers} />
      {asking === undefined ? null : (
        <>
          <MoreToSay {...props} rules={asking.rules} />
          <Terms {...props} {...asking} />
        </>
      )}
    </>
  )
}

/** The letter; nothing where the pool has none for this type. Nobody ticks or signs before the words stand there. */
function ToSign({ query, ...sign }: SignProps & { query: Checked['letter']; unnamed: boolean; notAgreed: boolean }) {
  return (
    <Loaded query={query}>{(letter) => (letter === null ? null : <SignedLetter {...sign} letter={letter} />)}</Loaded>
  )
}
