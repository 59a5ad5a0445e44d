/** An employer's desk: its people, one filing or many at once, and what it has filed. */
import { useQuery } from '@tanstack/react-query'
import { Button, Card, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { employerFilingsQuery, employerQuery, membersQuery, type FilingLine, type Member } from '../../api/employer.ts'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { Loaded } from '../../frame/Loaded.tsx'
import { dayText, spanText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { DeskTable } from '../forms/DeskTable.tsx'
import { Only, useOnly } from '../forms/Only.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { FileSheet } from './FileSheet.tsx'
import { ListCard } from './ListCard.tsx'
import { TakeBackSheet } from './TakeBackSheet.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import look from '../../parts/look/look.module.css'

const words = t.employer

export function EmployerPage() {
  return (
    <DeskPage title={t.deskRooms.employer}>
      <Loaded query={useQuery(employerQuery)}>
        {(employer) => (
          <Stack>
            <p>
              <b>{employer.name}</b> <span className={look.quiet}>{words.lead}</span>
            </p>
            <Members />
            <ListCard />
            <Filed />
          </Stack>
        )}
      </Loaded>
    </DeskPage>
  )
}

function Members() {
  const [chosen, setChosen] = useState<Member>()
  const [done, setDone] = useState<string>()
  const columns: TableColumnsType<Member> = [
    { title: words.name, dataIndex: 'name' },
    { title: words.idNumber, dataIndex: 'idNumber', render: (id: string) => <span className={look.money}>{id}</span> },
    { title: words.since, dataIndex: 'from', render: (day: string) => dayText(day) },
    {
      title: words.benefits,
      dataIndex: 'standing',
      render: (standing: Member['standing']) => (
        <Tag tone={standing === 'entitled' ? 'good' : 'waiting'}>{words.standings[standing]}</Tag>
      ),
    },
    {
      title: words.fileFor,
      key: 'do',
      render: (_, member) => (
        <Button aria-label={`${words.fileFor} ${member.name}`} onClick={() => setChosen(member)}>
          {words.fileFor}
        </Button>
      ),
    },
  ]
  return (
    <Card title={words.members}>
      <Stack tight>
        <p className={look.aside}>{words.membersNote}</p>
        {done === undefined ? null : (
          <Notice tone="good" live>
            <p>{done}</p>
          </Notice>
        )}
        <Loaded query={useQuery(membersQuery)}>
          {({ members }) => (
            <DeskTable
              rowKey="personNo"
              columns={columns}
              dataSource={members}
              pagination={members.length > 20 ? { pageSize: 20 } : false}
              none={words.noMembers}
            />
          )}
        </Loaded>
      </Stack>
      {chosen === undefined ? null : (
        <FileSheet
          member={chosen}
          onClose={() => setChosen(undefined)}
          onDone={(filing) => {
            setDone(words.done(chosen.name, `${t.goingTo(filing.destinationName)}，${filing.stateTitle}`))
            setChosen(undefined)
          }}
        />
      )}
    </Card>
  )
}

const columns: TableColumnsType<FilingLine> = [
  { title: words.name, dataIndex: 'name' },
  { title: words.place, dataIndex: 'destinationName' },
  { title: words.span, key: 'span', render: (_, line) => spanText(line.from, line.to) },
  {
    title: words.state,
    dataIndex: 'stateTitle',
    render: (title: string, line) => <Tag tone={line.tone}>{title}</Tag>,
  },
  { title: words.filedOn, dataIndex: 'filedOn', render: (day: string) => dayText(day) },
  { title: t.filings.number, dataIndex: 'id', render: (id: string) => <span className={look.money}>{id}</span> },
]

/** What this employer filed, and what it may do about each: the table of states says. */
function Filed() {
  const show = useOnly(words.shows)
  const [changing, setChanging] = useState<FilingLine>()
  const [ending, setEnding] = useState<FilingLine>()
  const [done, setDone] = useState<string>()
  const act = {
    title: words.act,
    key: 'act',
    render: (_: unknown, line: FilingLine) => (
      <>
        {line.may?.includes('change') ? (
          <Button aria-label={`${words.changeOne} ${line.name}`} onClick={() => setChanging(line)}>
            {words.changeOne}
          </Button>
        ) : null}{' '}
        {line.may?.includes('take-back') ? (
          <Button aria-label={`${words.takeBack} ${line.name}`} onClick={() => setEnding(line)}>
            {words.takeBack}
          </Button>
        ) : null}
      </>
    ),
  }
  return (
    <Card title={words.filed}>
      <Only words={show && words.shows[show]} />
      {done === undefined ? null : (
        <Notice tone="good" live>
          <p>{done}</p>
        </Notice>
      )}
      <Loaded query={useQuery(employerFilingsQuery)}>
        {({ filings }) => (
          <DeskTable
            rowKey="id"
            columns={[...columns, act]}
            dataSource={filings.filter(({ tone }) => show === undefined || tone === show)}
            pagination={filings.length > 20 ? { pageSize: 20 } : false}
            none={words.noFiled}
          />
        )}
      </Loaded>
      {ending === undefined ? null : (
        <TakeBackSheet
          line={ending}
          onClose={() => setEnding(undefined)}
          onDone={(filing) => {
            setDone(words.takenBack(ending.name, filing.stateTitle))
            setEnding(undefined)
          }}
        />
      )}
      {changing?.personNo === undefined ? null : (
        <FileSheet
          member={{ personNo: changing.personNo, name: changing.name, replaces: changing }}
          onClose={() => setChanging(undefined)}
          onDone={(filing) => {
            setDone(words.done(changing.name, `${t.goingTo(filing.destinationName)}，${filing.stateTitle}`))
            setChanging(undefined)
          }}
        />
      )}
    </Card>
  )
}
