/** 邮件通知: the address is given, confirmed by the code that was mailed to it, changed, taken back. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, type ReactNode } from 'react'
import { confirmContact, contactQuery, sendCodeAgain, setContact, type Contact } from '../../api/notices.ts'
import { Field } from '../../parts/field/Field.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import * as t from '../../texts/index.ts'
import { Card } from '../../parts/card/Card.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Button } from '../../parts/button/Button.tsx'
import style from './messages.module.css'

const words = t.messages.mail

export function MailCard() {
  return (
    <Card as="section" tight aria-label={words.title}>
      <h2>{words.title}</h2>
      <Loaded query={useQuery(contactQuery)}>{(contact) => <Mail contact={contact} />}</Loaded>
    </Card>
  )
}

/** One thing at a time: the code where one is waited for, else the address, else what is set up. */
function Mail({ contact }: { contact: Contact }) {
  const { offered, email, waiting } = contact
  const [changing, setChanging] = useState(false)
  if (waiting !== undefined && !changing)
    return <Waiting key={waiting.againAt} email={email} waiting={waiting} onChange={() => setChanging(true)} />
  if (!offered && email === null) return <p className={look.quiet}>{words.notOffered}</p>
  if (email === null || changing)
    return (
      <Address
        lead={email === null ? words.more : words.change}
        onDone={() => setChanging(false)}
        onBack={changing ? () => setChanging(false) : undefined}
      />
    )
  return <Confirmed email={email} onChange={offered ? () => setChanging(true) : undefined} />
}

/** Keeps what the server answered; after a refusal asks again how things stand, because a try may be used up. */
function useContactCommand<Input>(run: (input: Input, key: string) => Promise<Contact>, onDone?: () => void) {
  const queries = useQueryClient()
  const asked = async (input: Input, key: string): Promise<Contact> => {
    try {
      return await run(input, key)
    } catch (refusal) {
      void queries.invalidateQueries({ queryKey: contactQuery.queryKey })
      throw refusal
    }
  }
  return useCommand(asked, (saved) => {
    queries.setQueryData(contactQuery.queryKey, saved)
    onDone?.()
  })
}

function Address(props: { lead: string; onDone: () => void; onBack: (() => void) | undefined }) {
  const [typed, setTyped] = useState('')
  const save = useContactCommand(setContact, props.onDone)
  return (
    <Stack
      as="form"
      tight
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(typed)
      }}
    >
      <p className={look.quiet}>{props.lead}</p>
      <Field
        label={words.label}
        type="email"
        autoComplete="email"
        hint={words.example}
        value={typed}
        onText={setTyped}
      />
      {save.error ? <Fault error={save.error} /> : null}
      <Buttons>
        <Button type="submit" disabled={save.isPending || typed.trim() === ''}>
          {words.send}
        </Button>
        {props.onBack === undefined ? null : <Button onClick={props.onBack}>{words.back}</Button>}
      </Buttons>
    </Stack>
  )
}

function Waiting(props: { email: string | null; waiting: NonNullable<Contact['waiting']>; onChange: () => void }) {
  const { email, waiting } = props
  const [typed, setTyped] = useState('')
  const maySendAgain = useIsPast(waiting.againAt)
  const confirm = useContactCommand(confirmContact)
  const again = useContactCommand(sendCodeAgain)
  const drop = useContactCommand(setContact)
  const busy = confirm.isPending || again.isPending || drop.isPending
  const error = confirm.error ?? again.error ?? drop.error
  return (
    <Stack
      as="form"
      tight
      onSubmit={(event) => {
        event.preventDefault()
        again.reset()
        confirm.mutate(typed)
      }}
    >
      <Notice tone={waiting.open && waiting.mail !== 'refused' ? 'waiting' : 'refusal'} live>
        <p>{waiting.open ? words.state[waiting.mail](waiting.email) : words.over(waiting.email)}</p>
      </Notice>
      {email === null ? null : <p className={look.quiet}>{words.stillOld(email)}</p>}
      {waiting.open ? (
        <Field
          label={words.code}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          hint={words.codeHint(waiting.triesLeft)}
          value={typed}
          onText={setTyped}
        />
      ) : null}
      {error ? <Fault error={error} /> : null}
      <Buttons>
        {waiting.open ? (
          <Button type="submit" kind="primary" disabled={busy || typed.trim() === ''}>
            {words.confirm}
          </Button>
        ) : null}
        <Button
          disabled={busy || !maySendAgain}
          onClick={() => {
            confirm.reset()
            again.mutate(undefined)
          }}
        >
          {words.again}
        </Button>
        <Button disabled={busy} onClick={props.onChange}>
          {words.other}
        </Button>
        <Button disabled={busy} onClick={() => drop.mutate(email)}>
          {email === null ? words.dropWaiting : words.back}
        </Button>
      </Buttons>
    </Stack>
  )
}

function Confirmed({ email, onChange }: { email: string; onChange: (() => void) | undefined }) {
  const drop = useContactCommand(setContact)
  return (
    <>
      <Notice tone="good">
        <p>{words.on(email)}</p>
      </Notice>
      {drop.error ? <Fault error={drop.error} /> : null}
      <Buttons>
        {onChange === undefined ? null : (
          <Button disabled={drop.isPending} onClick={onChange}>
            {words.other}
          </Button>
        )}
        <Button disabled={drop.isPending} onClick={() => drop.mutate(null)}>
          {words.drop}
        </Button>
      </Buttons>
    </>
  )
}

const Buttons = ({ children }: { children: ReactNode }) => <div className={style.buttons}>{children}</div>

/** Whether a moment has come; looks again when it does. */
function useIsPast(moment: string): boolean {
  const [past, setPast] = useState(() => Date.parse(moment) <= Date.now())
  useEffect(() => {
    const timer = setTimeout(() => setPast(true), Math.max(0, Date.parse(moment) - Date.now()))
    return () => clearTimeout(timer)
  }, [moment])
  return past
}
