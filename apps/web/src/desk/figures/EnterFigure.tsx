/** A figure of the agency is entered: which, how much, since when, by which document. */
import { useQueryClient } from '@tanstack/react-query'
import type { AgencyFigureForm, AgencyFiguresMessage } from '@yidi/contracts'
import { useState } from 'react'
import { enterFigure, figuresQuery } from '../../api/figures.ts'
import { useCommand } from '../../frame/useCommand.ts'
import { Field } from '../../parts/field/Field.tsx'
import { today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Choose } from '../choose/Choose.tsx'
import { DayField } from '../choose/DayField.tsx'
import { ActionForm } from '../forms/ActionForm.tsx'

const words = t.agency.figures
type Figures = AgencyFiguresMessage['figures']

export function EnterFigure({ figures, close }: { figures: Figures; close: () => void }) {
  const queries = useQueryClient()
  const [form, setForm] = useState<AgencyFigureForm>({ name: figures[0]!.name, value: '', from: today(), document: '' })
  const [tried, setTried] = useState(false)
  const command = useCommand(enterFigure, async () => {
    await queries.invalidateQueries({ queryKey: figuresQuery.queryKey })
    close()
  })
  const put = (change: Partial<AgencyFigureForm>) => setForm({ ...form, ...change })
  const missing = (text: string) => (tried && text.trim() === '' ? words.missing : undefined)
  const chosen = figures.find(({ name }) => name === form.name)!
  const send = () => {
    setTried(true)
    if ([form.value, form.from, form.document].every((text) => text.trim() !== '')) command.mutate(form)
  }
  return (
    <ActionForm
      title={words.enter}
      submit={words.send}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={send}
    >
      <Choose
        label={words.name}
        value={form.name}
        options={figures.map(({ name, title }) => [name, title] as const)}
        onChoose={(name) => put({ name })}
      />
      <Field
        label={words.value}
        hint={chosen.range}
        unit={chosen.unit}
        inputMode="decimal"
        value={form.value}
        fault={missing(form.value)}
        onText={(value) => put({ value })}
      />
      <DayField label={words.from} value={form.from} fault={missing(form.from)} onText={(from) => put({ from })} />
      <Field
        label={words.document}
        value={form.document}
        fault={missing(form.document)}
        onText={(document) => put({ document })}
      />
    </ActionForm>
  )
}
