/** Rows of fields that are alike, each of which can be taken out. */
import type { ReactNode } from 'react'
import { Button } from '../../../parts/button/Button.tsx'
import { Field } from '../../../parts/field/Field.tsx'
import * as t from '../../../texts/index.ts'
import { DayField } from '../../choose/DayField.tsx'
import style from '../claims.module.css'

export interface RowField<Row> {
  name: keyof Row & string
  label: string
  /** How it is typed; as text unless it says so. */
  as?: 'amount' | 'day'
  /** How many characters at most. */
  most?: number
}

interface TypedRowsProps<Row> {
  rows: readonly Row[]
  fields: readonly RowField<Row>[]
  /** What the row of this number is called. */
  rowName: (number: number) => string
  onRows: (rows: Row[]) => void
  /** What stands behind the fields of a row. */
  more?: (row: Row, change: (change: Partial<Row>) => void) => ReactNode
}

export function TypedRows<Row extends Record<keyof Row, string>>(props: TypedRowsProps<Row>) {
  const { rows, fields, rowName, onRows, more } = props
  return rows.map((row, index) => {
    const change = (changed: Partial<Row>) =>
      onRows(rows.map((one, at) => (at === index ? { ...one, ...changed } : one)))
    return (
      <fieldset key={index} className={style.row} aria-label={rowName(index + 1)}>
        {fields.map(({ name, label, as, most = 20 }) => {
          const typed = { label, value: row[name], onText: (text: string) => change({ [name]: text } as Partial<Row>) }
          return as === 'day' ? (
            <DayField key={name} {...typed} />
          ) : (
            <Field
              key={name}
              {...typed}
              maxLength={most}
              autoComplete="off"
              {...(as === 'amount' ? { inputMode: 'decimal' } : {})}
            />
          )
        })}
        {more?.(row, change)}
        {rows.length > 1 ? (
          <Button
            kind="plain"
            aria-label={t.apply.removeOf(rowName(index + 1))}
            onClick={() => onRows(rows.filter((_, at) => at !== index))}
          >
            {t.apply.remove}
          </Button>
        ) : null}
      </fieldset>
    )
  })
}
