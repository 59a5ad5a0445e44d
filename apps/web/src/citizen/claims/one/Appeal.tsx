/** 申诉: until when the result can be appealed against, and the appeal itself. */
import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { appealClaim, type Claim } from '../../../api/claims.ts'
import { BasisChip } from '../../../parts/basis/BasisChip.tsx'
import { Button } from '../../../parts/button/Button.tsx'
import { Card } from '../../../parts/card/Card.tsx'
import fieldStyle from '../../../parts/field/field.module.css'
import look from '../../../parts/look/look.module.css'
import { Fault } from '../../../frame/Loaded.tsx'
import { useCommand } from '../../../frame/useCommand.ts'
import { Stack } from '../../../parts/stack/Stack.tsx'
import { dayText, sentence } from '../../../texts/days.ts'
import * as t from '../../../texts/index.ts'

const words = t.agency.own

export function Appeal({ claim }: { claim: Claim }) {
  const { appeal } = claim
  if (appeal === undefined) return null
  return (
    <Card as="section" aria-labelledby="appeal-title">
      <h2 id="appeal-title">{words.title}</h2>
      <p className={look.aside}>{sentence(appeal.text)}</p>
      {appeal.stateTitle === undefined ? null : <Sent appeal={appeal} />}
      {appeal.open ? <Write claimId={claim.id} /> : null}
    </Card>
  )
}

/** The latest appeal: what was written, how it stands, and the answer with what it rests on. */
function Sent({ appeal: { stateTitle, said, answer } }: { appeal: NonNullable<Claim['appeal']> }) {
  return (
    <Stack tight>
      <p>
        <b>{stateTitle}</b>
      </p>
      {said === undefined ? null : <p className={look.aside}>{words.said(said)}</p>}
      {answer === undefined ? null : (
        <>
          <p>{words.answered(dayText(answer.day), sentence(answer.words))}</p>
          <BasisChip basis={answer.basis} />
        </>
      )}
    </Stack>
  )
}

function Write({ claimId }: { claimId: string }) {
  const queries = useQueryClient()
  const id = useId()
  const [writing, setWriting] = useState(false)
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const send = useCommand(
    (input: string, key: string) => appealClaim(claimId, input, key),
    () => queries.invalidateQueries({ queryKey: ['claims'] }),
  )
  const wrong = tried && text.trim() === ''
  if (!writing) return <Button onClick={() => setWriting(true)}>{words.title}</Button>
  return (
    <>
      <div className={fieldStyle.field}>
        <label htmlFor={id}>{words.text}</label>
        <span className={look.aside}>{words.hint}</span>
        <textarea
          id={id}
          rows={4}
          maxLength={1000}
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
      {send.error ? <Fault error={send.error} /> : null}
      <Button
        kind="primary"
        disabled={send.isPending}
        onClick={() => {
          setTried(true)
          if (text.trim() !== '') send.mutate(text.trim())
        }}
      >
        {words.send}
      </Button>
    </>
  )
}
