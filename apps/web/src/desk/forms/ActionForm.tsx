/** Something that can be done here: opened by its button, with its fields, its refusal and the way back. */
import { Button, Card } from 'antd'
import { useState, type ReactNode } from 'react'
import { Form } from '../../parts/form/Form.tsx'
import { Fault } from '../../frame/Loaded.tsx'
import * as t from '../../texts/index.ts'
import look from '../../parts/look/look.module.css'
import style from './forms.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'

interface ActionFormProps {
  title: string
  lead?: string
  submit: string
  danger?: boolean
  error: Error | null
  busy: boolean
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}

export function ActionForm(props: ActionFormProps) {
  const { title, lead, submit, danger, error, busy, onSubmit, onClose, children } = props
  return (
    <Card title={title}>
      <Form onSend={onSubmit}>
        {lead === undefined ? null : <p className={look.aside}>{lead}</p>}
        {error ? <Fault error={error} /> : null}
        {children}
        <div className={style.formButtons}>
          <Button type="primary" htmlType="submit" danger={danger ?? false} loading={busy}>
            {submit}
          </Button>
          <Button onClick={onClose}>{t.back}</Button>
        </div>
      </Form>
    </Card>
  )
}

/** One open at a time: buttons for what can be done, or the form of what was chosen. */
export function Actions<Name extends string>({
  title,
  actions,
}: {
  title: string
  actions: readonly { name: Name; label: string; danger?: boolean; form: (close: () => void) => ReactNode }[]
}) {
  const [open, setOpen] = useState<Name>()
  const chosen = actions.find((action) => action.name === open)
  if (chosen !== undefined) return chosen.form(() => setOpen(undefined))
  if (actions.length === 0) return null
  return (
    <Card title={title}>
      <Stack tight>
        {actions.map((action) => (
          <Button key={action.name} block danger={action.danger ?? false} onClick={() => setOpen(action.name)}>
            {action.label}
          </Button>
        ))}
      </Stack>
    </Card>
  )
}
