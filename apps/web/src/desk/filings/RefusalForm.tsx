/** A refusal: the reason out of the closed list, the article it rests on, the clerk's words, and the letter as delivered. */
import { useState } from 'react'
import { Button } from '../../parts/button/Button.tsx'
import * as t from '../../texts/index.ts'
import { basisOf } from '../case/reason.ts'
import { ReasonFields } from '../case/ReasonFields.tsx'
import { Words } from '../case/Words.tsx'
import type { FormProps } from './form-props.ts'
import { Letter } from './Letter.tsx'

export function RefusalForm({ found, drafting, busy, onSend, onBack }: FormProps) {
  const { draft, write } = drafting
  const { code, basis } = draft
  const [tried, setTried] = useState(false)
  const words = draft.refusal.trim()
  const body =
    code === '' || basis === ''
      ? undefined
      : { code, basis: basisOf(basis), ...(words === '' ? {} : { reason: words }) }
  const send = () => {
    setTried(true)
    if (body !== undefined) onSend(body)
  }
  return (
    <>
      <ReasonFields
        label={t.desk.refusal.code}
        value={{ code, basis }}
        reasons={found.reasons}
        documents={found.documents}
        tried={tried}
        onChange={write}
      />
      <Words label={t.desk.refusal.words} most={500} value={draft.refusal} onText={(refusal) => write({ refusal })} />
      <Letter filingId={found.filing.id} decision="refuse" body={body} />
      <Button kind="danger" disabled={busy} onClick={send}>
        {t.desk.refusal.send}
      </Button>
      <Button disabled={busy} onClick={onBack}>
        {t.back}
      </Button>
    </>
  )
}
