/** The form of a referral: where to, for what, from when; the patient signs the commitment letter at the hospital. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { AutoComplete, Button, Card, Checkbox, Descriptions, Input, Select } from 'antd'
import { useEffect, useState, type ReactNode } from 'react'
import type { FilingMessage } from '@yidi/contracts'
import { usePoolName } from '../../api/policy.ts'
import { fileReferral, hospitalsQuery, referralsQuery, type Patient } from '../../api/referrals.ts'
import { Field } from '../../parts/Field.tsx'
import { Form } from '../../parts/Form.tsx'
import { placesQuery } from '../../places/PlacePicker.tsx'
import { searchPlaces } from '../../places/search.ts'
import { Fault } from '../../shell/Loaded.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { today } from '../../texts/days.ts'
import { t } from '../../texts/index.ts'
import './referrals.css'

const words = t.referrals

interface Written {
  receivingName: string
  receivingCode: string
  destination: string
  diagnosisName: string
  diagnosisCode: string
  reason: string
  on: string
  from: string
  mobile: string
}

type Faults = Partial<Record<keyof Written | 'signed', string>>

export function ReferralForm(props: {
  patient: Patient
  onFiled: (filing: FilingMessage) => void
  onLeave: () => void
}) {
  const { patient, onFiled, onLeave } = props
  const poolName = usePoolName()
  const queries = useQueryClient()
  const [signed, setSigned] = useState(false)
  const [faults, setFaults] = useState<Faults>({})
  const [written, setWritten] = useState<Written>({
    receivingName: '',
    receivingCode: '',
    destination: '',
    diagnosisName: '',
    diagnosisCode: '',
    reason: '',
    on: today(),
    from: today(),
    mobile: patient.phone ?? '',
  })
  const write = (change: Partial<Written>) => setWritten((before) => ({ ...before, ...change }))
  const filing = useCommand(fileReferral, async (made) => {
    await queries.invalidateQueries({ queryKey: referralsQuery.queryKey })
    onFiled(made)
  })
  const send = () => {
    const found: Faults = {}
    if (written.receivingName.trim() === '') found.receivingName = words.receivingFault
    if (written.destination === '') found.destination = words.destinationFault
    if (written.diagnosisName.trim() === '') found.diagnosisName = words.diagnosisFault
    if (written.reason.trim() === '') found.reason = words.reasonFault
    if (!signed) found.signed = words.signedFault
    setFaults(found)
    if (Object.keys(found).length > 0) return
    const { receivingCode, diagnosisCode, mobile, ...rest } = written
    filing.mutate({
      ...rest,
      personNo: patient.personNo,
      commitmentSigned: true,
      ...(receivingCode === '' ? {} : { receivingCode }),
      ...(diagnosisCode.trim() === '' ? {} : { diagnosisCode: diagnosisCode.trim() }),
      ...(mobile.trim() === '' ? {} : { mobile: mobile.trim() }),
    })
  }
  return (
    <Card title={words.form(patient.name)} extra={<Button onClick={onLeave}>{words.leave}</Button>}>
      <Form onSend={send}>
        <Descriptions
          column={{ xs: 1, sm: 2, md: 3, lg: 3, xl: 3, xxl: 3 }}
          items={[
            { key: 'id', label: t.login.name, children: <span className="money">{patient.idNumber}</span> },
            { key: 'pool', label: t.filings.pool, children: poolName(patient.pool) },
            { key: 'insured', label: words.insured, children: patient.insured ? words.insuredYes : words.insuredNo },
          ]}
        />
        <div className="referral-fields">
          <Labelled id="receiving" label={words.receiving} fault={faults.receivingName}>
            <Receiving written={written} onWrite={write} />
          </Labelled>
          <Labelled id="destination" label={words.destination} fault={faults.destination}>
            <Destination value={written.destination} onChoose={(destination) => write({ destination })} />
          </Labelled>
          <Field
            label={words.diagnosis}
            value={written.diagnosisName}
            maxLength={100}
            fault={faults.diagnosisName}
            onText={(diagnosisName) => write({ diagnosisName })}
          />
          <Field
            label={words.diagnosisCode}
            value={written.diagnosisCode}
            maxLength={20}
            placeholder="C34.900"
            onText={(diagnosisCode) => write({ diagnosisCode })}
          />
          <Field label={words.on} type="date" max={today()} value={written.on} onText={(on) => write({ on })} />
          <Field label={words.from} type="date" min={today()} value={written.from} onText={(from) => write({ from })} />
          <Field
            label={words.mobile}
            value={written.mobile}
            maxLength={20}
            inputMode="tel"
            onText={(mobile) => write({ mobile })}
          />
        </div>
        <Labelled id="reason" label={words.reason} fault={faults.reason}>
          <Input.TextArea
            id="reason"
            rows={3}
            maxLength={300}
            value={written.reason}
            onChange={(event) => write({ reason: event.target.value })}
          />
        </Labelled>
        <div className="labelled">
          <Checkbox checked={signed} onChange={(event) => setSigned(event.target.checked)}>
            {words.signed}
          </Checkbox>
          {faults.signed ? <span className="fault">{faults.signed}</span> : null}
        </div>
        {filing.error ? <Fault error={filing.error} /> : null}
        <div>
          <Button type="primary" htmlType="submit" loading={filing.isPending}>
            {words.send}
          </Button>
        </div>
      </Form>
    </Card>
  )
}

function Labelled(props: { id: string; label: string; fault?: string | undefined; children: ReactNode }) {
  return (
    <div className="labelled">
      <label htmlFor={props.id}>{props.label}</label>
      {props.children}
      {props.fault === undefined ? null : (
        <span className="fault" role="alert">
          {props.fault}
        </span>
      )}
    </div>
  )
}

/** A hospital of the directory, by any part of its name; one that is not listed may be typed. */
function Receiving({ written, onWrite }: { written: Written; onWrite: (change: Partial<Written>) => void }) {
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(written.receivingName), 250)
    return () => clearTimeout(timer)
  }, [written.receivingName])
  const found = useQuery(hospitalsQuery(asked)).data?.institutions ?? []
  return (
    <AutoComplete
      id="receiving"
      value={written.receivingName}
      placeholder={words.receivingHint}
      options={found.map((one) => ({ value: one.name, key: one.code, code: one.code, place: one.place }))}
      onSelect={(name: string, option) =>
        onWrite({ receivingName: name, receivingCode: option.code, destination: option.place })
      }
      onChange={(name: string) => onWrite({ receivingName: name, receivingCode: '' })}
    />
  )
}

function Destination({ value, onChoose }: { value: string; onChoose: (code: string) => void }) {
  const places = useQuery(placesQuery).data
  const [typed, setTyped] = useState('')
  const found = places === undefined ? [] : searchPlaces(places, typed, typed === '' ? 400 : 30)
  return (
    <Select
      id="destination"
      showSearch
      filterOption={false}
      placeholder={words.destinationHint}
      {...(value === '' ? {} : { value })}
      options={found.map((place) => ({ value: place.code, label: `${place.province} ${place.name}` }))}
      onSearch={setTyped}
      onChange={(code: string) => onChoose(code)}
    />
  )
}
