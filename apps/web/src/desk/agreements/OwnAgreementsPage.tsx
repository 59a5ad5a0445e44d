/** 定点协议 as an institution has it: what stands with each agency of its place, what it applied for, and applying. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { agreementStates } from '@yidi/contracts'
import type { AgreementCorrectForm, OwnAgreementsMessage } from '@yidi/contracts'
import { Card } from 'antd'
import { useState } from 'react'
import { agreementsKey, applyForAgreement, ownAgreementsQuery } from '../../api/agreements.ts'
import { Recognised } from '../../citizen/institutions/Recognised.tsx'
import { Loaded } from '../../frame/Loaded.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText, momentText, today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { ActionForm, Actions } from '../forms/ActionForm.tsx'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { AskedFields } from './AskedFields.tsx'

const words = t.agreements
type Agreement = OwnAgreementsMessage['agreements'][number]

export function OwnAgreementsPage() {
  return (
    <DeskPage title={t.deskRooms.agreements}>
      <p className={look.quiet}>{words.ownLead}</p>
      <Loaded query={useQuery(ownAgreementsQuery)}>
        {(own) => (
          <Stack>
            {own.agreements.map((agreement) => (
              <WithAgency key={agreement.pool} agreement={agreement} />
            ))}
            <Actions
              title={words.apply}
              actions={own.agreements
                .filter(({ mayApply }) => mayApply)
                .map(({ pool, poolName }) => ({
                  name: pool,
                  label: words.applyTo(poolName),
                  form: (close: () => void) => <Apply own={own} pool={pool} poolName={poolName} close={close} />,
                }))}
            />
            <Applied own={own} />
          </Stack>
        )}
      </Loaded>
    </DeskPage>
  )
}

function WithAgency({ agreement }: { agreement: Agreement }) {
  const { poolName, state, title, since, reason, history } = agreement
  return (
    <Card
      title={words.with(poolName)}
      extra={<Tag tone={agreementStates[state].settles ? 'good' : 'waiting'}>{title}</Tag>}
    >
      <Stack tight>
        {since === null ? null : <span>{t.directoryDesk.since(dayText(since))}</span>}
        {reason === null ? null : <span className={look.aside}>{reason}</span>}
        <Recognised agreement={agreement} />
        {history.toReversed().map((event) => (
          <span key={event.no} className={look.aside}>
            {dayText(event.day)} {event.title}
            {event.reason === null ? '' : `：${event.reason}`}
          </span>
        ))}
      </Stack>
    </Card>
  )
}

function Apply(props: { own: OwnAgreementsMessage; pool: string; poolName: string; close: () => void }) {
  const { own, pool, poolName, close } = props
  const [asked, setAsked] = useState<AgreementCorrectForm>({
    ...{ services: own.services, contactName: '', contactTelephone: '', from: today(), words: '' },
  })
  const queries = useQueryClient()
  const navigate = useNavigate()
  const command = useCommand(applyForAgreement, async ({ applicationId }) => {
    await queries.invalidateQueries({ queryKey: agreementsKey })
    await navigate({ to: '/own-agreements/$id', params: { id: applicationId } })
  })
  return (
    <ActionForm
      title={words.applyTo(poolName)}
      submit={words.apply}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate({ pool, ...asked })}
    >
      <AskedFields
        offered={own.services}
        asked={asked}
        change={(part) => setAsked((before) => ({ ...before, ...part }))}
      />
    </ActionForm>
  )
}

function Applied({ own: { applications } }: { own: OwnAgreementsMessage }) {
  return (
    <Card title={words.applications}>
      {applications.length === 0 ? (
        <p className={look.quiet}>{words.noApplications}</p>
      ) : (
        <Rows
          label={words.applications}
          heads={[words.number, words.pool, words.state, words.appliedAt, words.dueDay]}
          rows={applications.map((one) => ({
            key: one.applicationId,
            cells: [
              <Link key="id" to="/own-agreements/$id" params={{ id: one.applicationId }}>
                {one.applicationId}
              </Link>,
              one.poolName,
              one.stateTitle,
              momentText(one.appliedAt),
              one.dueDay === null ? '' : dayText(one.dueDay),
            ],
          }))}
        />
      )}
    </Card>
  )
}
