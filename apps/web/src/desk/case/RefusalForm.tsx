/** A refusal: the reason out of the closed list, the article it rests on, the clerk's words, and the rights as delivered. */
import { useState } from 'react'
import { Button } from 'antd'
import type { DecisionBody, DeskCase } from '../../api/desk.ts'
import { Notice } from '../../parts/notice/Notice.tsx'
import * as t from '../../texts/index.ts'
import fieldStyle from '../../parts/field/field.module.css'

interface Props {
  found: DeskCase
  busy: boolean
  onSend: (body: DecisionBody) => void
  onBack: () => void
}

const write = ({ document, article }: { document: string; article: string }) => `${document}|${article}`
const read = (text: string) => ({ document: text.split('|')[0] ?? '', article: text.split('|')[1] ?? '' })

export function RefusalForm({ found: { reasons, documents, rights }, busy, onSend, onBack }: Props) {
  const [code, setCode] = useState('')
  const [basis, setBasis] = useState('')
  const [words, setWords] = useState('')
  const [faults, setFaults] = useState<{ code?: boolean; basis?: boolean }>({})
  const usual = reasons.find((one) => one.code === code)?.bases ?? []
  const choose = (next: string) => {
    setCode(next)
    const first = reasons.find((one) => one.code === next)?.bases[0]
    setBasis(first ? write(first) : '')
  }
  const send = () => {
    const found = { ...(code === '' ? { code: true } : {}), ...(basis === '' ? { basis: true } : {}) }
    setFaults(found)
    if (Object.keys(found).length > 0) return
    onSend({ code, basis: read(basis), ...(words.trim() === '' ? {} : { reason: words.trim() }) })
  }
  return (
    <>
      <Reason reasons={reasons} code={code} fault={faults.code} onChoose={choose} />
      <Basis usual={usual} documents={documents} basis={basis} fault={faults.basis} onChoose={setBasis} />
      <div className={fieldStyle.field}>
        <label htmlFor="refusal-words">{t.desk.refusal.words}</label>
        <textarea
          id="refusal-words"
          rows={3}
          maxLength={500}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      <Notice tone="plain">{rights}</Notice>
      <Button danger type="primary" block loading={busy} onClick={send}>
        {t.desk.refusal.send}
      </Button>
      <Button block disabled={busy} onClick={onBack}>
        {t.back}
      </Button>
    </>
  )
}

function Reason(props: {
  reasons: DeskCase['reasons']
  code: string
  fault: boolean | undefined
  onChoose: (code: string) => void
}) {
  return (
    <div className={fieldStyle.field}>
      <label htmlFor="refusal-code">{t.desk.refusal.code}</label>
      <select
        id="refusal-code"
        value={props.code}
        aria-invalid={props.fault}
        onChange={(event) => props.onChoose(event.target.value)}
      >
        <option value="">{t.desk.refusal.choose}</option>
        {props.reasons.map((one) => (
          <option key={one.code} value={one.code}>
            {one.title}
          </option>
        ))}
      </select>
      {props.fault ? <span className={fieldStyle.fault}>{t.desk.refusal.codeFault}</span> : null}
    </div>
  )
}

/** The article that the refusal rests on: those usual for its reason first, then every article of every document. */
function Basis(props: {
  usual: DeskCase['reasons'][number]['bases']
  documents: DeskCase['documents']
  basis: string
  fault: boolean | undefined
  onChoose: (basis: string) => void
}) {
  const { usual, documents } = props
  const shortOf = (id: string) => documents.find((document) => document.id === id)?.short ?? id
  return (
    <div className={fieldStyle.field}>
      <label htmlFor="refusal-basis">{t.desk.refusal.basis}</label>
      <select
        id="refusal-basis"
        value={props.basis}
        aria-invalid={props.fault}
        onChange={(event) => props.onChoose(event.target.value)}
      >
        <option value="">{t.desk.refusal.choose}</option>
        {usual.length === 0 ? null : (
          <optgroup label={t.desk.refusal.usual}>
            {usual.map((one) => (
              <option key={write(one)} value={write(one)}>
                {shortOf(one.document)} {one.article}
              </option>
            ))}
          </optgroup>
        )}
        {documents.map((document) => (
          <optgroup key={document.id} label={document.short}>
            {document.articles
              .map((article) => write({ document: document.id, article }))
              .filter((value) => !usual.some((one) => write(one) === value))
              .map((value) => (
                <option key={value} value={value}>
                  {read(value).article}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      {props.fault ? <span className={fieldStyle.fault}>{t.desk.refusal.basisFault}</span> : null}
    </div>
  )
}
