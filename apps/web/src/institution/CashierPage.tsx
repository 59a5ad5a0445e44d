/** 看病结算: who comes, and then a purchase at once, or a registration; beside them what is not over yet. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { visitStates } from '@yidi/contracts'
import type { Cashier, VisitLine } from '@yidi/contracts'
import { Card } from 'antd'
import { useState } from 'react'
import { cashierQuery, inquire, transact } from '../api/cashier.ts'
import { Loaded } from '../frame/Loaded.tsx'
import look from '../parts/look/look.module.css'
import { Stack } from '../parts/stack/Stack.tsx'
import { Tag } from '../parts/tag/Tag.tsx'
import { stretchText } from '../texts/days.ts'
import * as t from '../texts/index.ts'
import { DeskPage } from '../desk/frame/DeskPage.tsx'
import { Rows } from '../desk/forms/Rows.tsx'
import { visitKind } from '../desk/visits/VisitRows.tsx'
import { Counting, type Counted } from './Counting.tsx'
import { IdentifyBox } from './IdentifyBox.tsx'
import { saleInput, visitBought, type Patient } from './interface.ts'
import { PatientCard } from './PatientCard.tsx'
import { Register } from './Register.tsx'
import style from './institution.module.css'

const words = t.cashier

export function CashierPage() {
  return (
    <DeskPage title={words.title}>
      <Loaded query={useQuery(cashierQuery())}>{(cashier) => <Room cashier={cashier} />}</Loaded>
    </DeskPage>
  )
}

function Room({ cashier }: { cashier: Cashier }) {
  const [patient, setPatient] = useState<Patient>()
  if (patient !== undefined)
    return (
      <Attended
        key={patient.personNo}
        cashier={cashier}
        patient={patient}
        onFound={setPatient}
        onLeave={() => setPatient(undefined)}
      />
    )
  return (
    <Stack>
      <p className={look.quiet}>{words.lead}</p>
      <Card>
        <IdentifyBox onFound={setPatient} />
      </Card>
      <Card title={words.open}>
        <OpenVisits visits={cashier.open} />
      </Card>
      <p className={style.actions}>
        <span className={look.quiet}>{words.beside}</span>
        <Link to="/day-sheet">{words.daySheet}</Link>
        <Link to="/reconciliation">{t.deskRooms.ownReconciliation}</Link>
        <Link to="/own-monthly">{t.deskRooms.monthly}</Link>
        <Link to="/referrals">{t.deskRooms.referrals}</Link>
      </p>
    </Stack>
  )
}

function OpenVisits({ visits }: { visits: readonly VisitLine[] }) {
  if (visits.length === 0) return <p className={look.quiet}>{words.none}</p>
  return (
    <Rows
      label={words.open}
      heads={[words.registered, words.kind, words.ownNo, words.state]}
      rows={visits.map((visit) => ({
        key: visit.id,
        cells: [
          <Link key="open" to="/cashier/$visit" params={{ visit: visit.id }} aria-label={words.openOne(visit.id)}>
            {stretchText(visit.from, visit.to)}
          </Link>,
          visitKind(visit),
          visit.institutionVisitNo,
          <Tag key="state" tone={visitStates[visit.state].tone}>
            {visitStates[visit.state].title}
          </Tag>,
        ],
      }))}
    />
  )
}

interface AttendedProps {
  cashier: Cashier
  patient: Patient
  onFound: (patient: Patient) => void
  onLeave: () => void
}

function Attended({ cashier, patient, onFound, onLeave }: AttendedProps) {
  const [scanning, setScanning] = useState(false)
  const [insurance, setInsurance] = useState(patient.insurances[0]?.type ?? '')
  const open = useQuery(cashierQuery(patient.personNo)).data?.open ?? []
  return (
    <Stack>
      <PatientCard
        patient={patient}
        insurance={insurance}
        onInsurance={setInsurance}
        onRescan={() => setScanning(true)}
        onLeave={onLeave}
      />
      {scanning ? (
        <Card>
          <IdentifyBox
            onFound={(found) => {
              setScanning(false)
              onFound(found)
            }}
          />
        </Card>
      ) : null}
      {open.length === 0 ? null : (
        <Card title={words.openHere}>
          <OpenVisits visits={open} />
        </Card>
      )}
      {insurance === '' ? null : cashier.pharmacy ? (
        <Sale patient={patient} insurance={insurance} today={cashier.today} />
      ) : (
        <Register patient={patient} insurance={insurance} today={cashier.today} />
      )}
    </Stack>
  )
}

/** A purchase: no registration, one bill, one message. */
function Sale({ patient, insurance, today }: { patient: Patient; insurance: string; today: string }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const inputOf = ({ lines, total, useAccounts }: Counted) =>
    saleInput({ patient, insurance, lines, total, useAccounts, day: today })
  return (
    <Counting
      key={insurance}
      start={[]}
      mark={patient.credential.mdtrt_cert_no}
      reckon={(counted) => inquire('2101', inputOf(counted))}
      settle={(counted, key) => transact('2102', inputOf(counted), key)}
      onSettled={async (reply) => {
        await queries.invalidateQueries({ queryKey: ['institution'] })
        await navigate({ to: '/cashier/$visit', params: { visit: visitBought(reply) } })
      }}
    />
  )
}
