/** 个人账户支取和更正 of one person: the account, a death, and what was asked for. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { PersonPayoutsMessage } from '@yidi/contracts'
import { Card } from 'antd'
import type { ReactNode } from 'react'
import { payoutsOfQuery } from '../../api/payouts.ts'
import { sessionQuery } from '../../api/session.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { FactRows } from '../case/Facts.tsx'
import { Actions } from '../forms/ActionForm.tsx'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import deskStyle from '../frame/desk.module.css'
import { CorrectForm, DeathBackForm, DeathForm, TransferForm } from './forms.tsx'
import type { FormProps } from './forms.tsx'
import { HeirsForm } from './HeirsForm.tsx'
import { tones } from './tones.ts'

const words = t.payouts

export function PersonPayoutsPage() {
  const { personNo = '' } = useParams({ strict: false })
  return (
    <DeskPage title={words.ofPerson}>
      <Link to="/people/$personNo" params={{ personNo }}>
        {words.toPerson}
      </Link>
      <Loaded query={useQuery(payoutsOfQuery(personNo))}>{(of) => <Whole personNo={personNo} of={of} />}</Loaded>
    </DeskPage>
  )
}

type Of = PersonPayoutsMessage

function Whole({ personNo, of }: { personNo: string; of: Of }) {
  const who = useQuery(sessionQuery).data?.who
  const isAccepting = who?.kind === 'staff' && who.roles.includes('accepting')
  return (
    <div className={deskStyle.split}>
      <Stack>
        <Account of={of} />
        <Listed
          title={words.list}
          rows={of.payouts.map((one) => ({
            ...one,
            link: (
              <Link key="open" to="/account-payouts/$id" params={{ id: one.id }}>
                {one.title}
              </Link>
            ),
          }))}
        />
        <Listed
          title={words.corrections}
          rows={of.corrections.map((one) => ({
            ...one,
            link: (
              <Link key="open" to="/account-corrections/$id" params={{ id: one.id }}>
                {one.title}
              </Link>
            ),
          }))}
        />
      </Stack>
      {isAccepting && of.own ? <Counter personNo={personNo} of={of} /> : null}
    </div>
  )
}

function Account({ of }: { of: Of }) {
  const yuan = (amount: string) => words.yuan(groupYuan(amount))
  return (
    <Card title={of.personName}>
      <Stack>
        {of.death === null ? null : (
          <Notice tone="plain">{`${words.died(dayText(of.death.day))}（${of.death.document}）`}</Notice>
        )}
        {of.warnings.map((one) => (
          <Notice key={one} tone="waiting">
            {one}
          </Notice>
        ))}
        <FactRows
          rows={[
            [words.balance, yuan(of.amount)],
            [words.currentYear, yuan(of.currentYear)],
            [words.pastYear, yuan(of.pastYear)],
          ]}
        />
      </Stack>
    </Card>
  )
}

interface ListedProps {
  title: string
  rows: readonly (Pick<
    Of['payouts'][number] | Of['corrections'][number],
    'id' | 'state' | 'stateTitle' | 'enteredOn'
  > & {
    link: ReactNode
  })[]
}

function Listed({ title, rows }: ListedProps) {
  return (
    <Card title={title}>
      {rows.length === 0 ? (
        <p className={look.quiet}>{words.nothing}</p>
      ) : (
        <Rows
          label={title}
          heads={words.heads}
          rows={rows.map((one) => ({
            key: one.id,
            cells: [
              one.link,
              <Tag key="state" tone={tones[one.state]}>
                {one.stateTitle}
              </Tag>,
              dayText(one.enteredOn),
            ],
          }))}
        />
      )}
    </Card>
  )
}

function Counter({ personNo, of }: { personNo: string; of: Of }) {
  const queries = useQueryClient()
  const form = (Form: (props: FormProps) => ReactNode) => (close: () => void) => (
    <Form
      personNo={personNo}
      of={of}
      close={close}
      done={async () => {
        await queries.invalidateQueries({ queryKey: ['person', personNo] })
        await queries.invalidateQueries({ queryKey: ['account-payouts'] })
        close()
      }}
    />
  )
  const isOpen = of.payouts.some(({ state }) => state === 'entered')
  const isThere = of.amount !== '0.00' && !isOpen
  return (
    <Actions
      title={t.people.actions}
      actions={[
        ...(of.death === null ? [{ name: 'death', label: words.death, danger: true, form: form(DeathForm) }] : []),
        ...(of.death !== null && isThere ? [{ name: 'inherit', label: words.inherit, form: form(HeirsForm) }] : []),
        ...(of.death === null && of.transfers.length > 0 && isThere
          ? [{ name: 'transfer', label: words.transfer, form: form(TransferForm) }]
          : []),
        { name: 'correct', label: words.correct, form: form(CorrectForm) },
        ...(of.death?.mayTakeBack === true
          ? [{ name: 'death-back', label: words.deathBack, danger: true, form: form(DeathBackForm) }]
          : []),
      ]}
    />
  )
}
