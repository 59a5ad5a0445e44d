/** 公示 at the desk: chosen by one, released by another, taken back with a reason. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { publicationActions } from '@yidi/contracts'
import type { PublicationAction, PublicationsMessage } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { useState } from 'react'
import { choosePublication, publicationsQuery, stepPublication } from '../../api/oversight-results.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { Chips } from '../../parts/chip/Chip.tsx'
import { Field } from '../../parts/field/Field.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import * as t from '../../texts/index.ts'
import { ActionForm, Actions } from '../forms/ActionForm.tsx'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { useResults } from '../recoveries/useResults.ts'

const words = t.publications
type Entry = PublicationsMessage['publications'][number]
interface Chosen {
  entry: Entry
  action: PublicationAction
}

export function PublicationsPage() {
  return (
    <DeskPage title={t.deskRooms.publications}>
      <p className={look.quiet}>{words.lead}</p>
      <Loaded query={useQuery(publicationsQuery)}>{(found) => <All found={found} />}</Loaded>
    </DeskPage>
  )
}

function All({ found: { publications, mayChoose } }: { found: PublicationsMessage }) {
  const [chosen, setChosen] = useState<Chosen>()
  return (
    <Stack>
      {mayChoose && chosen === undefined ? (
        <Actions
          title={t.reclaims.actions}
          actions={[{ name: 'choose', label: words.choose, form: (close) => <ChooseForm close={close} /> }]}
        />
      ) : null}
      {chosen === undefined ? null : <StepForm {...chosen} close={() => setChosen(undefined)} />}
      <Card title={t.deskRooms.publications}>
        {publications.length === 0 ? (
          <p className={look.quiet}>{words.none}</p>
        ) : (
          <Rows
            label={t.deskRooms.publications}
            heads={words.heads}
            rows={publications.map((entry) => ({
              key: entry.publicationId,
              cells: cellsOf(entry, (action) => setChosen({ entry, action })),
            }))}
          />
        )}
      </Card>
    </Stack>
  )
}

function cellsOf(entry: Entry, onAction: (action: PublicationAction) => void) {
  return [
    <>
      {entry.about}
      <div className={look.aside}>
        <Link to="/cases/$id" params={{ id: entry.caseId }}>
          {entry.caseId}
        </Link>
      </div>
    </>,
    <>
      {entry.words}
      {entry.reason === null ? null : <div className={look.aside}>{entry.reason}</div>}
    </>,
    entry.measures.join('、'),
    <Tag key="state" tone={entry.state === 'released' ? 'good' : entry.state === 'chosen' ? 'waiting' : 'plain'}>
      {entry.caseStands ? entry.stateTitle : words.lifted}
    </Tag>,
    <Chips key="actions">
      {entry.allowed.map((action) => (
        <Button key={action} size="small" onClick={() => onAction(action)}>
          {publicationActions[action]}
        </Button>
      ))}
    </Chips>,
  ]
}

function ChooseForm({ close }: { close: () => void }) {
  const [form, setForm] = useState({ caseId: '', words: '' })
  const command = useCommand(choosePublication, useResults(close))
  return (
    <ActionForm
      title={words.choose}
      submit={words.choose}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate(form)}
    >
      <Field
        label={words.caseId}
        value={form.caseId}
        maxLength={60}
        onText={(caseId) => setForm({ ...form, caseId })}
      />
      <Field
        label={words.words}
        hint={words.wordsHint}
        value={form.words}
        maxLength={600}
        onText={(text) => setForm({ ...form, words: text })}
      />
    </ActionForm>
  )
}

function StepForm({ entry, action, close }: Chosen & { close: () => void }) {
  const [reason, setReason] = useState('')
  const releases = action === 'release'
  const command = useCommand(
    (form: object, key: string) => stepPublication(entry.publicationId, action, form, key),
    useResults(close),
  )
  return (
    <ActionForm
      title={`${publicationActions[action]}：${entry.about}`}
      submit={publicationActions[action]}
      danger={!releases}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate(releases ? {} : { words: reason })}
    >
      <p>{entry.words}</p>
      {releases ? null : <Field label={words.reason} value={reason} maxLength={200} onText={setReason} />}
    </ActionForm>
  )
}
