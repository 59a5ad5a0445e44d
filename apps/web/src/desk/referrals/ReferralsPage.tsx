/** 转外备案: the hospital finds its patient, files the referral, and sees what it has filed. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Card, Input, Popconfirm, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { findPatient, referralsQuery, withdrawReferral, type Patient, type Referral } from '../../api/referrals.ts'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import { useConfirmedCommand } from '../../frame/useCommand.ts'
import { momentText, stretchText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { DeskTable } from '../forms/DeskTable.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { ReferralForm } from './ReferralForm.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import style from './referrals.module.css'
import look from '../../parts/look/look.module.css'
import clsx from 'clsx'
import formsStyle from '../forms/forms.module.css'

const words = t.referrals

export function ReferralsPage() {
  return (
    <DeskPage title={t.deskRooms.referrals}>
      <Room />
    </DeskPage>
  )
}

function Room() {
  const [patient, setPatient] = useState<Patient>()
  const [filed, setFiled] = useState<{ name: string; done: boolean }>()
  return (
    <Stack>
      <PatientSearch
        onFound={(found) => {
          setPatient(found)
          setFiled(undefined)
        }}
      />
      {filed === undefined ? null : (
        <Notice tone={filed.done ? 'good' : 'waiting'} live>
          <p>{filed.done ? words.filedNow(filed.name) : words.filedWaits(filed.name)}</p>
        </Notice>
      )}
      {patient === undefined ? null : (
        <ReferralForm
          key={patient.personNo}
          patient={patient}
          onFiled={(filing) => {
            setFiled({ name: patient.name, done: filing.tone === 'good' })
            setPatient(undefined)
          }}
          onLeave={() => setPatient(undefined)}
        />
      )}
      <Own />
    </Stack>
  )
}

function PatientSearch({ onFound }: { onFound: (patient: Patient) => void }) {
  const [typed, setTyped] = useState('')
  const search = useMutation({
    mutationFn: () => findPatient(typed.trim()),
    onSuccess: (found) => {
      onFound(found)
      setTyped('')
    },
  })
  return (
    <Card>
      <Stack
        as="form"
        tight
        onSubmit={(event) => {
          event.preventDefault()
          if (typed.trim() !== '') search.mutate()
        }}
      >
        <label htmlFor="patient">{words.find}</label>
        <div className={style.search}>
          <Input
            id="patient"
            value={typed}
            maxLength={60}
            autoComplete="off"
            placeholder={words.findHint}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button type="primary" htmlType="submit" loading={search.isPending}>
            {words.findDo}
          </Button>
        </div>
        {search.error ? <Fault error={search.error} /> : null}
      </Stack>
    </Card>
  )
}

function Own() {
  return (
    <Stack as="section" tight aria-labelledby="own-title">
      <h2 id="own-title">{words.own}</h2>
      <Loaded query={useQuery(referralsQuery)}>
        {({ referrals }) => <DeskTable rowKey="filingId" columns={columns} dataSource={referrals} none={words.none} />}
      </Loaded>
    </Stack>
  )
}

const toneOf = (referral: Referral) =>
  referral.state === 'delivered'
    ? 'good'
    : ['refused', 'refusal-delivered'].includes(referral.state)
      ? 'refusal'
      : ['applied', 'corrections-asked', 'accepted', 'reviewed'].includes(referral.state)
        ? 'waiting'
        : 'plain'

const columns: TableColumnsType<Referral> = [
  {
    title: words.patient,
    key: 'patient',
    render: (_, { name, idNumber }) => (
      <>
        {name} <span className={clsx(look.quiet, look.money)}>{idNumber}</span>
      </>
    ),
  },
  {
    title: words.what,
    dataIndex: 'title',
    render: (title: string, { filingId }) => (
      <span className={formsStyle.queueWhat}>
        <span>{title}</span>
        <span className={look.aside}>{filingId}</span>
      </span>
    ),
  },
  { title: t.filings.days, key: 'days', render: (_, { from, to }) => stretchText(from, to) },
  {
    title: t.desk.state,
    key: 'state',
    render: (_, referral) => <Tag tone={toneOf(referral)}>{referral.stateTitle}</Tag>,
  },
  { title: words.filedAt, dataIndex: 'filedAt', render: (at: string) => momentText(at) },
  {
    title: words.action,
    key: 'action',
    render: (_, referral) => (referral.withdrawable ? <Withdraw referral={referral} /> : null),
  },
]

function Withdraw({ referral }: { referral: Referral }) {
  const queries = useQueryClient()
  const { filingId, personNo } = referral
  const withdrawn = useConfirmedCommand(
    withdrawReferral,
    () => queries.invalidateQueries({ queryKey: referralsQuery.queryKey }),
    { filingId, personNo },
  )
  return (
    <>
      {withdrawn.error ? <Fault error={withdrawn.error} /> : null}
      <Popconfirm
        title={words.withdrawSure}
        description={words.withdrawAfter}
        okText={withdrawn.asked ? t.doAnyway : words.withdraw}
        cancelText={t.back}
        onConfirm={withdrawn.send}
      >
        <Button size="small" danger loading={withdrawn.isPending}>
          {words.withdraw}
        </Button>
      </Popconfirm>
    </>
  )
}
