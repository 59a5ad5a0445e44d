/** 单位缴费 of one employer: its own, or at the agency's desk under its code. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { EmployerContributionsMessage } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { useState } from 'react'
import { bookQuery, membersTemplate, sendMembers } from '../../api/employer-contributions.ts'
import { sessionQuery } from '../../api/session.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { Form } from '../../parts/form/Form.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { toFen } from '../../texts/yuan.ts'
import { Only, useOnly } from '../forms/Only.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { Bills, Yuan } from './Bills.tsx'
import { FileTaker } from './FileTaker.tsx'
import { MemberForm } from './MemberForm.tsx'
import { Payments } from './Payments.tsx'

const words = t.employerContributions

export function EmployerBookPage() {
  const { code } = useParams({ strict: false })
  return (
    <DeskPage title={t.deskRooms.employerContributions}>
      <Loaded query={useQuery(bookQuery(code))}>{(book) => <Book book={book} code={code} />}</Loaded>
    </DeskPage>
  )
}

const shows = { owed: words.owedOnly }

function Book({ book, code }: { book: EmployerContributionsMessage; code: string | undefined }) {
  const show = useOnly(shows)
  const bills = show === undefined ? book.bills : book.bills.filter(({ rest }) => toFen(rest) > 0)
  const who = useQuery(sessionQuery).data?.who
  const mayAct = who?.kind === 'staff' && who.roles.some((role) => role === 'employer' || role === 'accepting')
  return (
    <Stack>
      <p>
        <b>{book.employerName}</b> <span className={look.quiet}>{words.lead}</span>
      </p>
      <Card title={words.bills}>
        <Stack tight>
          <ChooseMonth code={code} />
          <Only words={show && shows[show]} />
          <Bills label={words.bills} bills={bills} none={words.noBills} of={{ code }} />
        </Stack>
      </Card>
      {mayAct ? <Roster code={code} /> : null}
      <Card title={words.payments}>
        <Stack tight>
          <p className={look.quiet}>
            {words.carriedOver} <Yuan>{book.carriedOver}</Yuan> {words.yuan}
          </p>
          <Payments payments={book.payments} />
        </Stack>
      </Card>
    </Stack>
  )
}

function Roster({ code }: { code: string | undefined }) {
  return (
    <Card title={words.roster}>
      <Stack tight>
        <p className={look.aside}>{words.rosterLead}</p>
        <MemberForm code={code} />
        <h2>{words.many}</h2>
        <p className={look.aside}>{words.manyLead}</p>
        <p>
          <a href={membersTemplate(code)}>{words.template}</a>
        </p>
        <FileTaker accept=".xlsx,.csv" whole={false} send={(file, confirmed) => sendMembers(code, file, confirmed)} />
      </Stack>
    </Card>
  )
}

function ChooseMonth({ code }: { code: string | undefined }) {
  const navigate = useNavigate()
  const [month, setMonth] = useState(today().slice(0, 7))
  const open = () =>
    code === undefined
      ? navigate({ to: '/employer-contributions/$month', params: { month } })
      : navigate({ to: '/contributions/$code/$month', params: { code, month } })
  return (
    <Form onSend={() => void open()}>
      <Field label={words.month} hint={words.monthHint} value={month} maxLength={7} onText={setMonth} />
      <div>
        <Button type="primary" htmlType="submit">
          {words.declare}
        </Button>
      </div>
    </Form>
  )
}
