/** The buttons of a decision: one that is good at once, and those that need a word of why. */
import { Button } from 'antd'
import { useState } from 'react'
import { Fault } from '../../frame/Loaded.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { Card } from '../../parts/card/Card.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import * as t from '../../texts/index.ts'
import formsStyle from '../forms/forms.module.css'

const words = t.payouts

interface DecidingProps<Action extends string> {
  /** What may be done, with its words; `plain` needs no reason. */
  actions: readonly { action: Action; label: string; plain?: boolean }[]
  bar: string | null
  run: (action: Action, reason: string, key: string) => Promise<unknown>
  done: () => unknown
}

export function Deciding<Action extends string>({ actions, bar, run, done }: DecidingProps<Action>) {
  const [reason, setReason] = useState('')
  const command = useCommand(
    ({ action, why }: { action: Action; why: string }, key: string) => run(action, why, key),
    done,
  )
  if (actions.length === 0) return bar === null ? null : <Notice tone="plain">{bar}</Notice>
  return (
    <Card as="section" aria-label={words.decide}>
      <h2>{words.decide}</h2>
      {bar === null ? null : <Notice tone="plain">{bar}</Notice>}
      {command.error ? <Fault error={command.error} /> : null}
      {actions.some(({ plain }) => plain !== true) ? (
        <Field label={words.reason} value={reason} maxLength={200} onText={setReason} />
      ) : null}
      <div className={formsStyle.formButtons}>
        {actions.map(({ action, label, plain }) => (
          <Button
            key={action}
            {...(plain === true ? { type: 'primary' as const } : {})}
            disabled={command.isPending}
            onClick={() => command.mutate({ action, why: reason })}
          >
            {label}
          </Button>
        ))}
      </div>
    </Card>
  )
}
