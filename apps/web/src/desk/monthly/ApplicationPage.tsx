/** One application: its sums, its lines, what was done, and what the one who looks may do now. */
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import type { MonthlyApplicationMessage, MonthlyShown } from '@yidi/contracts'
import { Button, Card, Descriptions } from 'antd'
import { useState, type ReactNode } from 'react'
import { monthlyQuery, statementAt } from '../../api/monthly.ts'
import type { MonthlyDoor } from '../../api/monthly.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { dayText, momentText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import formsStyle from '../forms/forms.module.css'
import { DeskPage } from '../frame/DeskPage.tsx'
import { Rows } from '../forms/Rows.tsx'
import { Account } from './Account.tsx'
import { Money, StateTag } from './Applications.tsx'
import { LineForm, type LineAction } from './LineForm.tsx'
import { Lines } from './Lines.tsx'
import { Methods } from './Methods.tsx'
import { Steps } from './Steps.tsx'

const words = t.monthly
const column = { xs: 1, sm: 1, md: 2, lg: 2, xl: 2, xxl: 2 }

export const DeskApplicationPage = () => <ApplicationPage door="desk" />
export const OwnApplicationPage = () => <ApplicationPage door="institution" />

function ApplicationPage({ door }: { door: MonthlyDoor }) {
  return (
    <DeskPage title={words.one}>
      <One door={door} />
    </DeskPage>
  )
}

function One({ door }: { door: MonthlyDoor }) {
  const { id = '' } = useParams({ strict: false })
  const { disease } = useSearch({ strict: false }) as { disease?: string | number }
  const [chosen, setShow] = useState<MonthlyShown>('drawn')
  const [after, setAfter] = useState(0)
  const of = disease === undefined ? '' : String(disease)
  const show = of === '' ? chosen : 'all'
  const [open, setOpen] = useState<{ no: number; action: LineAction }>()
  return (
    <Loaded query={useQuery(monthlyQuery(door, id, { show, after, disease: of }))}>
      {(application) => (
        <Stack>
          <Head door={door} application={application} />
          {open === undefined ? (
            <Steps door={door} application={application} />
          ) : (
            <LineForm
              key={`${String(open.no)} ${open.action}`}
              door={door}
              application={application}
              {...open}
              close={() => setOpen(undefined)}
            />
          )}
          <Lines
            key={of}
            door={door}
            disease={of}
            application={application}
            show={show}
            after={after}
            onShow={(next, from) => {
              setShow(next)
              setAfter(from)
            }}
            onAct={(no, action) => setOpen({ no, action })}
          />
          <Methods door={door} application={application} />
          {door === 'desk' ? <Account code={application.institution} /> : null}
          <Done application={application} />
        </Stack>
      )}
    </Loaded>
  )
}

const items = (rows: readonly [string, ReactNode][]) =>
  rows.filter(([, value]) => value !== null).map(([label, children]) => ({ key: label, label, children }))

function Head({ door, application: of }: { door: MonthlyDoor; application: MonthlyApplicationMessage }) {
  const money = (yuan: string) => <Money yuan={yuan} />
  const owes = of.due?.startsWith('-') === true
  return (
    <Card title={`${of.institutionName} · ${of.month} ${words.kinds[of.kind]}`} extra={<StateTag of={of} />}>
      <Stack>
        <Descriptions
          column={column}
          items={items([
            [words.number, of.applicationId],
            [words.count, of.count],
            [words.total, money(of.total)],
            [words.inScope, money(of.inScope)],
            [words.fund, money(of.fund)],
            [words.account, money(of.account)],
            [words.cash, money(of.cash)],
            [words.payable, money(of.payable)],
            [words.refused, money(of.refused)],
            [words.restored, Number(of.restored) === 0 ? null : money(of.restored)],
            [words.carried, of.carried === null ? words.notYet : money(of.carried)],
            [words.due, of.due === null ? words.notYet : owes ? words.owes(groupYuan(of.due.slice(1))) : money(of.due)],
            [words.dueDay, of.dueDay === null ? null : dayText(of.dueDay)],
          ])}
        />
        {of.notes.map((note) => (
          <Notice key={note} tone="waiting">
            {note}
          </Notice>
        ))}
        <div className={formsStyle.formButtons}>
          <Button href={statementAt(door, of.applicationId, 'pdf')} target="_blank">
            {words.pdf}
          </Button>
          <Button href={statementAt(door, of.applicationId, 'xlsx')} download>
            {words.xlsx}
          </Button>
        </div>
      </Stack>
    </Card>
  )
}

function Done({ application: { steps } }: { application: MonthlyApplicationMessage }) {
  return (
    <Card title={words.steps}>
      <Rows
        label={words.steps}
        heads={[words.step, words.by, words.at, words.words]}
        rows={steps.map(({ title, by, at, words: said }, index) => ({
          key: index,
          cells: [title, by, momentText(at), said ?? ''],
        }))}
      />
    </Card>
  )
}
