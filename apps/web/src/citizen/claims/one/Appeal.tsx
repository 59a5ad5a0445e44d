/** 申诉: until when the result can be appealed against, and the appeal itself. */
import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { appealClaim, type Claim } from '../../../api/claims.ts'
import { Button } from '../../../parts/button/Button.tsx'
import { Card } from '../../../parts/card/Card.tsx'
import fieldStyle from '../../../parts/field/field.module.css'
import look from '../../../parts/look/look.module.css'
import { Fault } from '../../../frame/Loaded.tsx'
import { useCommand } from '../../../frame/useCommand.ts'
import { sentence } from '../../../texts/days.ts'
import * as t from '../../../texts/index.ts'

const words = t.agency.own

export function Appeal({ claim }: { claim: Claim }) {
  const { appeal } = claim
  if (appeal === undefined) return null
  return (
    <Card as="section" aria-labelledby="appeal-title">
      <h2 id="appeal-title">{words.title}</h2>
      <p className={look.aside}>{sentence(appeal.text)}</p>
      {appeal.stateTitle === undefined ? null : <p>{appeal.stateTitle}</p>}
      {appeal.open ? <Write claimId={claim.id} /> : null}
    </Card>
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
