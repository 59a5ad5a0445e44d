/** 单位缴费 at the agency's desk: a month's declarations, what is owed, the tax office's files, payments, what the funds took in. */
import { useQuery } from '@tanstack/react-query'
import type { ContributionDeskMessage, EmployerPaymentLine } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { useState } from 'react'
import { contributionsQuery, declarationsAddress, sendPayments } from '../../api/employer-contributions.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { Form } from '../../parts/form/Form.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { Bills, Yuan } from './Bills.tsx'
import { FileTaker } from './FileTaker.tsx'
import { EnterPayment, ReturnPayment } from './PaymentForms.tsx'
import { Payments } from './Payments.tsx'

const words = t.employerContributions

export function ContributionsDeskPage() {
  const [month, setMonth] = useState(today().slice(0, 7))
  return (
    <DeskPage title={t.deskRooms.contributions}>
      <p className={look.quiet}>{words.deskLead}</p>
      <Loaded query={useQuery(contributionsQuery(month))}>
        {(desk) => (
          <Stack>
            <Card title={words.bills}>
              <Stack tight>
                <ChooseMonth month={month} onMonth={setMonth} />
                <Bills label={words.bills} bills={desk.bills} none={words.noBillsOf} of="each" />
              </Stack>
            </Card>
            {desk.mayTakePayments ? <TaxFiles month={month} /> : null}
            <Card title={words.arrears}>
              <Bills label={words.arrears} bills={desk.arrears} none={words.noArrears} of="each" aged />
            </Card>
            <Paid desk={desk} />
            <Income income={desk.income} />
          </Stack>
        )}
      </Loaded>
    </DeskPage>
  )
}

function ChooseMonth({ month, onMonth }: { month: string; onMonth: (month: string) => void }) {
  const [typed, setTyped] = useState(month)
  return (
    <Form onSend={() => onMonth(typed)}>
      <Field label={words.month} hint={words.monthHint} value={typed} maxLength={7} onText={setTyped} />
      <div>
        <Button htmlType="submit">{words.show}</Button>
      </div>
    </Form>
  )
}

function TaxFiles({ month }: { month: string }) {
  return (
    <Card title={words.files}>
      <Stack tight>
        <p className={look.aside}>{words.filesLead}</p>
        <p>
          <a href={declarationsAddress(month)}>{words.download(words.of(month))}</a>
        </p>
        <FileTaker accept=".csv" whole send={sendPayments} />
      </Stack>
    </Card>
  )
}

function Paid({ desk }: { desk: ContributionDeskMessage }) {
  const [open, setOpen] = useState<EmployerPaymentLine | 'new'>()
  const close = () => setOpen(undefined)
  return (
    <>
      {open === 'new' ? <EnterPayment onClose={close} /> : null}
      {open === undefined || open === 'new' ? null : <ReturnPayment reference={open.reference} onClose={close} />}
      <Card
        title={words.payments}
        extra={desk.mayTakePayments ? <Button onClick={() => setOpen('new')}>{words.enter}</Button> : null}
      >
        <Payments payments={desk.payments} named onReturn={desk.mayTakePayments ? setOpen : undefined} />
      </Card>
    </>
  )
}

function Income({ income }: Pick<ContributionDeskMessage, 'income'>) {
  return (
    <Card title={words.income}>
      <Stack tight>
        <p className={look.aside}>{words.incomeLead}</p>
        {income.length === 0 ? (
          <p className={look.quiet}>{words.noIncome}</p>
        ) : (
          <Rows
            label={words.income}
            heads={[words.month, words.pool, words.ownPart, words.lateFee, words.missingYears, words.sum]}
            rows={income.map((one) => ({
              key: one.month,
              cells: [
                words.of(one.month),
                <Yuan key="pool">{one.pool}</Yuan>,
                <Yuan key="own">{one.ownPart}</Yuan>,
                <Yuan key="late">{one.lateFee}</Yuan>,
                <Yuan key="years">{one.missingYears}</Yuan>,
                <Yuan key="sum">{one.total}</Yuan>,
              ],
            }))}
          />
        )}
      </Stack>
    </Card>
  )
}
