/** 内部监督: what the audit has of the agency's own staff that is worth a look. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { StaffFindingsMessage } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { useState } from 'react'
import { ownStaffQuery, runOwnStaff, stepStaffFinding } from '../../api/oversight-results.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { Chips } from '../../parts/chip/Chip.tsx'
import { Field } from '../../parts/field/Field.tsx'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText, today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { DayField } from '../choose/DayField.tsx'
import { ActionForm, Actions } from '../forms/ActionForm.tsx'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { useResults } from '../recoveries/useResults.ts'

const words = t.ownStaff
type Finding = StaffFindingsMessage['findings'][number]
type Step = 'dismiss' | 'case'
interface Chosen {
  finding: Finding
  step: Step
}

export function OwnStaffPage() {
  return (
    <DeskPage title={t.deskRooms.ownStaff}>
      <p className={look.quiet}>{words.lead}</p>
      <Loaded query={useQuery(ownStaffQuery)}>{(found) => <All found={found} />}</Loaded>
    </DeskPage>
  )
}

function All({ found: { findings, unset } }: { found: StaffFindingsMessage }) {
  const [chosen, setChosen] = useState<Chosen>()
  return (
    <Stack>
      {unset.length === 0 ? null : <Notice tone="waiting">{words.unset(unset.join('、'))}</Notice>}
      {chosen === undefined ? (
        <Actions
          title={t.reclaims.actions}
          actions={[{ name: 'run', label: words.run, form: (close) => <RunForm close={close} /> }]}
        />
      ) : (
        <StepForm {...chosen} close={() => setChosen(undefined)} />
      )}
      <Card title={t.deskRooms.ownStaff}>
        {findings.length === 0 ? (
          <p className={look.quiet}>{words.none}</p>
        ) : (
          <Rows
            label={t.deskRooms.ownStaff}
            heads={words.heads}
            rows={findings.map((finding) => ({
              key: finding.findingId,
              superseded: finding.state === 'dismissed',
              cells: cellsOf(finding, (step) => setChosen({ finding, step })),
            }))}
          />
        )}
      </Card>
    </Stack>
  )
}

function cellsOf(finding: Finding, onStep: (step: Step) => void) {
  return [
    dayText(finding.day),
    finding.staff,
    <>
      {finding.ruleTitle}
      <div className={look.aside}>{finding.words ?? finding.says}</div>
    </>,
    finding.personNo ?? '',
    finding.facts.map(({ name, value }) => `${name} ${value}`).join('，'),
    <Chips key="state">
      <Tag tone={finding.state === 'open' ? 'waiting' : 'plain'}>{finding.stateTitle}</Tag>
      {finding.caseId === null ? null : (
        <Link to="/cases/$id" params={{ id: finding.caseId }}>
          {finding.caseId}
        </Link>
      )}
      {finding.state === 'open' ? (
        <>
          <Button size="small" onClick={() => onStep('case')}>
            {words.take}
          </Button>
          <Button size="small" onClick={() => onStep('dismiss')}>
            {words.dismiss}
          </Button>
        </>
      ) : null}
    </Chips>,
  ]
}

function RunForm({ close }: { close: () => void }) {
  const [form, setForm] = useState({ from: today(), to: today() })
  const command = useCommand(runOwnStaff, useResults(close))
  return (
    <ActionForm
      title={words.run}
      lead={words.runLead}
      submit={words.run}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate(form)}
    >
      <DayField label={words.from} value={form.from} max={today()} onText={(from) => setForm({ ...form, from })} />
      <DayField label={words.to} value={form.to} max={today()} onText={(to) => setForm({ ...form, to })} />
    </ActionForm>
  )
}

function StepForm({ finding, step, close }: Chosen & { close: () => void }) {
  const [said, setSaid] = useState('')
  const dismisses = step === 'dismiss'
  const command = useCommand(
    (text: string, key: string) =>
      stepStaffFinding(finding.findingId, step, dismisses ? { words: text } : { caseId: text }, key),
    useResults(close),
  )
  const title = dismisses ? words.dismiss : words.take
  return (
    <ActionForm
      title={`${title}：${finding.staff} ${finding.ruleTitle}`}
      {...(dismisses ? {} : { lead: words.takeLead })}
      submit={title}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate(said)}
    >
      <Field label={dismisses ? words.words : words.caseId} value={said} maxLength={300} onText={setSaid} />
    </ActionForm>
  )
}
