/** The bill: its total, and what of it the person bears before any sharing. A fault stands at its field. */
import { useState } from 'react'
import { toFen } from '../../texts/yuan.ts'
import { Sheet } from '../../parts/sheet/Sheet.tsx'
import * as t from '../../texts/index.ts'
import { AmountField, readAmounts, shownAmount as shown } from './amounts.tsx'
import type { SheetProps } from './question.ts'
import { Button } from '../../parts/button/Button.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import look from '../../parts/look/look.module.css'

const parts = ['outOfScope', 'overCeiling', 'ownShare', 'specialDrugs'] as const

export function FeesSheet({ situation, onAnswer, onClose, progress, doneLabel }: SheetProps) {
  const words = t.quote.fees
  const fees = situation.fees
  const [typed, setTyped] = useState({
    total: shown(fees.total),
    outOfScope: shown(fees.outOfScope),
    overCeiling: shown(fees.overCeiling),
    ownShare: shown(fees.ownShare),
    specialDrugs: shown(fees.specialDrugs),
  })
  const [faults, setFaults] = useState<Partial<typeof typed>>({})
  const put = (name: keyof typeof typed) => (text: string) => setTyped((before) => ({ ...before, [name]: text }))
  const finish = () => {
    const { values, faults: found } = readAmounts(typed)
    const partsFen = toFen(values.outOfScope) + toFen(values.overCeiling) + toFen(values.ownShare)
    if (!found.total && partsFen > toFen(values.total)) found.total = words.exceeds
    if (!found.specialDrugs && toFen(values.specialDrugs) > toFen(values.outOfScope))
      found.specialDrugs = words.exceedsOutOfScope
    setFaults(found)
    if (Object.keys(found).length === 0) onAnswer({ fees: values })
  }
  return (
    <Sheet
      title={t.quote.ask.fees}
      onClose={onClose}
      foot={
        <Button kind="primary" onClick={finish}>
          {doneLabel}
        </Button>
      }
    >
      <Stack>
        {progress ? <p className={look.aside}>{progress}</p> : null}
        <AmountField
          label={words.total}
          hint={words.totalHint}
          value={typed.total}
          fault={faults.total}
          onText={put('total')}
        />
        <p className={look.aside}>{words.parts}</p>
        {parts.map((name) => (
          <AmountField key={name} label={words[name]} value={typed[name]} fault={faults[name]} onText={put(name)} />
        ))}
      </Stack>
    </Sheet>
  )
}
