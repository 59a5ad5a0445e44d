/** A refusal: the reason out of the closed list, the article it rests on, the clerk's words, and the letter as delivered. */
import { useId, useState } from 'react'
import type { DeskCase } from '../../api/desk.ts'
import { Button } from '../../parts/button/Button.tsx'
import fieldStyle from '../../parts/field/field.module.css'
import * as t from '../../texts/index.ts'
import { Choose, type Group } from '../choose/Choose.tsx'
import type { FormProps } from './form-props.ts'
import { Letter } from './Letter.tsx'

const write = ({ document, article }: { document: string; article: string }) => `${document}|${article}`
const read = (text: string) => ({ document: text.split('|')[0] ?? '', article: text.split('|')[1] ?? '' })

export function RefusalForm({ found, drafting, busy, onSend, onBack }: FormProps) {
  const { draft, write: note } = drafting
  const { code, basis } = draft
  const [tried, setTried] = useState(false)
  const wordsId = useId()
  const words = draft.refusal.trim()
  const body =
    code === '' || basis === '' ? undefined : { code, basis: read(basis), ...(words === '' ? {} : { reason: words }) }
  const usual = found.reasons.find((one) => one.code === code)?.bases ?? []
  const choose = (next: string) => {
    const first = found.reasons.find((one) => one.code === next)?.bases[0]
    note({ code: next, basis: first ? write(first) : '' })
  }
  const send = () => {
    setTried(true)
    if (body !== undefined) onSend(body)
  }
  return (
    <>
      <Choose
        label={t.desk.refusal.code}
        value={code}
        empty={t.desk.refusal.choose}
        options={found.reasons.map((one) => [one.code, one.title] as const)}
        fault={tried && code === '' ? t.desk.refusal.codeFault : undefined}
        onChoose={choose}
      />
      <Choose
        label={t.desk.refusal.basis}
        value={basis}
        empty={t.desk.refusal.choose}
        options={basesOf(found.documents, usual)}
        fault={tried && basis === '' ? t.desk.refusal.basisFault : undefined}
        onChoose={(next: string) => note({ basis: next })}
      />
      <div className={fieldStyle.field}>
        <label htmlFor={wordsId}>{t.desk.refusal.words}</label>
        <textarea
          id={wordsId}
          rows={3}
          maxLength={500}
          value={draft.refusal}
          onChange={(event) => note({ refusal: event.target.value })}
        />
      </div>
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

/** The articles that a refusal may rest on: those usual for its reason first, then every article of every document. */
function basesOf(
  documents: DeskCase['documents'],
  usual: DeskCase['reasons'][number]['bases'],
): readonly Group<string>[] {
  const shortOf = (id: string) => documents.find((document) => document.id === id)?.short ?? id
  const first = usual.map((one) => [write(one), `${shortOf(one.document)} ${one.article}`] as const)
  const rest = documents.map(({ id, short, articles }) => ({
    title: short,
    options: articles
      .map((article) => write({ document: id, article }))
      .filter((value) => !first.some(([one]) => one === value))
      .map((value) => [value, `${short} ${read(value).article}`] as const),
  }))
  return [...(first.length === 0 ? [] : [{ title: t.desk.refusal.usual, options: first }]), ...rest]
}
