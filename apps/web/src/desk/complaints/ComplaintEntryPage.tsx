/** 投诉咨询登记: who stands at the counter or has the telephone in hand, or nobody knows who; what it is about; done. Keys alone do it. */
import { Link } from '@tanstack/react-router'
import type { ComplaintEntryForm } from '@yidi/contracts'
import { Button } from 'antd'
import { useState } from 'react'
import { enterComplaint, type ComplaintCase } from '../../api/complaints-desk.ts'
import { useCommand } from '../../frame/useCommand.ts'
import { Field } from '../../parts/field/Field.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'
import { Words } from '../case/Words.tsx'
import { Choose } from '../choose/Choose.tsx'
import { FindPerson } from '../entry/FindPerson.tsx'
import { PersonCard } from '../entry/PersonCard.tsx'
import { useCounter } from '../entry/useCounter.ts'
import { ActionForm } from '../forms/ActionForm.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'

const words = t.complaintsDesk

export function ComplaintEntryPage() {
  const counter = useCounter()
  const [unknown, setUnknown] = useState(false)
  const [entered, setEntered] = useState<ComplaintCase>()
  const again = () => {
    setEntered(undefined)
    setUnknown(false)
    counter.setText('')
  }
  const { found } = counter
  return (
    <DeskPage title={words.entry}>
      {entered === undefined ? (
        <Stack>
          {unknown ? null : <FindPerson {...counter} />}
          <div>
            <Button onClick={() => setUnknown(!unknown)}>{unknown ? words.knownCaller : words.unknownCaller}</Button>
          </div>
          {found === undefined || unknown ? null : <PersonCard person={found.person} />}
          {unknown || found !== undefined ? (
            <Entry
              key={unknown ? 'unknown' : found?.who}
              who={unknown ? undefined : found?.who}
              onEntered={setEntered}
              onClose={again}
            />
          ) : null}
        </Stack>
      ) : (
        <Notice tone="good" live>
          <h2>{words.entered(entered.stateTitle)}</h2>
          <p>
            <Link to="/complaints/$id" params={{ id: entered.id }}>
              {entered.id}
            </Link>
          </p>
          <p>{entered.limit}</p>
          <Button autoFocus onClick={again}>
            {words.another}
          </Button>
        </Notice>
      )}
    </DeskPage>
  )
}

const nothing = { via: 'telephone', subject: 'enquiry', text: '', phone: '', institution: '' } as const
type Typed = Record<'text' | 'phone' | 'institution', string> & Pick<ComplaintEntryForm, 'via' | 'subject'>

function Entry(props: { who: string | undefined; onEntered: (found: ComplaintCase) => void; onClose: () => void }) {
  const { who, onEntered, onClose } = props
  const [typed, setTyped] = useState<Typed>({ ...nothing, via: who === undefined ? 'telephone' : 'counter' })
  const [tried, setTried] = useState(false)
  const command = useCommand(enterComplaint, onEntered)
  const put = (change: Partial<Typed>) => setTyped({ ...typed, ...change })
  const send = () => {
    setTried(true)
    const text = typed.text.trim()
    const phone = typed.phone.trim()
    const institution = typed.institution.trim()
    if (text === '') return
    command.mutate({
      ...{ via: typed.via, subject: typed.subject, text },
      ...(who === undefined ? {} : { who }),
      ...(phone === '' ? {} : { phone }),
      ...(institution === '' ? {} : { institution }),
    })
  }
  return (
    <ActionForm
      title={words.one}
      submit={words.send}
      error={command.error}
      busy={command.isPending}
      onSubmit={send}
      onClose={onClose}
    >
      <Choose
        label={words.via}
        value={typed.via}
        options={Object.entries(words.vias).map(([name, title]) => [name as Typed['via'], title] as const)}
        onChoose={(via) => put({ via })}
      />
      <Choose
        label={words.subject}
        value={typed.subject}
        options={Object.entries(words.subjects).map(([name, title]) => [name as Typed['subject'], title] as const)}
        onChoose={(subject) => put({ subject })}
      />
      <Words
        label={words.text}
        most={2000}
        value={typed.text}
        fault={tried && typed.text.trim() === '' ? words.wordsFault : undefined}
        onText={(text) => put({ text })}
      />
      <Field label={words.phone} maxLength={30} value={typed.phone} onText={(phone) => put({ phone })} />
      <Field
        label={words.code}
        maxLength={20}
        value={typed.institution}
        onText={(institution) => put({ institution })}
      />
    </ActionForm>
  )
}
