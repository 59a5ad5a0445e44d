/** One labelled choice from a short list; the same shape as Field. */
import { useId } from 'react'
import style from './field.module.css'
import look from '../look/look.module.css'

interface ChoiceProps<Value extends string> {
  label: string
  value: Value | ''
  options: readonly (readonly [Value, string])[]
  onChoose: (value: Value) => void
  hint?: string
  fault?: string | undefined
  /** Words of the empty choice; without it the first option is chosen from the start. */
  empty?: string
}

export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, value, options, onChoose, hint, fault, empty } = props
  const id = useId()
  return (
    <div className={style.field}>
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : <span className={look.aside}>{hint}</span>}
      <select
        id={id}
        value={value}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? `${id}-fault` : undefined}
        onChange={(event) => onChoose(event.target.value as Value)}
      >
        {empty === undefined ? null : <option value="">{empty}</option>}
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
      {fault ? (
        <span id={`${id}-fault`} className={style.fault}>
          {fault}
        </span>
      ) : null}
    </div>
  )
}
