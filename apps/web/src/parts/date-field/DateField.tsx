/**
 * A day in three boxes, 年 月 日: typed with the keyboard of digits, each box moving on by itself when it is full; a day that is
 * pasted is understood in any of its spellings. No calendar: whoever gives a day knows it.
 */
import { useEffect, useId, useRef, useState, type ClipboardEvent, type FocusEvent, type KeyboardEvent } from 'react'
import look from '../look/look.module.css'
import fieldStyle from '../field/field.module.css'
import * as t from '../../texts/index.ts'
import { boxNames, boxesOf, dayOf, digitsOf, faultOf, typedInto, wholeDay, type Box, type Boxes } from './boxes.ts'
import style from './date-field.module.css'

interface DateFieldProps {
  label: string
  /** `YYYY-MM-DD` or ''. */
  value: string
  /** A whole day, or '' while there is none. */
  onDay: (day: string) => void
  hint?: string | undefined
  fault?: string | undefined
  /** Where a summary of errors leads. */
  id?: string
}

export function DateField({ label, value, onDay, hint, fault, id }: DateFieldProps) {
  const made = useId()
  const own = id ?? made
  const { boxes, left, shown, put, leave } = useBoxes(value, onDay)
  // What the boxes themselves say is more exact than the page, which knows whole days alone.
  const inBoxes = left || fault ? faultOf(boxes) : undefined
  const words = inBoxes?.text ?? fault
  const about = [hint ? `${own}-hint` : '', words ? `${own}-fault` : ''].filter(Boolean).join(' ')
  const wrong = (box: Box): boolean => words !== undefined && (inBoxes === undefined || inBoxes.box === box)
  return (
    <fieldset id={own} className={fieldStyle.field} aria-describedby={about || undefined} onBlur={leave}>
      <legend className={style.legend}>{label}</legend>
      {hint ? (
        <span id={`${own}-hint`} className={look.aside}>
          {hint}
        </span>
      ) : null}
      <div className={style.boxes}>
        {boxNames.map((box) => (
          <label key={box} className={style[box]}>
            <input
              ref={(element) => void (shown.current[box] = element)}
              inputMode="numeric"
              autoComplete="off"
              // One more than its digits: what is typed on goes to the next box rather than nowhere.
              maxLength={digitsOf[box] + 10}
              value={boxes[box]}
              aria-invalid={wrong(box) ? true : undefined}
              aria-describedby={about || undefined}
              onChange={(event) => put(box, event.target.value)}
              onPaste={(event) => pasteDay(event, box, put)}
              onKeyDown={(event) => moveByKey(event, box, shown.current)}
            />
            <span>{t.dateField.units[box]}</span>
          </label>
        ))}
      </div>
      {words ? (
        <span id={`${own}-fault`} className={fieldStyle.fault}>
          {words}
        </span>
      ) : null}
    </fieldset>
  )
}

/** Longer than a tap takes. */
const pressMs = 200

type Shown = Record<Box, HTMLInputElement | null>

/** The boxes as they are typed, beside the whole day that the page knows. */
function useBoxes(value: string, onDay: (day: string) => void) {
  const [boxes, setBoxes] = useState<Boxes>(() => boxesOf(value))
  const [left, setLeft] = useState(false)
  const told = useRef(value)
  const shown = useRef<Shown>({ year: null, month: null, day: null })
  // A day that the page puts in itself: a draft that was taken up, a proposal that was tapped.
  useEffect(() => {
    if (value === told.current) return
    told.current = value
    setBoxes(boxesOf(value))
    setLeft(false)
  }, [value])
  const tell = (next: Boxes) => {
    setBoxes(next)
    const day = dayOf(next)
    if (day === told.current) return
    told.current = day
    onDay(day)
  }
  const put = (box: Box, text: string) => {
    const whole = wholeDay(text)
    if (whole !== undefined) {
      tell(whole)
      shown.current.day?.focus()
      return
    }
    const typed = typedInto(box, text)
    tell({ ...boxes, [box]: typed.text })
    // Only what grows moves on: a digit that is taken away leaves the box to be typed anew.
    if (typed.goesOn && typed.text.length >= boxes[box].length) focusBeside(box, 1, shown.current)
  }
  const leave = (event: FocusEvent) => {
    // Told once the press that led away is over: it would move what is being pressed.
    if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setTimeout(() => setLeft(true), pressMs)
  }
  return { boxes, left, shown, put, leave }
}

function focusBeside(box: Box, step: 1 | -1, shown: Shown): void {
  const beside = boxNames[boxNames.indexOf(box) + step]
  const input = beside === undefined ? null : shown[beside]
  input?.focus()
  input?.select()
}

function pasteDay(event: ClipboardEvent<HTMLInputElement>, box: Box, put: (box: Box, text: string) => void): void {
  const text = event.clipboardData.getData('text')
  if (wholeDay(text) === undefined) return
  event.preventDefault()
  put(box, text)
}

/** Backspace in an empty box and the arrows at its ends lead to the box beside it. */
function moveByKey(event: KeyboardEvent<HTMLInputElement>, box: Box, shown: Shown): void {
  const { selectionStart, selectionEnd, value } = event.currentTarget
  if (selectionStart !== selectionEnd) return
  const back = event.key === 'Backspace' ? value === '' : event.key === 'ArrowLeft' && selectionStart === 0
  const on = event.key === 'ArrowRight' && selectionEnd === value.length
  if (!back && !on) return
  event.preventDefault()
  focusBeside(box, back ? -1 : 1, shown)
}
