/** 申请复议: what was decided, whom one asks as far as a document says it, and why one disagrees. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReconsiderationForm, ReconsiderationStandingMessage } from '@yidi/contracts'
import { useId, useState } from 'react'
import { askReconsideration, standingQuery } from '../../api/reconsiderations.ts'
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import { LoggedIn, useIsLoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { Button } from '../../parts/button/Button.tsx'
import { Card } from '../../parts/card/Card.tsx'
import { ErrorSummary } from '../../parts/error-summary/ErrorSummary.tsx'
import { placeId, useFaults } from '../../parts/error-summary/faults.ts'
import { Form } from '../../parts/form/Form.tsx'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Pairs } from '../../parts/pairs/Pairs.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Written } from '../complaints/Written.tsx'

const words = t.reconsiderations

export function AskPage() {
  const { kind = 'claim', of: id = '' } = useSearch({ strict: false }) as {
    kind?: ReconsiderationForm['kind']
    of?: string
  }
  const queries = useQueryClient()
  const navigate = useNavigate()
  const form = useId()
  const [text, setText] = useState('')
  const { faults, attempt, show, clear } = useFaults<'text'>()
  const citizen = useIsLoggedIn()
  const standing = useQuery({ ...standingQuery(kind, id), enabled: citizen })
  const ask = useCommand(askReconsideration, async (asked) => {
    await queries.invalidateQueries({ queryKey: ['reconsiderations'] })
    await navigate({ to: '/reconsiderations/$id', params: { id: asked.id }, replace: true })
  })
  const send = () => {
    if (show(text.trim() === '' ? { text: words.textFault } : {})) ask.mutate({ kind, id, text: text.trim() })
  }
  return (
    <Page
      title={words.title}
      back="/services"
      foot={
        standing.data?.open === true ? (
          <Button type="submit" form={form} kind="primary" disabled={ask.isPending}>
            {words.send}
          </Button>
        ) : null
      }
    >
      <LoggedIn why={words.why}>
        {() => (
          <Loaded query={standing}>
            {(found) =>
              found.open ? (
                <Form id={form} onSend={send}>
                  <ErrorSummary faults={faults} attempt={attempt} />
                  <About found={found} />
                  <Written
                    id={placeId('text')}
                    label={words.text}
                    hint={words.textHint}
                    value={text}
                    fault={faults.text}
                    onText={(typed) => {
                      setText(typed)
                      clear(['text'])
                    }}
                  />
                  {ask.error ? <Fault error={ask.error} /> : null}
                </Form>
              ) : (
                <Notice tone="plain">
                  <p>{found.text}</p>
                </Notice>
              )
            }
          </Loaded>
        )}
      </LoggedIn>
    </Page>
  )
}

function About({ found: { about, text } }: { found: ReconsiderationStandingMessage }) {
  return (
    <Card as="section">
      <Pairs>
        <dt>{words.about}</dt>
        <dd>{about?.title}</dd>
        <dt>{words.result}</dt>
        <dd>{about?.result}</dd>
        <dt>{words.decidedOn}</dt>
        <dd>{dayText(about?.day ?? '')}</dd>
      </Pairs>
      <p>{text}</p>
      <p className={look.aside}>{words.handedOn}</p>
    </Card>
  )
}
