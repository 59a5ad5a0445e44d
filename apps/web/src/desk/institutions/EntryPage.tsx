/** One institution at the desk: its entry, its agreement with history, its keys, its visits, and what may be done now. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import {
  agreementActions,
  agreementMachine,
  agreementStates,
  allowedActions,
  institutionLevels,
  institutionOwnerships,
  institutionServices,
} from '@yidi/contracts'
import type { AgreementAction, AgreementOfPool, InstitutionEdit, InstitutionOne } from '@yidi/contracts'
import { Card, Descriptions } from 'antd'
import { useState } from 'react'
import { changeAgreement, editInstitution } from '../../api/directory-desk.ts'
import { institutionQuery } from '../../api/institutions.ts'
import { sessionQuery } from '../../api/session.ts'
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { DayField } from '../choose/DayField.tsx'
import { Check } from '../../parts/field/Check.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { placesQuery } from '../../parts/place-picker/PlacePicker.tsx'
import { placeName } from '../../parts/place-picker/search.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { faultAt, useCommand } from '../../frame/useCommand.ts'
import { dayText, momentText, today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { ActionForm, Actions } from '../forms/ActionForm.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { KeysCard } from '../keys/KeysCard.tsx'
import { VisitsOf } from '../visits/VisitRows.tsx'
import deskStyle from '../frame/desk.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Recognised } from '../../citizen/institutions/Recognised.tsx'
import { Statements } from './Statements.tsx'
import look from '../../parts/look/look.module.css'

export function EntryPage() {
  const { code } = useParams({ strict: false })
  return (
    <DeskPage title={t.deskRooms.institutions}>
      <Loaded query={useQuery(institutionQuery(code ?? ''))}>{(one) => <Entry one={one} />}</Loaded>
    </DeskPage>
  )
}

function Entry({ one }: { one: InstitutionOne }) {
  const who = useQuery(sessionQuery).data?.who
  const roles = who?.kind === 'staff' ? who.roles : []
  const mayEdit = roles.includes('accepting') || roles.includes('admin')
  const rows: [string, string | null][] = [
    [t.institutions.code, one.code],
    [t.directoryDesk.city, placeName(useQuery(placesQuery).data, one.place)],
    [t.directoryDesk.level, institutionLevels[one.level]],
    [t.directoryDesk.settlementLevel, one.settlementLevel && institutionLevels[one.settlementLevel]],
    [t.directoryDesk.ownership, one.ownership && institutionOwnerships[one.ownership]],
    [t.directoryDesk.address, one.address],
    [t.directoryDesk.telephone, one.telephone],
    [t.directoryDesk.services, one.services.map((service) => institutionServices[service]).join('、')],
  ]
  // Each agency has its own; whoever is of none has that of the region.
  const pool = who?.kind === 'staff' ? who.pool : null
  const agreement = one.agreements.find((each) => each.pool === pool) ?? one.agreements[0]!
  // Whoever signs what an institution applied for does so on its application.
  const deciding = roles.filter((role) => role !== 'approving')
  return (
    <div className={deskStyle.split}>
      <Stack>
        <Card
          title={one.name}
          extra={<Tag tone={agreementStates[agreement.state].settles ? 'good' : 'waiting'}>{agreement.title}</Tag>}
        >
          <Descriptions
            column={{ xs: 1, sm: 1, md: 2, lg: 2, xl: 2, xxl: 2 }}
            items={rows
              .filter(([, value]) => value !== null && value !== '')
              .map(([label, children]) => ({ key: label, label, children }))}
          />
        </Card>
        {one.agreements.map((each) => (
          <AgreementHistory key={each.pool} agreement={each} />
        ))}
        <Statements code={one.code} />
        <KeysCard code={one.code} roles={roles} />
        <Card title={t.visits.title}>
          {who?.kind === 'staff' && who.pool !== null ? <p className={look.aside}>{t.visits.deskLead}</p> : null}
          <VisitsOf code={one.code} />
        </Card>
      </Stack>
      <Actions
        title={t.directoryDesk.actions}
        actions={[
          ...allowedActions(agreementMachine, agreement.state, ...deciding).map((action) => ({
            name: action as string,
            label: agreementActions[action].title,
            danger: action === 'suspend' || action === 'terminate',
            form: (close: () => void) => <AgreementForm one={one} action={action} close={close} />,
          })),
          ...(mayEdit
            ? [
                {
                  name: 'edit',
                  label: t.directoryDesk.edit,
                  form: (close: () => void) => <EditForm one={one} close={close} />,
                },
              ]
            : []),
        ]}
      />
    </div>
  )
}

/** What became of the agreement, the latest first. */
function AgreementHistory({ agreement }: { agreement: AgreementOfPool }) {
  const { history: events, poolName, title } = agreement
  return (
    <Card title={t.directoryDesk.historyWith(poolName)} extra={title}>
      <Recognised agreement={agreement} />
      {events.length === 0 ? <p className={look.quiet}>{t.directoryDesk.noHistory}</p> : null}
      <Stack as="ul" tight>
        {events.toReversed().map((event) => (
          <li key={event.no}>
            <strong>{event.title}</strong> {t.directoryDesk.since(dayText(event.day))}
            {event.reason === null ? null : <div>{event.reason}</div>}
            <div className={look.aside}>{momentText(event.at)}</div>
          </li>
        ))}
      </Stack>
    </Card>
  )
}

