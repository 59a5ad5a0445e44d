/** What somebody writes in several lines on the phone: label, hint, box, and what is wrong with it. */
import fieldStyle from '../../parts/field/field.module.css'
import look from '../../parts/look/look.module.css'

interface WrittenProps {
  id: string
  label: string
  hint: string
  value: string
  fault: string | undefined
  onText: (text: string) => void
}

export function Written({ id, label, hint, value, fault, onText }: WrittenProps) {
  const about = [`${id}-hint`, fault === undefined ? '' : `${id}-fault`].filter(Boolean).join(' ')
  return (
    <div className={fieldStyle.field}>
      <label htmlFor={id}>{label}</label>
      <span id={`${id}-hint`} className={look.aside}>
        {hint}
      </span>
      <textarea
        id={id}
        rows={6}
        maxLength={2000}
        value={value}
        aria-invalid={fault === undefined ? undefined : true}
        aria-describedby={about}
        onChange={(event) => onText(event.target.value)}
      />
      {fault === undefined ? null : (
        <span id={`${id}-fault`} className={fieldStyle.fault}>
          {fault}
        </span>
      )}
    </div>
  )
}
