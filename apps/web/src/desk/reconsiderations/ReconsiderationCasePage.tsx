/** 复议: what the person wrote against which decision, which office has taken it, and what it decided. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import {
  acceptReconsideration,
  decideReconsideration,
  reconsiderationCaseQuery,
  type ReconsiderationCase,
} from '../../api/reconsiderations.ts'
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import { Card } from '../../parts/card/Card.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { Form } from '../../parts/form/Form.tsx'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Facts } from '../case/Facts.tsx'
import { basisName, basisOf } from '../case/reason.ts'
import { Words } from '../case/Words.tsx'
import { Choose } from '../choose/Choose.tsx'
import formsStyle from '../forms/forms.module.css'
import { DeskPage } from '../frame/DeskPage.tsx'

const words = t.reconsiderationsDesk

export function ReconsiderationCasePage() {
  const { id = '' } = useParams({ strict: false })
  return (
    <DeskPage title={words.one}>
      <Loaded query={useQuery(reconsiderationCaseQuery(id))}>{(one) => <Shown key={one.state} one={one} />}</Loaded>
    </DeskPage>
  )
}

const pages = { filing: '/filings/$id', claim: '/claims/$id', register: '/registers/$id' } as const

function Shown({ one }: { one: ReconsiderationCase }) {
  const { about, result } = one
  return (
    <Stack>
      <Facts
        title={`${about.kindTitle} · ${about.title}`}
        state={{ tone: one.tone, title: one.stateTitle }}
        rows={[
          [words.result, `${about.result} · ${dayText(about.day)}`],
          [words.decidedBy, one.decidedBy],
          [words.askedOn, dayText(one.askedOn)],
          [words.right, one.right.text],
          [words.office, one.office],
          [t.reconsiderations.number, one.number],
        ]}
      >
        <div>
          <h3 className={look.quiet}>{words.text}</h3>
          <p>{one.text}</p>
        </div>
      </Facts>
      {result === null ? null : (
        <Card as="section" tight aria-label={t.reconsiderations.decision}>
          <h2>{t.reconsiderations.decision}</h2>
          <p>{result.words}</p>
          <BasisChip basis={result.basis} />
          <p className={look.aside}>{dayText(result.day)}</p>
        </Card>
      )}
      {about.kind === 'measure' ? null : (
        <Link to={pages[about.kind]} params={{ id: about.id }}>
          {words.open}
        </Link>
      )}
      {one.allowed.includes('accept') ? (
        <Accept id={one.id} />
      ) : one.allowed.includes('change') ? (
        <Decide one={one} />
      ) : (
        <Notice tone="plain">{one.bar ?? t.desk.nothingToDecide}</Notice>
      )}
    </Stack>
  )
}

const useAgain = () => {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['desk'] })
}

function Accept({ id }: { id: string }) {
  const [office, setOffice] = useState('')
  const [number, setNumber] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(
    (form: { office: string; number?: string }, key: string) => acceptReconsideration(id, form, key),
    useAgain(),
  )
  const send = () => {
    setTried(true)
    if (office.trim() === '') return
    command.mutate({ office: office.trim(), ...(number.trim() === '' ? {} : { number: number.trim() }) })
  }
  return (
    <Card as="section">
      <h2>{words.accept}</h2>
      <Form onSend={send}>
        <Field
          label={words.office}
          maxLength={100}
          value={office}
          fault={tried && office.trim() === '' ? words.officeFault : undefined}
          onText={setOffice}
        />
        <Field label={words.number} maxLength={60} value={number} onText={setNumber} />
        {command.error ? <Fault error={command.error} /> : null}
        <div>
          <Button type="primary" htmlType="submit" loading={command.isPending}>
            {words.accept}
          </Button>
        </div>
      </Form>
    </Card>
  )
}

function Decide({ one: { id, documents } }: { one: ReconsiderationCase }) {
  const [text, setText] = useState('')
  const [basis, setBasis] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(
    (action: 'uphold' | 'change', key: string) =>
      decideReconsideration(id, action, { words: text.trim(), basis: basisOf(basis) }, key),
    useAgain(),
  )
  const send = (action: 'uphold' | 'change') => {
    setTried(true)
    if (text.trim() !== '' && basis !== '') command.mutate(action)
  }
  return (
    <Card as="section">
      <h2>{words.decision}</h2>
      <p className={look.aside}>{words.decisionLead}</p>
      <Words
        label={words.words}
        most={1000}
        value={text}
        fault={tried && text.trim() === '' ? words.wordsFault : undefined}
        onText={setText}
      />
      <Choose
        label={words.basis}
        value={basis}
        empty={t.desk.refusal.choose}
        options={documents.map(({ id: document, short, articles }) => ({
          title: short,
          options: articles.map((article) => [basisName({ document, article }), `${short} ${article}`] as const),
        }))}
        fault={tried && basis === '' ? t.desk.refusal.basisFault : undefined}
        onChoose={(next: string) => setBasis(next)}
      />
      {command.error ? <Fault error={command.error} /> : null}
      <div className={formsStyle.formButtons}>
        <Button type="primary" disabled={command.isPending} onClick={() => send('change')}>
          {words.change}
        </Button>
        <Button disabled={command.isPending} onClick={() => send('uphold')}>
          {words.uphold}
        </Button>
      </div>
    </Card>
  )
}
