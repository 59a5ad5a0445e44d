/** One: what was written and by whom, what was done, and what whoever looks may do with it. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ComplaintAction, ComplaintDesk } from '@yidi/contracts'
import { Button } from 'antd'
import { useState } from 'react'
import { complaintCaseQuery, stepComplaint, type ComplaintCase } from '../../api/complaints-desk.ts'
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { Card } from '../../parts/card/Card.tsx'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Facts } from '../case/Facts.tsx'
import { Steps } from '../case/Steps.tsx'
import { Words } from '../case/Words.tsx'
import { Choose } from '../choose/Choose.tsx'
import { ActionForm } from '../forms/ActionForm.tsx'
import formsStyle from '../forms/forms.module.css'
import { DeskPage } from '../frame/DeskPage.tsx'
import { OpenCase } from './OpenCase.tsx'

const words = t.complaintsDesk

export function ComplaintCasePage() {
  const { id = '' } = useParams({ strict: false })
  return (
    <DeskPage title={words.one}>
      <Loaded query={useQuery(complaintCaseQuery(id))}>{(found) => <Shown key={found.state} found={found} />}</Loaded>
    </DeskPage>
  )
}

function Shown({ found }: { found: ComplaintCase }) {
  const { person, institution } = found
  return (
    <Stack>
      <Facts
        title={found.subjectTitle}
        state={{ tone: found.overdue ? 'refusal' : found.tone, title: found.stateTitle }}
        rows={[
          [words.person, person === null ? words.unknown : `${person.name} ${person.idNumber}`],
          [words.contact, found.phone],
          [words.channel, found.channelTitle],
          [words.institution, institution === null ? null : `${institution.name} ${institution.code}`],
          [words.settlement, found.settlement],
          [words.limit, found.limit],
          [words.rating, found.rating === null ? null : words.ratings[found.rating]],
          [words.number, found.id],
        ]}
      >
        <div>
          <h3 className={look.quiet}>{words.said}</h3>
          <p>{found.text}</p>
        </div>
        <Files found={found} />
      </Facts>
      {found.answer === null ? null : (
        <Card as="section" aria-label={words.answer} tight>
          <h2>{words.answer}</h2>
          <p>{found.answer.words}</p>
          <p className={look.aside}>
            {found.answer.desk} · {dayText(found.answer.day)}
          </p>
        </Card>
      )}
      <Doing found={found} />
      <OpenCase found={found} />
      <Steps
        steps={found.steps.map(({ title, day, who = '', note }) => ({
          title,
          about: `${dayText(day)} · ${who}`,
          note,
        }))}
      />
    </Stack>
  )
}

/** What came with it, each look kept by the server. */
function Files({ found: { id, materials } }: { found: ComplaintCase }) {
  if (materials.length === 0) return null
  return (
    <div>
      <h3 className={look.quiet}>{words.files}</h3>
      <ul>
        {materials.map((material) => (
          <li key={material.id}>
            <a href={`/api/desk/complaints/${id}/materials/${material.id}`}>{material.name}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

type Doable = 'answer' | 'return' | 'route'

function Doing({ found: { id, allowed } }: { found: ComplaintCase }) {
  const queries = useQueryClient()
  const may = (action: ComplaintAction) => allowed.includes(action)
  const routes = may('to-service')
  const [doing, setDoing] = useState<Doable | undefined>(may('answer') ? 'answer' : routes ? 'route' : undefined)
  const command = useCommand(
    ({ step, body }: { step: string; body: object }, key: string) => stepComplaint(id, step, body, key),
    () => queries.invalidateQueries({ queryKey: ['desk'] }),
  )
  const send = (step: string, body: object = {}) => command.mutate({ step, body })
  const shared = { error: command.error, busy: command.isPending, onClose: () => setDoing(undefined) }
  if (allowed.length === 0) return <Notice tone="plain">{t.desk.nothingToDecide}</Notice>
  if (doing === 'route') return <Route {...shared} onSend={(desk) => send('route', { desk })} />
  if (doing !== undefined)
    return <Write key={doing} {...shared} action={doing} onSend={(said) => send(doing, { words: said })} />
  return (
    <>
      {command.error ? <Fault error={command.error} /> : null}
      <div className={formsStyle.formButtons}>
        {may('answer') ? (
          <Button type="primary" onClick={() => setDoing('answer')}>
            {words.doAnswer}
          </Button>
        ) : null}
        {routes ? (
          <Button type="primary" onClick={() => setDoing('route')}>
            {words.doRoute}
          </Button>
        ) : null}
        {may('return') ? <Button onClick={() => setDoing('return')}>{words.doReturn}</Button> : null}
        {may('withdraw') ? (
          <Button danger loading={command.isPending} onClick={() => send('withdraw')}>
            {words.doWithdraw}
          </Button>
        ) : null}
      </div>
    </>
  )
}

interface Shared {
  error: Error | null
  busy: boolean
  onClose: () => void
}

function Write({
  action,
  onSend,
  ...shared
}: Shared & { action: 'answer' | 'return'; onSend: (said: string) => void }) {
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const send = () => {
    setTried(true)
    if (text.trim() !== '') onSend(text.trim())
  }
  const answer = action === 'answer'
  return (
    <ActionForm
      {...shared}
      title={answer ? words.doAnswer : words.doReturn}
      submit={answer ? words.doAnswer : words.doReturn}
      onSubmit={send}
    >
      <Words
        label={answer ? words.words : words.reason}
        most={2000}
        value={text}
        fault={tried && text.trim() === '' ? words.wordsFault : undefined}
        onText={setText}
      />
    </ActionForm>
  )
}

function Route({ onSend, ...shared }: Shared & { onSend: (desk: ComplaintDesk) => void }) {
  const [desk, setDesk] = useState<ComplaintDesk>('service')
  return (
    <ActionForm {...shared} title={words.doRoute} submit={words.doRoute} onSubmit={() => onSend(desk)}>
      <Choose
        label={words.toDesk}
        value={desk}
        options={Object.entries(words.desks).map(([name, title]) => [name as ComplaintDesk, title] as const)}
        onChoose={setDesk}
      />
    </ActionForm>
  )
}
