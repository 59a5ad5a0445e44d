/** An approval with its letter; where a paper was never seen, by what else it was looked at, in the reviewer's words. */
import { useState } from 'react'
import { Button } from '../../parts/button/Button.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import * as t from '../../texts/index.ts'
import type { FormProps } from './form-props.ts'
import { Letter } from './Letter.tsx'
import { unseen } from './Papers.tsx'

export function ApproveForm({ found, drafting, busy, onSend, onBack }: FormProps) {
  const { draft, write } = drafting
  const [fault, setFault] = useState(false)
  const papers = unseen(found.check.papers)
  const words = draft.approval.trim()
  const silent = papers.length > 0 && words === ''
  const body = words === '' ? {} : { reason: words }
  const send = () => {
    setFault(silent)
    if (!silent) onSend(body)
  }
  return (
    <>
      {papers.length === 0 ? null : (
        <>
          <Notice tone="refusal">{t.desk.approval.unseen(papers.map(({ title }) => title))}</Notice>
          <Field
            label={t.desk.approval.words}
            hint={t.desk.approval.hint}
            maxLength={200}
            value={draft.approval}
            fault={fault && silent ? t.desk.approval.fault : undefined}
            onText={(approval) => write({ approval })}
          />
        </>
      )}
      <Letter filingId={found.filing.id} decision="approve" body={silent ? undefined : body} />
      <Button kind="primary" disabled={busy} onClick={send}>
        {t.desk.approval.send}
      </Button>
      <Button disabled={busy} onClick={onBack}>
        {t.back}
      </Button>
    </>
  )
}
