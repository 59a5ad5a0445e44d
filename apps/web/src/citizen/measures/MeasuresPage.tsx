/** 处理措施: what the agency decided about one's settlements, the way out, and what one is asked to explain. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { HearingAnswerForm, MaterialMessage, OwnMeasuresMessage, OwnReclaimsMessage } from '@yidi/contracts'
import { useId, useState } from 'react'
import { complaintDoor } from '../../api/complaints.ts'
import { answerHearing, measuresQuery, myReclaimsQuery } from '../../api/measures.ts'
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import { LoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { Button, buttonLook } from '../../parts/button/Button.tsx'
import { Card } from '../../parts/card/Card.tsx'
import fieldStyle from '../../parts/field/field.module.css'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { Paper } from '../apply/Paper.tsx'
import { Reclaim } from './Reclaims.tsx'
import { Ask } from '../reconsiderations/Ask.tsx'
import { dayText, sentence } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'

const words = t.measures
/** The kind that such a file has, as the server calls it. */
const photos = { id: 'complaint-paper', ...words.photos }
type Measure = OwnMeasuresMessage['measures'][number]
type Hearing = OwnMeasuresMessage['hearings'][number]

export function MeasuresPage() {
  return (
    <Page title={words.title} back="/me">
      <LoggedIn why={words.why}>{() => <All />}</LoggedIn>
    </Page>
  )
}

function All() {
  const owed = useQuery(myReclaimsQuery)
  return (
    <Loaded query={useQuery(measuresQuery)}>
      {({ measures, hearings }) => (
        <Loaded query={owed}>{({ orders }) => <Each measures={measures} hearings={hearings} orders={orders} />}</Loaded>
      )}
    </Loaded>
  )
}

function Each({ measures, hearings, orders }: OwnMeasuresMessage & Pick<OwnReclaimsMessage, 'orders'>) {
  return (
    <Stack>
      {measures.length + hearings.length + orders.length === 0 ? <p className={look.quiet}>{words.none}</p> : null}
      {measures.map((one) => (
        <Taken key={one.measureId} one={one} />
      ))}
      {orders.map((one) => (
        <Reclaim key={one.orderId} one={one} />
      ))}
      {hearings.map((one) => (
        <Asked key={one.hearingId} one={one} />
      ))}
    </Stack>
  )
}

function Taken({ one }: { one: Measure }) {
  const { title, holds, interim, from, to, liftedOn, basis, words: reason } = one
  return (
    <Card as="section">
      <h2>
        {title} <Tag tone={holds ? 'refusal' : 'good'}>{holds ? words.holds : words.over}</Tag>
      </h2>
      <p>
        {words.from} {dayText(from)} {words.to} {to === null ? words.untilLifted : dayText(to)}
      </p>
      {liftedOn === null ? null : <p>{words.liftedOn(dayText(liftedOn))}</p>}
      {interim && holds ? <p>{words.interim}</p> : null}
      <p className={look.aside}>
        {words.reason}：{sentence(reason)}
      </p>
      <p className={look.aside}>
        {words.basis}：{sentence(basis)}
      </p>
      {holds ? (
        <>
          <p>{words.wayOn}</p>
          <p>{words.object}</p>
          <Link to="/claims/new" className={buttonLook()}>
            {words.claim}
          </Link>
          <Ask kind="measure" id={one.measureId} />
        </>
      ) : null}
    </Card>
  )
}

function Asked({ one }: { one: Hearing }) {
  const { held, dueDay, mayAnswer, state, answer, hearingId } = one
  return (
    <Card as="section">
      <h2>{words.asked}</h2>
      <p>{sentence(held)}</p>
      {answer === null ? null : (
        <p className={look.aside}>
          {words.said}：{sentence(answer)}
        </p>
      )}
      {one.materials.length === 0 ? null : (
        <p className={look.aside}>
          {words.files}：{one.materials.map(({ name }) => name).join('、')}
        </p>
      )}
      {state === 'answered' ? <p>{words.answered}</p> : null}
      {state === 'asked' ? <p>{mayAnswer ? words.due(dayText(dueDay)) : words.late(dayText(dueDay))}</p> : null}
      {mayAnswer ? <Write hearingId={hearingId} /> : null}
    </Card>
  )
}

function Write({ hearingId }: { hearingId: string }) {
  const queries = useQueryClient()
  const id = useId()
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const [uploads, setUploads] = useState<MaterialMessage[]>([])
  const send = useCommand(
    (input: HearingAnswerForm, key: string) => answerHearing(hearingId, input, key),
    () => queries.invalidateQueries({ queryKey: measuresQuery.queryKey }),
  )
  const wrong = tried && text.trim() === ''
  return (
    <>
      <div className={fieldStyle.field}>
        <label htmlFor={id}>{words.text}</label>
        <span className={look.aside}>{words.hint}</span>
        <textarea
          id={id}
          rows={5}
          maxLength={2000}
          value={text}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? `${id}-fault` : undefined}
          onChange={(event) => setText(event.target.value)}
        />
        {wrong ? (
          <span id={`${id}-fault`} className={fieldStyle.fault}>
            {words.fault}
          </span>
        ) : null}
      </div>
      <Paper material={photos} uploads={uploads} changeUploads={setUploads} door={complaintDoor} />
      {send.error ? <Fault error={send.error} /> : null}
      <Button
        kind="primary"
        disabled={send.isPending}
        onClick={() => {
          setTried(true)
          if (text.trim() === '') return
          send.mutate({
            words: text.trim(),
            ...(uploads.length === 0 ? {} : { materials: uploads.map((one) => one.id) }),
          })
        }}
      >
        {words.send}
      </Button>
    </>
  )
}
