/** What a clerk writes in several lines; the same shape as Field. */
import { useId } from 'react'
import fieldStyle from '../../parts/field/field.module.css'
import look from '../../parts/look/look.module.css'

interface WordsProps {
  label: string
  hint?: string
  value: string
  /** How many characters at most. */
  most: number
  fault?: string | undefined
  onText: (text: string) => void
}

export function Words({ label, hint, value, most, fault, onText }: WordsProps) {
  const id = useId()
  const about = [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ')
  return (
    <div className={fieldStyle.field}>
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : (
        <span id={`${id}-hint`} className={look.aside}>
          {hint}
        </span>
      )}
      <textarea
        id={id}
        rows={3}
        maxLength={most}
        value={value}
        aria-invalid={fault ? true : undefined}
        aria-describedby={about || undefined}
        onChange={(event) => onText(event.target.value)}
      />
      {fault ? (
        <span id={`${id}-fault`} className={fieldStyle.fault}>
          {fault}
        </span>
      ) : null}
    </div>
  )
}
