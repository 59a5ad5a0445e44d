/** One labelled field with its hint and its fault; the fault says what is wrong and is tied to the field. */
import { useId, type InputHTMLAttributes } from 'react'

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange'> {
  label: string
  hint?: string | undefined
  fault?: string | undefined
  unit?: string
  onText: (text: string) => void
}

export function Field({ label, hint, fault, unit, onText, ...input }: FieldProps) {
  const id = useId()
  const about = [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ')
  const box = (
    <input
      {...input}
      id={id}
      aria-invalid={fault ? true : undefined}
      aria-describedby={about || undefined}
      onChange={(event) => onText(event.target.value)}
    />
  )
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <span id={`${id}-hint`} className="small quiet">
          {hint}
        </span>
      ) : null}
      {unit === undefined ? (
        box
      ) : (
        <span className="suffix">
          {box}
          <span className="quiet">{unit}</span>
        </span>
      )}
      {fault ? (
        <span id={`${id}-fault`} className="fault">
          {fault}
        </span>
      ) : null}
    </div>
  )
}

export function Check(props: { label: string; more?: string; checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <label className="check">
      <input type="checkbox" checked={props.checked} onChange={(event) => props.onChange(event.target.checked)} />
      <span>
        {props.label}
        {props.more === undefined ? null : <span className="small quiet"> {props.more}</span>}
      </span>
    </label>
  )
}
