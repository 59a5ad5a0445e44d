/** 医保医师记分: the doctors of a year with their points; an institution sees its own. */
import { useQuery } from '@tanstack/react-query'
import { pointSettings } from '@yidi/contracts'
import type { DoctorPointsForm, DoctorsMessage, PointLevel } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { useState } from 'react'
import { doctorsQuery, enterPoints, undoPoints } from '../../api/oversight-results.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import type { Tone } from '../../parts/icon/tones.ts'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { ActionForm, Actions } from '../forms/ActionForm.tsx'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { useResults } from '../recoveries/useResults.ts'

const words = t.doctors
type Breach = DoctorPointsForm['breach']
const breaches = Object.entries(pointSettings)
  .filter(([, { kind }]) => kind === 'breach')
  .map(([name, { title }]): [Breach, string] => [name as Breach, title])
const tones: Readonly<Record<PointLevel, Tone>> = { ok: 'good', warn: 'waiting', pause: 'refusal' }

export const DoctorsPage = () => <Doctors isOwn={false} />
export const OwnDoctorsPage = () => <Doctors isOwn />

function Doctors({ isOwn }: { isOwn: boolean }) {
  return (
    <DeskPage title={t.deskRooms.doctors}>
      <Loaded query={useQuery(doctorsQuery(isOwn))}>{(found) => <All found={found} />}</Loaded>
    </DeskPage>
  )
}

function All({ found }: { found: DoctorsMessage }) {
  const [undone, setUndone] = useState<string>()
  const { year, warnAt, pauseAt, doctors, mayEnter } = found
  return (
    <Stack>
      <p className={look.quiet}>
        {words.lead(year)}
        {warnAt === null && pauseAt === null ? words.unset : words.lines(String(warnAt ?? '–'), String(pauseAt ?? '–'))}
      </p>
      {mayEnter && undone === undefined ? (
        <Actions
          title={t.reclaims.actions}
          actions={[{ name: 'enter', label: words.enter, form: (close) => <EnterForm close={close} /> }]}
        />
      ) : null}
      {undone === undefined ? null : <UndoForm entryId={undone} close={() => setUndone(undefined)} />}
      <Card title={t.deskRooms.doctors}>
        {doctors.length === 0 ? (
          <p className={look.quiet}>{words.none}</p>
        ) : (
          <Rows
            label={t.deskRooms.doctors}
            heads={words.heads}
            rows={doctors.map((one) => ({
              key: `${one.institution} ${one.doctor}`,
              cells: [
                one.doctor,
                one.institutionName,
                words.points(String(one.points)),
                <Tag key="level" tone={tones[one.level]}>
                  {one.levelTitle}
                </Tag>,
                <Entries key="entries" of={one} onUndo={setUndone} />,
              ],
            }))}
          />
        )}
      </Card>
    </Stack>
  )
}

function Entries({ of, onUndo }: { of: DoctorsMessage['doctors'][number]; onUndo: (entryId: string) => void }) {
  return (
    <Stack tight>
      {of.entries.map((entry) => (
        <div key={entry.entryId}>
          {dayText(entry.day)} {entry.breachTitle} {words.points(String(entry.points))}
          {entry.undone ? <span className={look.aside}> {words.undone}</span> : null}{' '}
          {entry.mayUndo ? (
            <Button size="small" onClick={() => onUndo(entry.entryId)}>
              {words.undo}
            </Button>
          ) : null}
          <div className={look.aside}>
            {entry.reason} · {entry.caseId}
          </div>
        </div>
      ))}
    </Stack>
  )
}

function EnterForm({ close }: { close: () => void }) {
  const [breach, setBreach] = useState<Breach>('false-records')
  const [said, setSaid] = useState({ caseId: '', institution: '', doctor: '', points: '', reason: '' })
  const command = useCommand(enterPoints, useResults(close))
  const { points, ...rest } = said
  const field = (name: keyof typeof said, label: string, maxLength: number) => (
    <Field
      label={label}
      value={said[name]}
      maxLength={maxLength}
      onText={(text) => setSaid({ ...said, [name]: text })}
    />
  )
  return (
    <ActionForm
      title={words.enter}
      lead={words.enterLead}
      submit={words.enter}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate({ ...rest, breach, ...(points === '' ? {} : { points: Number(points) }) })}
    >
      {field('caseId', words.caseId, 60)}
      {field('institution', words.institution, 20)}
      {field('doctor', words.doctor, 30)}
      <Choice label={words.breach} value={breach} options={breaches} onChoose={setBreach} />
      {field('points', words.number, 3)}
      {field('reason', words.reason, 300)}
    </ActionForm>
  )
}

function UndoForm({ entryId, close }: { entryId: string; close: () => void }) {
  const [reason, setReason] = useState('')
  const command = useCommand((said: string, key: string) => undoPoints(entryId, said, key), useResults(close))
  return (
    <ActionForm
      title={words.undo}
      lead={words.undoLead}
      submit={words.undo}
      danger
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate(reason)}
    >
      <Field label={words.reason} value={reason} maxLength={300} onText={setReason} />
    </ActionForm>
  )
}
