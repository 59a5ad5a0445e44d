/** Decisions that need a reason in words and nothing else: giving a review back, undoing a result. */
import { useState } from 'react'
import { Button } from '../../parts/button/Button.tsx'
import * as t from '../../texts/index.ts'
import { Words } from '../case/Words.tsx'
import type { ClaimFormProps } from './form-props.ts'

const words = t.claimsDesk

/** Back to whoever reviews: the person is told nothing. */
export function BackForm({ review: { draft, write }, ...form }: ClaimFormProps) {
  return (
    <InWords
      {...form}
      label={words.back.words}
      fault={words.back.fault}
      sends={words.back.send}
      value={draft.back}
      onText={(back) => write({ back })}
    />
  )
}

/** The result is posted back, and the claim is reviewed anew. */
export function ReopenForm({ review: { draft, write }, ...form }: ClaimFormProps) {
  return (
    <>
      <p>{words.reopen.lead}</p>
      <InWords
        {...form}
        label={words.reopen.reason}
        fault={words.reopen.fault}
        sends={words.reopen.send}
        danger
        value={draft.reopening}
        onText={(reopening) => write({ reopening })}
      />
    </>
  )
}

interface InWordsProps extends Omit<ClaimFormProps, 'found' | 'review'> {
  label: string
  fault: string
  /** What the button says. */
  sends: string
  danger?: boolean
  value: string
  onText: (text: string) => void
}

function InWords({ label, fault, sends, danger, value, onText, busy, onSend, onBack }: InWordsProps) {
  const [tried, setTried] = useState(false)
  const text = value.trim()
  const send = () => {
    setTried(text === '')
    if (text !== '') onSend({ reason: text })
  }
  return (
    <>
      <Words label={label} most={1000} value={value} fault={tried && text === '' ? fault : undefined} onText={onText} />
      <Button kind={danger ? 'danger' : 'primary'} disabled={busy} onClick={send}>
        {sends}
      </Button>
      <Button disabled={busy} onClick={onBack}>
        {t.back}
      </Button>
    </>
  )
}
