/** One labelled day at the desk: antd's calendar, or typed; shown as 2026年3月1日, kept as 2026-03-01. */
import clsx from 'clsx'
import { DatePicker } from 'antd'
import type { Dayjs } from 'dayjs'
import { useId, useState, type FocusEvent, type FormEvent } from 'react'
import fieldStyle from '../../parts/field/field.module.css'
import look from '../../parts/look/look.module.css'
import * as t from '../../texts/index.ts'
import style from './choose.module.css'
import { asDay, asOpenDay, asText, asWholeDay, dayForms, within } from './day.ts'

interface DayFieldProps {
  label: string
  value: string
  onText: (day: string) => void
  hint?: string | undefined
  fault?: string | undefined
  min?: string
  max?: string
}

export function DayField({ label, value, onText, hint, fault, min, max }: DayFieldProps) {
  const id = useId()
  const about = [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ')
  const bounds = {
    ...(min === undefined ? {} : { minDate: asDay(min)! }),
    ...(max === undefined ? {} : { maxDate: asDay(max)! }),
  }
  const [open, setOpen] = useState(false)
  const take = (day: Dayjs | null) => {
    if (day === null || !within(day, min, max)) return
    if (asText(day) !== value) onText(asText(day))
    setOpen(false)
  }
  // The calendar itself tells of a typed day only once the field is left, and lies over the button that is pressed next.
  const type = ({ target }: FormEvent<HTMLElement>) => {
    if (target instanceof HTMLInputElement) take(asWholeDay(target.value))
  }
  const leave = ({ target }: FocusEvent<HTMLElement>) => {
    if (!(target instanceof HTMLInputElement)) return
    if (target.value !== '') take(asOpenDay(target.value))
    else if (value !== '') onText('')
  }
  return (
    <div className={clsx(fieldStyle.field, style.box)} onChange={type}>
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <span id={`${id}-hint`} className={look.aside}>
          {hint}
        </span>
      ) : null}
      <DatePicker
        id={id}
        value={asDay(value)}
        format={dayForms}
        placeholder={t.list.dayExample}
        {...bounds}
        {...(fault ? { status: 'error' as const } : {})}
        aria-invalid={fault ? true : undefined}
        aria-describedby={about || undefined}
        onChange={(day) => onText(asText(day))}
        open={open}
        onOpenChange={setOpen}
        onBlur={leave}
      />
      {fault ? (
        <span id={`${id}-fault`} className={fieldStyle.fault}>
          {fault}
        </span>
      ) : null}
    </div>
  )
}
