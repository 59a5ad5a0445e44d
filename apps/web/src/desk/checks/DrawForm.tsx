/** A new draw: which days, how many, and the seed by which it can be repeated. */
import { useState } from 'react'
import { drawChecks } from '../../api/checks.ts'
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { DayField } from '../choose/DayField.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import * as t from '../../texts/index.ts'
import { ActionForm } from '../forms/ActionForm.tsx'
import formsStyle from '../forms/forms.module.css'
import clsx from 'clsx'

const most = { percent: 100, count: 500 } as const

export function DrawForm({ onDone, onClose }: { onDone: (words: string) => unknown; onClose: () => void }) {
  const words = t.checks.draw
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [by, setBy] = useState<'percent' | 'count'>('percent')
  const [size, setSize] = useState('')
  const [seed, setSeed] = useState('')
  const [tried, setTried] = useState(false)
  const draw = useCommand(drawChecks, ({ candidates, drawn }) =>
    onDone(candidates === 0 ? words.none : words.done(candidates, drawn.length)),
  )
  const sized = /^\d+$/.test(size) && Number(size) >= 1 && Number(size) <= most[by]
  const fault = (wrong: boolean, text: string) => (tried && wrong ? text : undefined)
  const submit = () => {
    setTried(true)
    if (from === '' || to === '' || !sized || seed.trim() === '') return
    draw.mutate({ from, to, seed: seed.trim(), [by]: Number(size) })
  }
  return (
    <ActionForm
      title={words.title}
      lead={words.lead}
      submit={words.send}
      error={draw.error}
      busy={draw.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className={clsx(formsStyle.formGrid, formsStyle.level)}>
        <DayField label={words.from} value={from} fault={fault(from === '', words.fault.day)} onText={setFrom} />
        <DayField label={words.to} value={to} fault={fault(to === '', words.fault.day)} onText={setTo} />
        <Choice
          label={words.how}
          value={by}
          options={[
            ['percent', words.percent],
            ['count', words.count],
          ]}
          onChoose={setBy}
        />
        <Field
          label={by === 'percent' ? words.percentOf : words.countOf}
          inputMode="numeric"
          maxLength={3}
          value={size}
          unit={by === 'percent' ? '%' : '件'}
          fault={fault(!sized, words.fault[by])}
          onText={setSize}
        />
      </div>
      <Field
        label={words.seed}
        hint={words.seedHint}
        maxLength={60}
        autoComplete="off"
        value={seed}
        fault={fault(seed.trim() === '', words.fault.seed)}
        onText={setSeed}
      />
    </ActionForm>
  )
}
