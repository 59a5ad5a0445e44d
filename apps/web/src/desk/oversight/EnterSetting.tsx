/** A setting of oversight is entered: of which rule, how much or the default again, from when, and why. */
import { useQueryClient } from '@tanstack/react-query'
import type { OversightSettingsMessage } from '@yidi/contracts'
import { useState } from 'react'
import { enterOversightSetting, oversightSettingsQuery } from '../../api/findings.ts'
import { useCommand } from '../../frame/useCommand.ts'
import { Check } from '../../parts/field/Check.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Choose } from '../choose/Choose.tsx'
import { DayField } from '../choose/DayField.tsx'
import { ActionForm } from '../forms/ActionForm.tsx'

const words = t.oversightFindings.settings
type Rules = OversightSettingsMessage['rules']

export function EnterSetting({ rules, close }: { rules: Rules; close: () => void }) {
  const queries = useQueryClient()
  const [rule, setRule] = useState(rules[0]!.rule)
  const { settings } = rules.find((one) => one.rule === rule)!
  const [name, setName] = useState(settings[0]!.name)
  const [form, setForm] = useState({ value: '', from: today(), reason: '' })
  const [back, setBack] = useState(false)
  const [tried, setTried] = useState(false)
  const command = useCommand(enterOversightSetting, async () => {
    await queries.invalidateQueries({ queryKey: oversightSettingsQuery.queryKey })
    close()
  })
  const put = (change: Partial<typeof form>) => setForm({ ...form, ...change })
  const chosen = settings.find((one) => one.name === name) ?? settings[0]!
  const value = form.value.trim() === '' ? NaN : Number(form.value)
  const missing = (text: string) => (tried && text.trim() === '' ? words.missing : undefined)
  const wrong = tried && !back && !Number.isFinite(value) ? words.number : undefined
  const send = () => {
    setTried(true)
    if (!(back || Number.isFinite(value)) || form.reason.trim() === '' || form.from.trim() === '') return
    const { from, reason } = form
    command.mutate({ rule, name: chosen.name, value: back ? null : value, from, reason })
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
        label={words.rule}
        value={rule}
        options={rules.map((one) => [one.rule, one.title] as const)}
        onChoose={(next) => {
          setRule(next)
          setName(rules.find((one) => one.rule === next)!.settings[0]!.name)
        }}
      />
      <Choose
        label={words.name}
        value={chosen.name}
        options={settings.map((one) => [one.name, one.title] as const)}
        onChoose={(next: string) => {
          setName(next)
          put({ value: '' })
        }}
      />
      <Value setting={chosen} value={form.value} fault={wrong} onText={(text) => put({ value: text })} />
      <Check label={words.back} checked={back} onChange={setBack} />
      <DayField label={words.from} value={form.from} fault={missing(form.from)} onText={(from) => put({ from })} />
      <Field
        label={words.reason}
        value={form.reason}
        fault={missing(form.reason)}
        onText={(reason) => put({ reason })}
      />
    </ActionForm>
  )
}

interface ValueProps {
  setting: Rules[number]['settings'][number]
  value: string
  fault: string | undefined
  onText: (text: string) => void
}

/** A number in the unit of the setting; on or off where it is a switch. */
function Value({ setting, value, fault, onText }: ValueProps) {
  if (setting.name === 'on')
    return (
      <Choose
        label={words.value}
        value={value}
        options={words.switch}
        empty={words.choose}
        fault={fault}
        onChoose={(text: string) => onText(text)}
      />
    )
  return (
    <Field
      label={words.value}
      hint={setting.range}
      unit={setting.unit}
      inputMode="decimal"
      value={value}
      fault={fault}
      onText={onText}
    />
  )
}
