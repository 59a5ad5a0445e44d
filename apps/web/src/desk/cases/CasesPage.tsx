/** 稽核案件: the list, and opening one by hand. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { oversightSubjects } from '@yidi/contracts'
import type { CaseListMessage, OversightSubject } from '@yidi/contracts'
import { Card } from 'antd'
import { useState } from 'react'
import { casesKey, casesQuery, openCase } from '../../api/cases.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText, momentText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { ActionForm, Actions } from '../forms/ActionForm.tsx'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { stateTone } from './tone.ts'

const words = t.oversightCases

export function CasesPage() {
  const from: From = useSearch({ strict: false })
  return (
    <DeskPage title={t.deskRooms.cases}>
      <Loaded query={useQuery(casesQuery)}>
        {({ cases }) => (
          <Stack>
            <Actions
              title={words.actions}
              actions={[
                { name: 'open', label: words.open, form: (close: () => void) => <Open from={from} close={close} /> },
              ]}
            />
            <Listed cases={cases} />
          </Stack>
        )}
      </Loaded>
    </DeskPage>
  )
}

function Listed({ cases }: CaseListMessage) {
  return (
    <Card title={t.deskRooms.cases}>
      {cases.length === 0 ? (
        <p className={look.quiet}>{words.none}</p>
      ) : (
        <Rows
          label={t.deskRooms.cases}
          heads={[words.number, words.about, words.subject, words.state, words.openedAt, words.due]}
          rows={cases.map((one) => ({
            key: one.caseId,
            cells: [
              <Link key="id" to="/cases/$id" params={{ id: one.caseId }}>
                {one.caseId}
              </Link>,
              oversightSubjects[one.subjectKind],
              one.subjectKind === 'person' ? one.subject : one.title,
              <Tag key="state" tone={stateTone(one.state)}>
                {one.stateTitle}
              </Tag>,
              momentText(one.openedAt),
              one.dueDay === null ? '' : dayText(one.dueDay),
            ],
          }))}
        />
      )}
    </Card>
  )
}

const subjects = Object.entries(oversightSubjects) as [OversightSubject, string][]

const listed = (typed: string): string[] => typed.split(/\s+/).filter((one) => one !== '')

/** What a finding's own page names in the address: whom it is about, and its number. */
interface From {
  kind?: OversightSubject
  subject?: string
  institution?: string
  findings?: string
}

function Open({ from: { kind: first = 'person', ...from }, close }: { from: From; close: () => void }) {
  const [kind, setKind] = useState<OversightSubject>(first)
  const [said, setSaid] = useState({
    ...{ subject: '', institution: '', matter: '', visits: '', findings: '' },
    ...from,
  })
  const change = (part: Partial<typeof said>) => setSaid((before) => ({ ...before, ...part }))
  const queries = useQueryClient()
  const navigate = useNavigate()
  const command = useCommand(openCase, async ({ caseId }) => {
    await queries.invalidateQueries({ queryKey: casesKey })
    await navigate({ to: '/cases/$id', params: { id: caseId } })
  })
  const { subject, institution, matter } = said
  const visits = listed(said.visits)
  const findings = listed(said.findings)
  return (
    <ActionForm
      title={words.open}
      lead={words.openLead}
      submit={words.open}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() =>
        command.mutate({
          ...{ subjectKind: kind, subject: subject.trim(), matter },
          ...(institution.trim() === '' ? {} : { institution: institution.trim() }),
          ...(visits.length === 0 ? {} : { visits }),
          ...(findings.length === 0 ? {} : { findings }),
        })
      }
    >
      <Choice label={words.about} value={kind} options={subjects} onChoose={setKind} />
      <Field
        label={words.subject}
        hint={words.subjectHint}
        value={subject}
        maxLength={60}
        onText={(text) => change({ subject: text })}
      />
      {kind === 'doctor' || kind === 'item' ? (
        <Field
          label={words.institution}
          value={institution}
          maxLength={40}
          onText={(text) => change({ institution: text })}
        />
      ) : null}
      <Field label={words.matter} value={matter} maxLength={2000} onText={(text) => change({ matter: text })} />
      <Field
        label={words.visits}
        hint={words.visitsHint}
        value={said.visits}
        maxLength={2000}
        onText={(text) => change({ visits: text })}
      />
      <Field
        label={words.findings}
        hint={words.findingsHint}
        value={said.findings}
        maxLength={4000}
        onText={(text) => change({ findings: text })}
      />
    </ActionForm>
  )
}