/** What the answer says is what the page shows next. */
function useEntryCommand<Input>(
  code: string,
  close: () => void,
  run: (code: string, input: Input, key: string) => Promise<InstitutionOne>,
) {
  const queries = useQueryClient()
  return useCommand(
    (input: Input, key: string) => run(code, input, key),
    async (reply) => {
      queries.setQueryData(institutionQuery(code).queryKey, reply)
      await queries.invalidateQueries({ queryKey: ['institutions'] })
      close()
    },
  )
}

function AgreementForm({ one, action, close }: { one: InstitutionOne; action: AgreementAction; close: () => void }) {
  const [day, setDay] = useState(today())
  const [reason, setReason] = useState('')
  const command = useEntryCommand(one.code, close, changeAgreement)
  return (
    <ActionForm
      title={agreementActions[action].title}
      submit={agreementActions[action].title}
      danger={action === 'suspend' || action === 'terminate'}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate({ action, day, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) })}
    >
      <DayField label={t.directoryDesk.day} value={day} onText={setDay} />
      <Field label={t.directoryDesk.reason} value={reason} maxLength={500} onText={setReason} />
    </ActionForm>
  )
}

type Word<Field extends 'level' | 'ownership'> = NonNullable<InstitutionEdit[Field]>
const levels = Object.entries(institutionLevels) as [Word<'level'>, string][]
const ownerships = Object.entries(institutionOwnerships) as [Word<'ownership'>, string][]
const services = Object.entries(institutionServices) as [InstitutionEdit['services'][number], string][]

function EditForm({ one, close }: { one: InstitutionOne; close: () => void }) {
  const { name, level, settlementLevel, ownership, address, telephone } = one
  const [edit, setEdit] = useState<InstitutionEdit>({
    name,
    level,
    settlementLevel,
    ownership,
    address,
    telephone,
    services: one.services,
  })
  const change = (part: Partial<InstitutionEdit>) => setEdit((before) => ({ ...before, ...part }))
  const command = useEntryCommand(one.code, close, editInstitution)
  const orNull = (text: string) => (text === '' ? null : text)
  return (
    <ActionForm
      title={t.directoryDesk.edit}
      submit={t.directoryDesk.save}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate(edit)}
    >
      <Field
        label={t.directoryDesk.name}
        value={edit.name}
        maxLength={100}
        fault={faultAt(command.error, 'name')}
        onText={(text) => change({ name: text })}
      />
      <Standing edit={edit} change={change} />
      <Field
        label={t.directoryDesk.address}
        value={edit.address ?? ''}
        maxLength={200}
        onText={(text) => change({ address: orNull(text) })}
      />
      <Field
        label={t.directoryDesk.telephone}
        value={edit.telephone ?? ''}
        maxLength={40}
        onText={(text) => change({ telephone: orNull(text) })}
      />
      <Services edit={edit} change={change} />
    </ActionForm>
  )
}

interface PartProps {
  edit: InstitutionEdit
  change: (part: Partial<InstitutionEdit>) => void
}

/** Its grade, the grade it settles by, and whose it is. */
function Standing({ edit, change }: PartProps) {
  return (
    <>
      <Choice
        label={t.directoryDesk.level}
        value={edit.level}
        options={levels}
        onChoose={(word) => change({ level: word })}
      />
      <Choice
        label={t.directoryDesk.settlementLevel}
        value={edit.settlementLevel ?? ''}
        empty={t.directoryDesk.same}
        options={levels}
        onChoose={(word) => change({ settlementLevel: (word as string) === '' ? null : word })}
      />
      <Choice
        label={t.directoryDesk.ownership}
        value={edit.ownership ?? ''}
        empty={t.directoryDesk.unknown}
        options={ownerships}
        onChoose={(word) => change({ ownership: (word as string) === '' ? null : word })}
      />
    </>
  )
}

/** What it settles for people from elsewhere. */
function Services({ edit, change }: PartProps) {
  return (
    <>
      {services.map(([service, words]) => (
        <Check
          key={service}
          label={`${t.directoryDesk.services}：${words}`}
          checked={edit.services.includes(service)}
          onChange={(on) =>
            change({ services: on ? [...edit.services, service] : edit.services.filter((each) => each !== service) })
          }
        />
      ))}
    </>
  )
}
