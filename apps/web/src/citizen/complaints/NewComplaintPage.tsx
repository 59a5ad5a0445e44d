/** 写给医保局, one question a page: which subject, what happened, then all of it read over and sent. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ComplaintForm, ComplaintsMessage, MaterialMessage } from '@yidi/contracts'
import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { complaintDoor, complaintsQuery, sendComplaint } from '../../api/complaints.ts'
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import { LoggedIn, useIsLoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { Button } from '../../parts/button/Button.tsx'
import { Card } from '../../parts/card/Card.tsx'
import { ErrorSummary } from '../../parts/error-summary/ErrorSummary.tsx'
import { placeId, useFaults } from '../../parts/error-summary/faults.ts'
import { Field } from '../../parts/field/Field.tsx'
import { Form } from '../../parts/form/Form.tsx'
import look from '../../parts/look/look.module.css'
import { Pairs } from '../../parts/pairs/Pairs.tsx'
import { Question } from '../../parts/question/Question.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'
import { Paper } from '../apply/Paper.tsx'
import type { ChangeUploads } from '../apply/uploads.ts'
import { Written } from './Written.tsx'

const words = t.complaints
/** The kind that such a file has, as the server calls it. */
const photos = { id: 'complaint-paper', ...words.photos }

interface Draft {
  subject: ComplaintForm['subject'] | undefined
  text: string
  phone: string
  uploads: MaterialMessage[]
}
type Step = 'subject' | 'text' | 'check'

/** What is written, the command that it becomes, and the way through the pages. */
function useWriting() {
  const { settlement } = useSearch({ strict: false }) as { settlement?: string }
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [step, setStep] = useState<Step>('subject')
  const [draft, setDraft] = useState<Draft>({ subject: undefined, text: '', phone: '', uploads: [] })
  const { faults, attempt, show, clear } = useFaults<'text'>()
  const sent = useCommand(sendComplaint, async ({ id }) => {
    await queries.invalidateQueries({ queryKey: ['complaints'] })
    await navigate({ to: '/complaints/$id', params: { id }, search: { fresh: '1' } as never, replace: true })
  })
  const put = (change: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...change }))
    if (change.text !== undefined) clear(['text'])
  }
  const next = () => {
    if (step === 'text') {
      if (show(draft.text.trim() === '' ? { text: words.textFault } : {})) setStep('check')
      return
    }
    const { subject, text, phone, uploads } = draft
    sent.mutate({
      subject: subject!,
      text: text.trim(),
      ...(phone.trim() === '' ? {} : { phone: phone.trim() }),
      ...(settlement === undefined ? {} : { settlement }),
      ...(uploads.length === 0 ? {} : { uploads: uploads.map(({ id }) => id) }),
    })
  }
  const changeUploads: ChangeUploads = (change) =>
    setDraft((before) => ({ ...before, uploads: change(before.uploads) }))
  return { settlement, step, setStep, draft, put, changeUploads, next, sent, faults, attempt }
}

const before = { text: 'subject', check: 'text' } as const
const numbers: Readonly<Record<Step, number>> = { subject: 1, text: 2, check: 3 }

export function NewComplaintPage() {
  const writing = useWriting()
  const { step, setStep, sent, next } = writing
  const id = useId()
  const loggedIn = useIsLoggedIn()
  const back = step === 'subject' ? {} : { onBack: () => setStep(before[step]) }
  return (
    <Page
      title={words.newOne}
      back="/complaints"
      {...back}
      foot={
        loggedIn && step !== 'subject' ? (
          <Button type="submit" form={id} kind="primary" disabled={sent.isPending}>
            {step === 'text' ? words.next : sent.isPending ? words.sending : words.send}
          </Button>
        ) : null
      }
    >
      <LoggedIn why={words.why}>
        {() => (
          <Subjects>
            {({ subjects }) =>
              step === 'subject' ? (
                <Question
                  text={words.subject}
                  lead={<span className={look.aside}>{words.step(numbers.subject)}</span>}
                  options={subjects.map(({ subject, title }) => ({ value: subject, text: title }))}
                  onAnswer={(subject) => {
                    writing.put({ subject: subject as ComplaintForm['subject'] })
                    setStep('text')
                  }}
                />
              ) : (
                <Form id={id} onSend={next}>
                  {step === 'text' ? <What {...writing} /> : <Check {...writing} subjects={subjects} />}
                  {sent.error ? <Fault error={sent.error} /> : null}
                </Form>
              )
            }
          </Subjects>
        )}
      </LoggedIn>
    </Page>
  )
}

/** What one may write about, asked once one is known. */
const Subjects = ({ children }: { children: (found: ComplaintsMessage) => ReactNode }) => (
  <Loaded query={useQuery(complaintsQuery)}>{children}</Loaded>
)

type Writing = ReturnType<typeof useWriting>

/** The head of a page of the form; whoever comes from the page before goes on reading here. */
function Head({ step, children }: { step: Step; children: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div>
      <span className={look.aside}>{words.step(numbers[step])}</span>
      <h2 ref={heading} tabIndex={-1}>
        {children}
      </h2>
    </div>
  )
}

function What({ draft, put, changeUploads, faults, attempt }: Writing) {
  return (
    <>
      <ErrorSummary faults={faults} attempt={attempt} />
      <Head step="text">{words.text}</Head>
      <Written
        id={placeId('text')}
        label={words.said}
        hint={words.textHint}
        value={draft.text}
        fault={faults.text}
        onText={(text) => put({ text })}
      />
      <Field
        label={words.phone}
        hint={words.phoneHint}
        type="tel"
        maxLength={30}
        value={draft.phone}
        onText={(phone) => put({ phone })}
      />
      <Card as="section" bare>
        <Paper material={photos} uploads={draft.uploads} changeUploads={changeUploads} door={complaintDoor} />
      </Card>
    </>
  )
}

function Check({ draft, subjects, settlement }: Writing & Pick<ComplaintsMessage, 'subjects'>) {
  const chosen = subjects.find(({ subject }) => subject === draft.subject)
  return (
    <Stack>
      <Head step="check">{words.check}</Head>
      <Card as="section">
        <p>{draft.text.trim()}</p>
        <Pairs>
          <dt>{words.kind}</dt>
          <dd>{chosen?.title}</dd>
          {draft.phone.trim() === '' ? null : (
            <>
              <dt>{words.contact}</dt>
              <dd>{draft.phone.trim()}</dd>
            </>
          )}
          {settlement === undefined ? null : (
            <>
              <dt>{words.settlement}</dt>
              <dd className={look.small}>{settlement}</dd>
            </>
          )}
          {draft.uploads.length === 0 ? null : (
            <>
              <dt>{words.files}</dt>
              <dd>{draft.uploads.map(({ name }) => name).join('、')}</dd>
            </>
          )}
          <dt>{words.limit}</dt>
          <dd>{chosen?.limit}</dd>
        </Pairs>
      </Card>
    </Stack>
  )
}
