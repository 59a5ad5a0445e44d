/** A ruling is entered: which open place, what it says, for which visits, by which document and why. */
import { useQueryClient } from '@tanstack/react-query'
import type { RulingForm, RulingsMessage } from '@yidi/contracts'
import { useState } from 'react'
import { enterRuling, rulingsQuery } from '../../api/rulings.ts'
import { useCommand } from '../../frame/useCommand.ts'
import { Field } from '../../parts/field/Field.tsx'
import { today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Words } from '../case/Words.tsx'
import { Choose } from '../choose/Choose.tsx'
import { DayField } from '../choose/DayField.tsx'
import { ActionForm } from '../forms/ActionForm.tsx'

const words = t.agency.rulings
const empty = { name: '', target: '', yaml: '', from: today(), to: '', document: '', reason: '' }

export function EnterRuling({ targets, close }: { targets: RulingsMessage['targets']; close: () => void }) {
  const queries = useQueryClient()
  const [form, setForm] = useState(empty)
  const [tried, setTried] = useState(false)
  const command = useCommand(enterRuling, async () => {
    await queries.invalidateQueries({ queryKey: rulingsQuery.queryKey })
    close()
  })
  const put = (change: Partial<typeof empty>) => setForm({ ...form, ...change })
  const missing = (text: string) => (tried && text.trim() === '' ? words.missing : undefined)
  const { to, ...must } = form
  const send = () => {
    setTried(true)
    if (Object.values(must).every((text) => text.trim() !== ''))
      command.mutate({ ...must, ...(to === '' ? {} : { to }) } satisfies RulingForm)
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
        label={words.target}
        value={form.target}
        empty={words.empty}
        options={targets.map(({ target, title }) => [target, title] as const)}
        fault={missing(form.target)}
        onChoose={(target: string) => put({ target })}
      />
      <Field label={words.name} value={form.name} fault={missing(form.name)} onText={(name) => put({ name })} />
      <Words
        label={words.yaml}
        hint={words.yamlHint}
        most={5000}
        value={form.yaml}
        fault={missing(form.yaml)}
        onText={(yaml) => put({ yaml })}
      />
      <DayField label={words.from} value={form.from} fault={missing(form.from)} onText={(from) => put({ from })} />
      <DayField label={words.to} value={form.to} onText={(until) => put({ to: until })} />
      <Field
        label={words.document}
        value={form.document}
        fault={missing(form.document)}
        onText={(document) => put({ document })}
      />
      <Words
        label={words.reason}
        most={1000}
        value={form.reason}
        fault={missing(form.reason)}
        onText={(reason) => put({ reason })}
      />
    </ActionForm>
  )
}
