/** Everything that is wrong with a form at its top, focused and read out, each entry the way to its field. */
import { useEffect, useId, useRef, type MouseEvent } from 'react'
import { Icon } from '../icon/Icon.tsx'
import * as t from '../../texts/index.ts'
import style from './error-summary.module.css'
import { placeId, type Faults } from './faults.ts'

interface ErrorSummaryProps<Place extends string> {
  /** Under `top` what is wrong with no single field. */
  faults: Faults<Place>
  /** Counts the attempts to send: each one brings the summary into focus again. */
  attempt: number
}

export function ErrorSummary<Place extends string>({ faults, attempt }: ErrorSummaryProps<Place>) {
  const box = useRef<HTMLDivElement>(null)
  const titleId = useId()
  const entries = Object.entries(faults) as [Place, string][]
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
            <li key={place}>
              {place === 'top' ? (
                text
              ) : (
                <a href={`#${placeId(place)}`} onClick={leadTo}>
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
function leadTo(event: MouseEvent<HTMLAnchorElement>): void {
  event.preventDefault()
  const place = document.getElementById(event.currentTarget.hash.slice(1))
  if (place === null) return
  const field = place.matches('input, select, textarea, button, [tabindex]')
    ? place
    : (place.querySelector<HTMLElement>('[aria-invalid="true"]') ??
      place.querySelector<HTMLElement>('input, select, textarea, button') ??
      place)
  place.scrollIntoView({ block: 'center' })
  field.focus({ preventScroll: true })
}
