/** 增员、减员、工资变更 of one person, by name and number. */
import { useQueryClient } from '@tanstack/react-query'
import type { MemberChangeForm } from '@yidi/contracts'
import { Button } from 'antd'
import { useState } from 'react'
import { changeMember, contributionsKey } from '../../api/employer-contributions.ts'
import { Fault } from '../../frame/Loaded.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { Check } from '../../parts/field/Check.tsx'
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { Form } from '../../parts/form/Form.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'

const words = t.employerContributions
const changes = (['join', 'leave', 'wage'] as const).map((change): [MemberChangeForm['change'], string] => [
  change,
  words.changes[change],
])

const empty = (): MemberChangeForm => ({
  change: 'join',
  name: '',
  idNumber: '',
  month: today().slice(0, 7),
  wage: '',
  birthDay: '',
  disabledServiceman: false,
})

export function MemberForm({ code }: { code: string | undefined }) {
  const queries = useQueryClient()
  const [form, setForm] = useState(empty)
  const [done, setDone] = useState<string>()
  const change = (part: Partial<MemberChangeForm>) => setForm((before) => ({ ...before, ...part }))
  const command = useCommand(
    (sent: MemberChangeForm, key: string) => changeMember(code, sent, key),
    async ({ text }) => {
      setDone(`${form.name}：${text}`)
      setForm((before) => ({ ...empty(), change: before.change, month: before.month }))
      await queries.invalidateQueries({ queryKey: contributionsKey })
    },
  )
  const text = (field: 'name' | 'idNumber' | 'month' | 'birthDay', label: string, hint?: string) => (
    <Field
      label={label}
      hint={hint}
      value={form[field] ?? ''}
      autoComplete="off"
      onText={(value) => change({ [field]: value })}
    />
  )
  const hasWage = form.change !== 'leave'
  return (
    <Form
      onSend={() => {
        setDone(undefined)
        command.mutate(form)
      }}
    >
      {command.error ? <Fault error={command.error} /> : null}
      {done === undefined ? null : (
        <Notice tone="good" live>
          <p>{done}</p>
        </Notice>
      )}
      <Choice
        label={words.change}
        value={form.change}
        options={changes}
        onChoose={(value) => change({ change: value })}
      />
      {text('name', words.name)}
      {text('idNumber', words.idNumber)}
      {text('birthDay', words.birthDay)}
      {text('month', words.month, words.monthHint)}
      {hasWage ? (
        <>
          <Field
            label={words.wage}
            unit={words.yuan}
            inputMode="decimal"
            value={form.wage ?? ''}
            onText={(wage) => change({ wage })}
          />
          <Check
            label={words.exemptBox}
            checked={form.disabledServiceman === true}
            onChange={(disabledServiceman) => change({ disabledServiceman })}
          />
        </>
      ) : null}
      <div>
        <Button type="primary" htmlType="submit" loading={command.isPending}>
          {words.send}
        </Button>
      </div>
    </Form>
  )
}
