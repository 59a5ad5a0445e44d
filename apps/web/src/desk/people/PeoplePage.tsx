/** 人员: a person found by number or by the whole name; each look-up is on record. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { PersonSearch } from '@yidi/contracts'
import { Button } from 'antd'
import { useState } from 'react'
import { findPeople } from '../../api/people.ts'
import { poolsQuery } from '../../api/policy.ts'
import { sessionQuery } from '../../api/session.ts'
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { Form } from '../../parts/form/Form.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Fault } from '../../frame/Loaded.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import look from '../../parts/look/look.module.css'
import formsStyle from '../forms/forms.module.css'

type By = PersonSearch['by']
const bys = Object.entries(t.people.bys) as [By, string][]

export function PeoplePage() {
  return (
    <DeskPage title={t.deskRooms.people}>
      <Search />
    </DeskPage>
  )
}

function Search() {
  const who = useQuery(sessionQuery).data?.who
  const staff = who?.kind === 'staff' ? who : undefined
  const [by, setBy] = useState<By>('id-number')
  const [typed, setTyped] = useState('')
  const [pool, setPool] = useState('')
  const [fault, setFault] = useState<string>()
  const everyPool = staff?.pool === null
  const pools = useQuery({ ...poolsQuery, enabled: everyPool }).data ?? []
  const search = useMutation({ mutationFn: findPeople })
  const find = () => {
    const text = typed.trim()
    setFault(text === '' ? t.people.nothingTyped : undefined)
    if (text === '') return
    if (by === 'id-number') search.mutate({ by, idNumber: text })
    else if (by === 'card') search.mutate({ by, card: text })
    else search.mutate({ by, name: text, ...(pool === '' ? {} : { pool }) })
  }
  return (
    <>
      <p className={look.quiet}>{t.people.lead}</p>
      <Form onSend={find}>
        <div className={formsStyle.searchLine}>
          <Choice label={t.people.by} value={by} options={bys} onChoose={setBy} />
          <Field
            label={t.people.typed[by]}
            value={typed}
            fault={fault}
            autoComplete="off"
            spellCheck={false}
            maxLength={50}
            onText={setTyped}
          />
          <Button type="primary" htmlType="submit" loading={search.isPending}>
            {t.people.find}
          </Button>
        </div>
        {by === 'name' && everyPool ? (
          <Choice
            label={t.people.pool}
            value={pool}
            empty={t.staff.choose}
            options={pools.map((one) => [one.code, one.name])}
            onChoose={setPool}
          />
        ) : null}
      </Form>
      {search.error ? <Fault error={search.error} /> : null}
      {search.data === undefined ? null : <Found people={search.data.people} />}
      {staff?.roles.includes('accepting') === true ? (
        <p>
          <Link to="/people/new">{t.people.enrol}</Link>
        </p>
      ) : null}
    </>
  )
}

const heads = [t.people.name, t.people.idNumber, t.people.pool, t.people.born]

function Found({ people }: { people: Awaited<ReturnType<typeof findPeople>>['people'] }) {
  if (people.length === 0) return <Notice tone="plain">{t.people.none}</Notice>
  return (
    <Rows
      label={t.deskRooms.people}
      heads={heads}
      rows={people.map((person) => ({
        key: person.personNo,
        cells: [
          <Link key="name" to="/people/$personNo" params={{ personNo: person.personNo }}>
            {person.name}
          </Link>,
          <span key="id" className={look.money}>
            {person.idNumber}
          </span>,
          person.poolName,
          person.birthDay === null ? '' : dayText(person.birthDay),
        ],
      }))}
    />
  )
}
