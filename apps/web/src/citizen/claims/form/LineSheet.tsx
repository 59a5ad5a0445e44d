/** One item of the bill, written in a sheet: what the catalogue has of that name is offered, the amount is reckoned. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { catalogueQuery } from '../../../api/claims.ts'
import { Button } from '../../../parts/button/Button.tsx'
import { DateField } from '../../../parts/date-field/DateField.tsx'
import { useFaults } from '../../../parts/error-summary/faults.ts'
import { Field } from '../../../parts/field/Field.tsx'
import { Form as FormPart } from '../../../parts/form/Form.tsx'
import look from '../../../parts/look/look.module.css'
import { OptionLine, OptionList } from '../../../parts/options/Options.tsx'
import { Sheet } from '../../../parts/sheet/Sheet.tsx'
import { Stack } from '../../../parts/stack/Stack.tsx'
import * as t from '../../../texts/index.ts'
import { AmountField } from '../../quote/amounts.tsx'
import type { Form } from './draft.ts'
import { lineFaults } from './faults.ts'
import { amountOf, type Line } from './line.ts'

const words = t.claimForm

interface LineSheetProps {
  line: Line
  visit: Pick<Form, 'from' | 'to'>
  onWritten: (line: Line) => void
  onRemove: (() => void) | undefined
  onClose: () => void
}

export function LineSheet({ line: before, visit, onWritten, onRemove, onClose }: LineSheetProps) {
  const [line, setLine] = useState(before)
  const { faults, show, clear } = useFaults<keyof Line>()
  const put = (change: Partial<Line>) => {
    const next = { ...line, ...change }
    // Until somebody types another one, the amount is what quantity and price come to.
    const reckoned = line.amount === '' || line.amount === amountOf(line)
    if (reckoned && !('amount' in change)) next.amount = amountOf(next) ?? ''
    setLine(next)
    clear([...Object.keys(change), 'amount'])
  }
  const write = () => {
    if (!show(lineFaults(line))) return
    onWritten(line)
    onClose()
  }
  return (
    <Sheet
      title={onRemove === undefined ? words.addLine : words.oneLine}
      onClose={onClose}
      foot={
        <Button type="submit" form="one-line" kind="primary">
          {t.done}
        </Button>
      }
    >
      <FormPart id="one-line" onSend={write}>
        <Name line={line} day={line.day || visit.to} fault={faults.name} put={put} />
        <Field
          label={words.quantity}
          inputMode="decimal"
          autoComplete="off"
          maxLength={20}
          value={line.quantity}
          fault={faults.quantity}
          onText={(quantity) => put({ quantity })}
        />
        <AmountField label={words.price} value={line.price} fault={faults.price} onText={(price) => put({ price })} />
        <AmountField
          label={words.amount}
          hint={words.amountHint}
          value={line.amount}
          fault={faults.amount}
          onText={(amount) => put({ amount })}
        />
        {visit.from === visit.to ? null : (
          <DateField label={words.lineDay} hint={words.lineDayHint} value={line.day} onDay={(day) => put({ day })} />
        )}
        {onRemove === undefined ? null : (
          <Button
            kind="danger"
            onClick={() => {
              onRemove()
              onClose()
            }}
          >
            {words.removeLine}
          </Button>
        )}
      </FormPart>
    </Sheet>
  )
}

interface NameProps {
  line: Line
  /** The day whose catalogue counts. */
  day: string
  fault: string | undefined
  put: (change: Partial<Line>) => void
}

/** The name as the bill has it; what the catalogue has of that name gives the item its code. */
function Name({ line, day, fault, put }: NameProps) {
  const asked = useSettled(line.code === '' ? line.name.trim() : '')
  const found = useQuery(catalogueQuery(asked, day)).data?.items ?? []
  return (
    <Stack tight>
      <Field
        label={words.lineName}
        hint={words.lineNameHint}
        autoComplete="off"
        maxLength={200}
        value={line.name}
        fault={fault}
        onText={(name) => put({ name, code: '' })}
      />
      {line.code === '' ? null : <p className={look.aside}>{words.matched(line.code)}</p>}
      {line.code !== '' || found.length === 0 ? null : (
        <OptionList role="group" aria-label={words.inCatalogue} aria-live="polite">
          {found.slice(0, 5).map((item) => (
            <OptionLine
              key={item.code}
              beneath={`${words.classes[item.class]} · ${item.ownShare}`}
              onClick={() => put({ name: item.name, code: item.code })}
            >
              {item.name}
            </OptionLine>
          ))}
        </OptionList>
      )}
    </Stack>
  )
}

/** A text once nobody has typed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const pause = setTimeout(() => setSettled(text), 250)
    return () => clearTimeout(pause)
  }, [text])
  return text === '' ? '' : settled
}
