/** The form of a referral: where to, for what, from when; the patient signs the commitment letter at the hospital. */
import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Button, Card, Checkbox, Descriptions, Input, Select } from 'antd'
import { useEffect, useState, type ReactNode } from 'react'
import type { FilingMessage } from '@yidi/contracts'
import { usePoolName } from '../../api/policy.ts'
import { hospitalsQuery, type Patient } from '../../api/referrals.ts'
import { Field } from '../../parts/field/Field.tsx'
import { DayField } from '../choose/DayField.tsx'
import { Form } from '../../parts/form/Form.tsx'
import { placesQuery } from '../../parts/place-picker/PlacePicker.tsx'
import { searchPlaces } from '../../parts/place-picker/search.ts'
import { Fault } from '../../frame/Loaded.tsx'
import { today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { useReferral, type Referral, type Written } from './useReferral.ts'
import look from '../../parts/look/look.module.css'
import style from './referrals.module.css'
import fieldStyle from '../../parts/field/field.module.css'

const words = t.referrals

export function ReferralForm(props: {
  patient: Patient
  onFiled: (filing: FilingMessage) => void
  onLeave: () => void
}) {
  const { patient, onFiled, onLeave } = props
  const referral = useReferral(patient, onFiled)
  return (
    <Card title={words.form(patient.name)} extra={<Button onClick={onLeave}>{words.leave}</Button>}>
      <Form onSend={referral.send}>
        <Insured patient={patient} />
        <Fields {...referral} />
        <ReasonAndSignature {...referral} />
        {referral.error ? <Fault error={referral.error} /> : null}
        <div>
          <Button type="primary" htmlType="submit" loading={referral.busy}>
            {words.send}
          </Button>
        </div>
      </Form>
    </Card>
  )
}

function Insured({ patient }: { patient: Patient }) {
  const poolName = usePoolName()
  return (
    <Descriptions
      column={{ xs: 1, sm: 2, md: 3, lg: 3, xl: 3, xxl: 3 }}
      items={[
        { key: 'id', label: t.login.name, children: <span className={look.money}>{patient.idNumber}</span> },
        { key: 'pool', label: t.filings.pool, children: poolName(patient.pool) },
        { key: 'insured', label: words.insured, children: patient.insured ? words.insuredYes : words.insuredNo },
      ]}
    />
  )
}

/** Where to, for what, from when. */
function Fields({ written, write, faults }: Referral) {
  return (
    <div className={style.fields}>
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
      <DayField label={words.on} max={today()} value={written.on} onText={(on) => write({ on })} />
      <DayField label={words.from} min={today()} value={written.from} onText={(from) => write({ from })} />
      <Field
        label={words.mobile}
        value={written.mobile}
        maxLength={20}
        inputMode="tel"
        onText={(mobile) => write({ mobile })}
      />
    </div>
  )
}

function ReasonAndSignature({ written, write, signed, setSigned, faults }: Referral) {
  return (
    <>
      <Labelled id="reason" label={words.reason} fault={faults.reason}>
        <Input.TextArea
          id="reason"
          rows={3}
          maxLength={300}
          value={written.reason}
          onChange={(event) => write({ reason: event.target.value })}
        />
      </Labelled>
      <div className={style.labelled}>
        <Checkbox checked={signed} onChange={(event) => setSigned(event.target.checked)}>
          {words.signed}
        </Checkbox>
        {faults.signed ? <span className={fieldStyle.fault}>{faults.signed}</span> : null}
      </div>
    </>
  )
}

function Labelled(props: { id: string; label: string; fault?: string | undefined; children: ReactNode }) {
  return (
    <div className={style.labelled}>
      <label htmlFor={props.id}>{props.label}</label>
      {props.children}
      {props.fault === undefined ? null : (
        <span className={fieldStyle.fault} role="alert">
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
