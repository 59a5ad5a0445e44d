/** 备案: every filing of the pool, by its number or by the person. */
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { searchFilings, type FoundFiling } from '../../api/desk.ts'
import { Field } from '../../parts/field/Field.tsx'
import { Fault } from '../../shell/Loaded.tsx'
import { momentText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { DeskTable } from '../forms/DeskTable.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import look from '../../parts/look/look.module.css'
import entryStyle from '../entry/entry.module.css'
import fieldStyle from '../../parts/field/field.module.css'

const ways = ['number', 'id-number', 'name'] as const

const columns: TableColumnsType<FoundFiling> = [
  {
    title: t.desk.what,
    dataIndex: 'title',
    render: (title: string, one) => (
      <Link to="/filings/$id" params={{ id: one.id }}>
        {title}
      </Link>
    ),
  },
  { title: t.filings.number, dataIndex: 'id', render: (id: string) => <span className={look.money}>{id}</span> },
  {
    title: t.filings.person,
    key: 'person',
    render: (_, one) => (one.person ? `${one.person.name} ${one.person.idNumber}` : ''),
  },
  { title: t.desk.channel, dataIndex: 'channelTitle' },
  { title: t.desk.appliedAt, dataIndex: 'openedAt', render: (at: string) => momentText(at) },
  { title: t.desk.state, dataIndex: 'stateTitle' },
]

export function FilingsRoom() {
  const [by, setBy] = useState<(typeof ways)[number]>('number')
  const [text, setText] = useState('')
  const search = useMutation({ mutationFn: () => searchFilings(by, text.trim()) })
  return (
    <DeskPage title={t.entry.room}>
      <form
        className={entryStyle.find}
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim() !== '') search.mutate()
        }}
      >
        <div className={fieldStyle.field}>
          <label htmlFor="search-by">{t.entry.searchBy}</label>
          <select
            id="search-by"
            value={by}
            onChange={(event) => {
              setBy(event.target.value as typeof by)
              search.reset()
            }}
          >
            {ways.map((way) => (
              <option key={way} value={way}>
                {t.entry.ways[way]}
              </option>
            ))}
          </select>
        </div>
        <Field label={t.entry.ways[by]} value={text} maxLength={60} autoComplete="off" onText={setText} />
        <Button type="primary" htmlType="submit" loading={search.isPending}>
          {t.entry.search}
        </Button>
      </form>
      <p className={look.aside}>{t.entry.audited}</p>
      {search.error ? <Fault error={search.error} /> : null}
      {search.data === undefined ? null : search.data.filings.length === 0 ? (
        <p>{t.entry.nothing}</p>
      ) : (
        <>
          {search.data.more ? <p className={look.small}>{t.entry.moreThere}</p> : null}
          <DeskTable<FoundFiling>
            rowKey="id"
            none={t.entry.nothing}
            dataSource={search.data.filings}
            columns={columns}
          />
        </>
      )}
    </DeskPage>
  )
}
