/** One application for an agreement: what the institution says, what was done, and what the one who looks may do now. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { institutionLevels, institutionServices } from '@yidi/contracts'
import type { AgreementApplicationMessage } from '@yidi/contracts'
import { Card, Descriptions } from 'antd'
import { agreementQuery } from '../../api/agreements.ts'
import type { AgreementDoor } from '../../api/agreements.ts'
import { Recognised } from '../../citizen/institutions/Recognised.tsx'
import { Loaded } from '../../frame/Loaded.tsx'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText, momentText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { DeskPage } from '../frame/DeskPage.tsx'
import deskStyle from '../frame/desk.module.css'
import { Steps } from './Steps.tsx'

const words = t.agreements
const column = { xs: 1, sm: 1, md: 2, lg: 2, xl: 2, xxl: 2 }

export const DeskAgreementPage = () => <ApplicationPage door="desk" />
export const OwnAgreementPage = () => <ApplicationPage door="institution" />

function ApplicationPage({ door }: { door: AgreementDoor }) {
  const { id = '' } = useParams({ strict: false })
  return (
    <DeskPage title={words.one}>
      <Loaded query={useQuery(agreementQuery(door, id))}>
        {(application) => (
          <div className={deskStyle.split}>
            <Stack>
              <Said of={application} />
              <Done of={application} />
            </Stack>
            <Steps door={door} application={application} />
          </div>
        )}
      </Loaded>
    </DeskPage>
  )
}

function Said({ of }: { of: AgreementApplicationMessage }) {
  const rows: [string, string | null][] = [
    [words.number, of.applicationId],
    [words.pool, of.poolName],
    [words.level, institutionLevels[of.level]],
    [words.services, of.services.map((service) => institutionServices[service]).join('、')],
    [words.contactName, of.contactName],
    [words.contactTelephone, of.contactTelephone],
    [words.from, dayText(of.from)],
    [words.dueDay, of.dueDay && dayText(of.dueDay)],
    [words.advice, of.advice && words.adviceChoices[of.advice]],
    [words.words, of.words],
  ]
  return (
    <Card
      title={`${of.institutionName} · ${words.with(of.poolName)}`}
      extra={<Tag tone={of.state === 'signed' ? 'good' : 'waiting'}>{of.stateTitle}</Tag>}
    >
      <Stack tight>
        <Descriptions
          column={column}
          items={rows
            .filter(([, value]) => value !== null)
            .map(([label, children]) => ({ key: label, label, children }))}
        />
        <Recognised agreement={of.agreement} />
        {of.notes.map((note) => (
          <Notice key={note} tone="waiting">
            {note}
          </Notice>
        ))}
      </Stack>
    </Card>
  )
}

function Done({ of }: { of: AgreementApplicationMessage }) {
  return (
    <Card title={words.steps}>
      <Stack as="ul" tight>
        {of.steps.map((step) => (
          <li key={`${step.at} ${step.title}`}>
            <strong>{step.title}</strong> {step.by}
            {step.words === null ? null : <div>{step.words}</div>}
            <div className={look.aside}>{momentText(step.at)}</div>
          </li>
        ))}
      </Stack>
    </Card>
  )
}
