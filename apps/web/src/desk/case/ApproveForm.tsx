/** Approval of a case in which a paper was never seen: by what else it was looked at, in the reviewer's words. */
import { Button } from 'antd'
import { useState } from 'react'
import { Field } from '../../parts/field/Field.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import * as t from '../../texts/index.ts'
import type { CasePapers } from './Papers.tsx'

interface Props {
  papers: CasePapers
  busy: boolean
  onSend: (body: { reason: string }) => void
  onBack: () => void
}

export function ApproveForm({ papers, busy, onSend, onBack }: Props) {
  const [words, setWords] = useState('')
  const [fault, setFault] = useState(false)
  const send = () => {
    setFault(words.trim() === '')
    if (words.trim() !== '') onSend({ reason: words.trim() })
  }
  return (
    <>
      <Notice tone="refusal">{t.desk.approval.unseen(papers.map(({ title }) => title))}</Notice>
      <Field
        label={t.desk.approval.words}
        hint={t.desk.approval.hint}
        maxLength={200}
        value={words}
        fault={fault ? t.desk.approval.fault : undefined}
        onText={setWords}
      />
      <Button type="primary" block loading={busy} onClick={send}>
        {t.desk.decisions.approve}
      </Button>
      <Button block disabled={busy} onClick={onBack}>
        {t.back}
      </Button>
    </>
  )
}
