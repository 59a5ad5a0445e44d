/** The reason out of the closed list and the article it rests on. */
import * as t from '../../texts/index.ts'
import { Choose, type Group } from '../choose/Choose.tsx'
import { basisName, basisOf, chosenReason, type Basis, type Reason, type ReasonDraft } from './reason.ts'

interface Document {
  id: string
  short: string
  articles: readonly string[]
}

interface ReasonFieldsProps {
  /** What the reason is called, and what is said where none is chosen. */
  label: string
  value: ReasonDraft
  reasons: readonly Reason[]
  documents: readonly Document[]
  /** Somebody has tried to send it as it is. */
  tried: boolean
  onChange: (change: ReasonDraft) => void
}

export function ReasonFields({ label, value, reasons, documents, tried, onChange }: ReasonFieldsProps) {
  const { code, basis } = value
  const usual = reasons.find((one) => one.code === code)?.bases ?? []
  return (
    <>
      <Choose
        label={label}
        value={code}
        empty={t.desk.refusal.choose}
        options={reasons.map((one) => [one.code, one.title] as const)}
        fault={tried && code === '' ? t.desk.refusal.codeFault : undefined}
        onChoose={(next: string) => onChange(chosenReason(next, reasons))}
      />
      <Choose
        label={t.desk.refusal.basis}
        value={basis}
        empty={t.desk.refusal.choose}
        options={basesOf(documents, usual)}
        fault={tried && basis === '' ? t.desk.refusal.basisFault : undefined}
        onChoose={(next: string) => onChange({ code, basis: next })}
      />
    </>
  )
}

/** The articles that a reason may rest on: those usual for it first, then every article of every document. */
function basesOf(documents: readonly Document[], usual: readonly Basis[]): readonly Group<string>[] {
  const shortOf = (id: string) => documents.find((document) => document.id === id)?.short ?? id
  const first = usual.map((one) => [basisName(one), `${shortOf(one.document)} ${one.article}`] as const)
  const rest = documents.map(({ id, short, articles }) => ({
    title: short,
    options: articles
      .map((article) => basisName({ document: id, article }))
      .filter((value) => !first.some(([one]) => one === value))
      .map((value) => [value, `${short} ${basisOf(value).article}`] as const),
  }))
  return [...(first.length === 0 ? [] : [{ title: t.desk.refusal.usual, options: first }]), ...rest]
}
