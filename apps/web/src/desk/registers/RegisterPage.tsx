/** One register record at the desk: what was applied for, its papers and steps so far, and the decision. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { newCommandKey } from '../../api/client.ts'
import { decideRegister, registerCaseQuery, type RegisterCase } from '../../api/desk.ts'
import { Button } from '../../parts/button/Button.tsx'
import { Card } from '../../parts/card/Card.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import { dayText, spanText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { CasePanes } from '../case/CasePanes.tsx'
import { Facts } from '../case/Facts.tsx'
import { Steps } from '../case/Steps.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'

export function RegisterPage() {
  const { id } = useParams({ strict: false })
  const query = useQuery(registerCaseQuery(id ?? ''))
  return (
    <DeskPage title={t.desk.registerCase}>
      <Loaded query={query}>{(found) => <Body key={found.record.state} found={found} />}</Loaded>
    </DeskPage>
  )
}

function Body({ found: { record, person, materials } }: { found: RegisterCase }) {
  return (
    <CasePanes
      path={`/api/desk/registers/${record.id}`}
      materials={materials}
      facts={
        <Facts
          title={`${person.name} · ${record.title}`}
          state={{ tone: record.tone, title: record.stateTitle }}
          rows={[
            [t.desk.registerNumber, record.id],
            [t.login.name, person.idNumber],
            [t.filings.days, spanText(record.from, record.to)],
            ...record.facts.map(({ label, value }) => [label, dayText(value)] as const),
          ]}
        />
      }
      steps={
        <Steps
          steps={record.steps.map(({ title, day, by, note }) => ({ title, about: `${dayText(day)} · ${by}`, note }))}
        />
      }
      decide={
        record.allowed.includes('approve') ? (
          <Decision id={record.id} />
        ) : (
          <Notice tone="plain">{t.desk.nothingToDecide}</Notice>
        )
      }
    />
  )
}

function Decision({ id }: { id: string }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const search = useSearch({ strict: false })
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState(false)
  const key = useRef(newCommandKey())
  const decision = useMutation({
    mutationFn: (which: 'approve' | 'refuse') => decideRegister(id, which, reason.trim(), key.current),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['desk'] })
      await navigate({ to: '/queue', search: search as never })
    },
  })
  return (
    <Card as="section" aria-label={t.desk.decision} data-decision="">
      <h2>{t.desk.decision}</h2>
      {decision.error ? <Fault error={decision.error} /> : null}
      <Field
        label={t.desk.registerReason}
        maxLength={500}
        value={reason}
        fault={fault ? t.desk.registerReasonFault : undefined}
        onText={(text) => {
          setReason(text)
          key.current = newCommandKey()
        }}
      />
      <Button kind="primary" disabled={decision.isPending} onClick={() => decision.mutate('approve')}>
        {t.desk.decisions.approve}
      </Button>
      <Button
        kind="danger"
        disabled={decision.isPending}
        onClick={() => {
          setFault(reason.trim() === '')
          if (reason.trim() !== '') decision.mutate('refuse')
        }}
      >
        {t.desk.decisions.refuse}
      </Button>
    </Card>
  )
}
