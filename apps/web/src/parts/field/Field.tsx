/** One labelled field with its hint and its fault; the fault says what is wrong and is tied to the field. */
import { useId, type ComponentPropsWithRef } from 'react'
import style from './field.module.css'
import look from '../look/look.module.css'

interface FieldProps extends Omit<ComponentPropsWithRef<'input'>, 'onChange'> {
  label: string
  hint?: string | undefined
  fault?: string | undefined
  unit?: string
  onText: (text: string) => void
}

export function Field({ label, hint, fault, unit, onText, id: given, ...input }: FieldProps) {
  const own = useId()
  const id = given ?? own
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
    <div className={style.field}>
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <span id={`${id}-hint`} className={look.aside}>
          {hint}
        </span>
      ) : null}
      {unit === undefined ? (
        box
      ) : (
        <span className={style.suffix}>
          {box}
          <span className={look.quiet}>{unit}</span>
        </span>
      )}
      {fault ? (
        <span id={`${id}-fault`} className={style.fault}>
          {fault}
        </span>
      ) : null}
    </div>
  )
}
