/** 申诉: what the person wrote against a result, and the answer of somebody who did not approve it. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { AppealMessage } from '@yidi/contracts'
import { Button } from 'antd'
import { useState } from 'react'
import { answerAppeal, appealQuery } from '../../api/appeals.ts'
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import { Card } from '../../parts/card/Card.tsx'
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

const words = t.agency.appeal

export function AppealPage() {
  const { id = '' } = useParams({ strict: false })
  return (
    <DeskPage title={words.title}>
      <Loaded query={useQuery(appealQuery(id))}>{(appeal) => <Shown appeal={appeal} />}</Loaded>
    </DeskPage>
  )
}

function Shown({ appeal }: { appeal: AppealMessage }) {
  const { answer } = appeal
  return (
    <Stack>
      <Facts
        title={words.title}
        state={{ tone: appeal.state === 'sent' ? 'waiting' : 'plain', title: appeal.stateTitle }}
        rows={[
          [words.claim, appeal.claimId],
          [words.decidedBy, appeal.decidedBy],
          [words.sentOn, dayText(appeal.sentOn)],
        ]}
      >
        <div>
          <h3 className={look.quiet}>{words.text}</h3>
          <p>{appeal.text}</p>
        </div>
      </Facts>
      {answer === null ? null : (
        <Card as="section" aria-label={words.answer} tight>
          <h2>{words.answer}</h2>
          <p>{answer.words}</p>
          <BasisChip basis={answer.basis} />
          <p className={look.aside}>
            {dayText(answer.day)} · {answer.by}
          </p>
        </Card>
      )}
      <Link to="/claims/$id" params={{ id: appeal.claimId }}>
        {words.open}
      </Link>
      {appeal.allowed.includes('uphold') ? (
        <Answer appeal={appeal} />
      ) : (
        <Notice tone="plain">{appeal.bar ?? t.desk.nothingToDecide}</Notice>
      )}
    </Stack>
  )
}

function Answer({ appeal: { id, documents } }: { appeal: AppealMessage }) {
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const [basis, setBasis] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(
    (action: 'uphold' | 'reject', key: string) =>
      answerAppeal(id, action, { words: text.trim(), basis: basisOf(basis) }, key),
    () => queries.invalidateQueries({ queryKey: appealQuery(id).queryKey }),
  )
  const send = (action: 'uphold' | 'reject') => {
    setTried(true)
    if (text.trim() !== '' && basis !== '') command.mutate(action)
  }
  return (
    <Card as="section">
      <h2>{words.answer}</h2>
      <p className={look.aside}>{words.upheldNext}</p>
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
        <Button type="primary" disabled={command.isPending} onClick={() => send('uphold')}>
          {words.uphold}
        </Button>
        <Button disabled={command.isPending} onClick={() => send('reject')}>
          {words.reject}
        </Button>
      </div>
    </Card>
  )
}
