/**
 * A sheet to sign on with finger, pen or mouse. What is drawn are strokes of points on a sheet 1000 wide, whatever the
 * size of the screen. Whoever cannot draw types the name instead; the sheet itself takes no keyboard.
 */
import type { FilingForm, mostSignaturePoints } from '@yidi/contracts'
import { useRef, useState, type PointerEvent } from 'react'
import * as t from '../../texts/index.ts'
import { extend, pathOf, pointsOf, type Strokes } from './strokes.ts'
import fieldStyle from '../../parts/field/field.module.css'
import style from './signature.module.css'
import clsx from 'clsx'
import look from '../../parts/look/look.module.css'
import { Chip, Chips } from '../../parts/chip/Chip.tsx'

/** The contract's own limit, written again so that the page does not carry the contracts along. */
const mostPoints: typeof mostSignaturePoints = 3000

type Drawn = NonNullable<NonNullable<FilingForm['signature']>['strokes']>

interface PadProps {
  /** Whose name is to be written. */
  name: string
  strokes: Drawn
  fault?: string | undefined
  onStrokes: (strokes: Drawn) => void
}

export function SignaturePad({ name, strokes, fault, onStrokes }: PadProps) {
  const [current, setCurrent] = useState<number[] | undefined>(undefined)
  // Moves come faster than the page is drawn anew; the stroke under way is kept here.
  const under = useRef<number[] | undefined>(undefined)
  const take = (event: PointerEvent<SVGSVGElement>) => {
    const sheet = event.currentTarget.getBoundingClientRect()
    const moves = event.nativeEvent.getCoalescedEvents?.() ?? []
    for (const { clientX, clientY } of moves.length === 0 ? [event] : moves) {
      if (pointsOf(strokes) + pointsOf([under.current ?? []]) >= mostPoints) break
      under.current = extend(under.current ?? [], clientX - sheet.left, clientY - sheet.top, 1000 / sheet.width)
    }
    setCurrent(under.current)
  }
  const end = () => {
    const stroke = under.current
    under.current = undefined
    setCurrent(undefined)
    // A tap is a dot: the start of a stroke and the same place again.
    if (stroke !== undefined) onStrokes([...strokes, stroke.length === 2 ? [...stroke, ...stroke] : stroke])
  }
  const all: Strokes = current === undefined ? strokes : [...strokes, current]
  return (
    <div className={fieldStyle.field}>
      <div className={fault === undefined ? style.pad : clsx(style.pad, style.faulty)}>
        <svg
          role="img"
          aria-label={t.apply.padState(name, strokes.length)}
          viewBox="0 0 1000 1000"
          preserveAspectRatio="xMinYMin slice"
          onPointerDown={(event) => {
            if (under.current !== undefined || event.button !== 0) return
            event.currentTarget.setPointerCapture(event.pointerId)
            take(event)
          }}
          onPointerMove={(event) => {
            if (under.current !== undefined) take(event)
          }}
          onPointerUp={end}
          onPointerCancel={end}
        >
          <path d={pathOf(all)} />
        </svg>
        {all.length === 0 ? (
          <span className={clsx(style.padHint, look.quiet)} aria-hidden="true">
            {t.apply.padHint(name)}
          </span>
        ) : null}
      </div>
      {fault === undefined ? null : (
        <span className={fieldStyle.fault} role="alert">
          {fault}
        </span>
      )}
      <Chips>
        <Chip disabled={strokes.length === 0} onClick={() => onStrokes(strokes.slice(0, -1))}>
          {t.apply.padUndo}
        </Chip>
        <Chip disabled={strokes.length === 0} onClick={() => onStrokes([])}>
          {t.apply.padClear}
        </Chip>
      </Chips>
    </div>
  )
}
