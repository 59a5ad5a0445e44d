/** Everything that is wrong with a form at its top, focused and read out, each entry the way to its field. */
import { useEffect, useId, useRef } from 'react'
import { Icon } from '../icon/Icon.tsx'
import * as t from '../../texts/index.ts'
import style from './error-summary.module.css'
import { placeId, type Faults } from './faults.ts'

interface ErrorSummaryProps<Place extends string> {
  /** Under `top` what is wrong with no single field; as a list where several are of one field. */
  faults: Faults<Place> | readonly (readonly [Place, string])[]
  /** Counts the attempts to send: each one brings the summary into focus again. */
  attempt: number
  /** Leads to a field that stands on another page. */
  onLead?: (place: Place) => void
}

export function ErrorSummary<Place extends string>({ faults, attempt, onLead }: ErrorSummaryProps<Place>) {
  const box = useRef<HTMLDivElement>(null)
  const titleId = useId()
  const entries = Array.isArray(faults) ? faults : (Object.entries(faults) as [Place, string][])
  useEffect(() => {
    box.current?.focus({ preventScroll: true })
    box.current?.scrollIntoView({ block: 'center' })
  }, [attempt])
  if (entries.length === 0) return null
  return (
    <div ref={box} role="alert" tabIndex={-1} aria-labelledby={titleId} className={style.summary}>
      <Icon name="stop" />
      <div>
        <h2 id={titleId}>{t.errorSummary.title(entries.length)}</h2>
        <ul>
          {entries.map(([place, text]) => (
            <li key={`${place} ${text}`}>
              {place === 'top' ? (
                text
              ) : (
                <a
                  href={`#${placeId(place)}`}
                  onClick={(event) => {
                    event.preventDefault()
                    if (onLead === undefined) leadTo(event.currentTarget.hash.slice(1))
                    else onLead(place)
                  }}
                >
                  {text}
                </a>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** To the field itself; of several boxes to the one that is wrong. The address stays as it is. */
function leadTo(id: string): void {
  const place = document.getElementById(id)
  if (place === null) return
  const field = place.matches('input, select, textarea, button, [tabindex]')
    ? place
    : (place.querySelector<HTMLElement>('[aria-invalid="true"]') ??
      place.querySelector<HTMLElement>('input, select, textarea, button') ??
      place)
  place.scrollIntoView({ block: 'center' })
  field.focus({ preventScroll: true })
}
