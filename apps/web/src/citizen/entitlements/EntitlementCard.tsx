/** One record of 规定病种 or 出国带药: what it says, its state, what happened, and what can be done with it. */
import { useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { takeBack, type Entitlement } from '../../api/entitlements.ts'
import { Tag } from '../../parts/tag/Tag.tsx'
import { Sheet } from '../../parts/sheet/Sheet.tsx'
import { Fault } from '../../frame/Loaded.tsx'
import { useConfirmedCommand } from '../../frame/useCommand.ts'
import { Span } from '../../parts/span/Span.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Card } from '../../parts/card/Card.tsx'
import { Ends, Stack } from '../../parts/stack/Stack.tsx'
import { Pairs } from '../../parts/pairs/Pairs.tsx'
import look from '../../parts/look/look.module.css'
import { Button } from '../../parts/button/Button.tsx'
import { Ask } from '../reconsiderations/Ask.tsx'

const words = t.entitlements

export function EntitlementCard({ record, children }: { record: Entitlement; children?: ReactNode }) {
  const [asking, setAsking] = useState<'withdraw' | 'end'>()
  const [first, ...others] = record.facts
  const may = (action: 'withdraw' | 'end') =>
    record.allowed.includes(action) && !(action === 'end' && record.kind === 'medicine-abroad')
  return (
    <Card as="li">
      <Ends>
        <h2>{first?.value ?? record.title}</h2>
        <Tag tone={record.tone}>{record.stateTitle}</Tag>
      </Ends>
      <Pairs>
        <dt>{record.kind === 'medicine-abroad' ? words.pausedDays : words.days}</dt>
        <dd>
          <Span from={record.from} to={record.to} />
        </dd>
        {others.map((fact) => (
          <Pair key={fact.label} label={fact.label} value={fact.value} />
        ))}
      </Pairs>
      <Stack as="ol" tight className={look.aside}>
        {record.steps.map((step, index) => (
          <li key={index}>
            {dayText(step.day)} {t.filings.timeline.by(step.title, step.by)}
            {step.note === undefined ? null : `：${step.note}`}
          </li>
        ))}
      </Stack>
      {children}
      {record.tone === 'refusal' ? <Ask kind="register" id={record.id} /> : null}
      {(['withdraw', 'end'] as const).filter(may).map((action) => (
        <Button key={action} kind="danger" onClick={() => setAsking(action)}>
          {words.actions[action]}
        </Button>
      ))}
      {asking === undefined ? null : <TakeBack record={record} action={asking} onClose={() => setAsking(undefined)} />}
    </Card>
  )
}

function Pair({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{/^\d{4}-\d{2}-\d{2}$/.test(value) ? dayText(value) : value}</dd>
    </>
  )
}

function TakeBack(props: { record: Entitlement; action: 'withdraw' | 'end'; onClose: () => void }) {
  const { record, action, onClose } = props
  const queries = useQueryClient()
  const closing = async () => {
    await queries.invalidateQueries()
    onClose()
  }
  const taken = useConfirmedCommand(takeBack, closing, { id: record.id, kind: record.kind, action })
  return (
    <Sheet
      title={words.sure[action]}
      onClose={onClose}
      foot={
        <Button kind="danger" style={{ width: '100%' }} disabled={taken.isPending} onClick={taken.send}>
          {taken.asked ? t.doAnyway : words.actions[action]}
        </Button>
      }
    >
      <Stack>
        <p>{words.after[action]}</p>
        {taken.error ? <Fault error={taken.error} /> : null}
      </Stack>
    </Sheet>
  )
}
