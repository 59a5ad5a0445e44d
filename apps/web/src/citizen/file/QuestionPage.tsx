/** One question of the form a page: how far one is, the question, what is wrong with its answer, and the way on. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { filingQuery, formRulesQuery, guidanceQuery } from '../../api/filings.ts'
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import { LoggedIn, useIsLoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { Button } from '../../parts/button/Button.tsx'
import { ErrorSummary } from '../../parts/error-summary/ErrorSummary.tsx'
import { Form } from '../../parts/form/Form.tsx'
import look from '../../parts/look/look.module.css'
import { Progress } from '../../parts/progress/Progress.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'
import { Corrections } from '../apply/Corrections.tsx'
import { BegunElsewhere } from './BegunBefore.tsx'
import type { FormQuestion } from './draft.ts'
import { Outlook } from './Outlook.tsx'
import { PutAway } from './PutAway.tsx'
import { QuestionFields } from './QuestionFields.tsx'
import { stepOf, type Asking } from './questions.ts'
import type { StepProps } from './step.ts'
import { titleOf } from './title.ts'
import { useQuestion } from './useQuestion.ts'

const formId = 'question'

export function QuestionPage(props: StepProps & { question: FormQuestion }) {
  const { way, question } = props
  const guidance = useQuery(guidanceQuery(way.type!, way.place))
  const rules = useQuery(formRulesQuery(way.type!))
  const loggedIn = useIsLoggedIn()
  const asking =
    guidance.data === undefined || rules.data === undefined
      ? undefined
      : { way, guidance: guidance.data, rules: rules.data }
  const asked = useQuestion(props, question, asking)
  const { faults, attempt, check, goOn } = asked
  return (
    <Page
      title={titleOf(way)}
      back={way.of === undefined ? '/file' : `/filings/${way.of}`}
      foot={
        loggedIn ? (
          <Button kind="primary" type="submit" form={formId} disabled={check.isPending || asking === undefined}>
            {check.isPending ? t.apply.checking : t.quote.next}
          </Button>
        ) : null
      }
    >
      <LoggedIn why={t.file.why}>
        {() => (
          <Form id={formId} onSend={goOn}>
            {check.error ? <Fault error={check.error} /> : null}
            <ErrorSummary faults={faults} attempt={attempt} />
            <BegunElsewhere draft={props.draft} />
            {way.mode === 'correct' ? <ToCorrect id={way.of!} /> : null}
            {way.mode === undefined ? <Outlook way={way} /> : null}
            <Loaded query={guidance}>
              {(found) => (
                <Loaded query={rules}>
                  {(more) => <Question {...props} {...asked} asking={{ way, guidance: found, rules: more }} />}
                </Loaded>
              )}
            </Loaded>
          </Form>
        )}
      </LoggedIn>
    </Page>
  )
}

/** One notice with everything that must be put right. */
export function ToCorrect({ id }: { id: string }) {
  const filing = useQuery(filingQuery(id)).data
  return filing === undefined ? null : <Corrections title={t.apply.corrections} record={filing} />
}

type QuestionProps = StepProps & { question: FormQuestion; asking: Asking } & Pick<
    ReturnType<typeof useQuestion>,
    'faults'
  >

function Question(props: QuestionProps) {
  const { way, form, start, question, asking, put, draft } = props
  const heading = useRef<HTMLHeadingElement>(null)
  // The button that was pressed is gone with its page; the keyboard and the reader go on at the question.
  useEffect(() => {
    const { activeElement } = document
    if (activeElement === document.body || activeElement?.tagName === 'H1')
      heading.current?.focus({ preventScroll: true })
  }, [question])
  const step = stepOf(asking, start, form, question)
  return (
    <Stack>
      {step === undefined ? null : <Progress {...step} />}
      <h2 ref={heading} tabIndex={-1} className={look.large}>
        {t.filingForm.questions[question]}
      </h2>
      <QuestionFields {...props} />
      {way.mode === 'correct' ? null : <PutAway put={put} draft={draft} />}
    </Stack>
  )
}
