/** One register record at the desk: what was applied for, the steps so far, and the decision. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Button, Card, Descriptions } from 'antd'
import { useRef, useState } from 'react'
import { newCommandKey } from '../../api/client.ts'
import { decideRegister, registerCaseQuery, type RegisterCase } from '../../api/desk.ts'
import { Field } from '../../parts/field/Field.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { Fault, Loaded } from '../../shell/Loaded.tsx'
import { dayText, spanText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Materials } from '../case/Materials.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import deskStyle from '../frame/desk.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import caseStyle from '../case/case.module.css'
import look from '../../parts/look/look.module.css'

export function RegisterPage() {
  const { id } = useParams({ strict: false })
  const query = useQuery(registerCaseQuery(id ?? ''))
  return (
    <DeskPage title={t.desk.registerCase}>
      <Loaded query={query}>{(found) => <Body key={found.record.state} found={found} />}</Loaded>
    </DeskPage>
  )
}

function Body({ found }: { found: RegisterCase }) {
  const { record, materials } = found
  return (
    <div className={deskStyle.split}>
      <Stack>
        <Facts {...found} />
        <Materials path={`/api/desk/registers/${record.id}`} materials={materials} />
        <History steps={record.steps} />
      </Stack>
      {record.allowed.includes('approve') ? (
        <Decision id={record.id} />
      ) : (
        <Notice tone="plain">{t.desk.nothingToDecide}</Notice>
      )}
    </div>
  )
}

/** Who applied for what, and for which days. */
function Facts({ record, person }: RegisterCase) {
  return (
    <Card title={`${person.name} · ${record.title}`} extra={<Tag tone={record.tone}>{record.stateTitle}</Tag>}>
      <Descriptions
        column={1}
        items={[
          { key: 'id', label: t.desk.registerNumber, children: record.id },
          { key: 'who', label: t.login.name, children: person.idNumber },
          { key: 'days', label: t.filings.days, children: spanText(record.from, record.to) },
          ...record.facts.map(({ label, value }) => ({ key: label, label, children: dayText(value) })),
        ]}
      />
    </Card>
  )
}

function History({ steps }: { steps: RegisterCase['record']['steps'] }) {
  return (
    <Card title={t.desk.history}>
      <ol className={caseStyle.history}>
        {steps.map((step, index) => (
          <li key={index}>
            <b>{step.title}</b>
            <span className={look.aside}>
              {' '}
              {dayText(step.day)} · {step.by}
            </span>
            {step.note ? <p>{step.note}</p> : null}
          </li>
        ))}
      </ol>
    </Card>
  )
}

function Decision({ id }: { id: string }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState(false)
  const key = useRef(newCommandKey())
  const decision = useMutation({
    mutationFn: (which: 'approve' | 'refuse') => decideRegister(id, which, reason.trim(), key.current),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['desk'] })
      await navigate({ to: '/' })
    },
  })
  return (
    <Card title={t.desk.decision} className={deskStyle.decision ?? ''}>
      <Stack>
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
        <Button type="primary" block loading={decision.isPending} onClick={() => decision.mutate('approve')}>
          {t.desk.decisions.approve}
        </Button>
        <Button
          danger
          block
          disabled={decision.isPending}
          onClick={() => {
            setFault(reason.trim() === '')
            if (reason.trim() !== '') decision.mutate('refuse')
          }}
        >
          {t.desk.decisions.refuse}
        </Button>
      </Stack>
    </Card>
  )
}
