/** What a person comes for, written once: an outpatient visit or a stay. */
import { Button, Card } from 'antd'
import clsx from 'clsx'
import { useState } from 'react'
import { useNavigate } from '@tanstack/react-router'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { inquire, transact } from '../api/cashier.ts'
import { ApiProblem } from '../api/client.ts'
import { Fault } from '../frame/Loaded.tsx'
import { useCommand } from '../frame/useCommand.ts'
import { Field } from '../parts/field/Field.tsx'
import { Form } from '../parts/form/Form.tsx'
import { Notice } from '../parts/notice/Notice.tsx'
import * as t from '../texts/index.ts'
import { Choose } from '../desk/choose/Choose.tsx'
import { DayField } from '../desk/choose/DayField.tsx'
import formsStyle from '../desk/forms/forms.module.css'
import {
  clock,
  diseasesInput,
  diseasesOf,
  isStay,
  outpatientInput,
  reportInput,
  stayInput,
  visitMade,
  worthTelling,
  type Care,
  type Patient,
  type Registration,
} from './interface.ts'
import { toldQuery } from './told.ts'

const words = t.cashier.register
const cares = Object.keys(words.kinds) as Care[]

type Faults = Partial<Record<keyof Registration, string>>

/** Codes are asked for where the interface must have them: of a stay always, of an outpatient visit with what is named. */
function faultsOf(written: Registration): Faults {
  const named = isStay(written.care) || written.diagnosis !== '' || written.diagnosisCode !== ''
  return {
    ...(written.ownNo.trim() === '' ? { ownNo: words.ownNoFault } : {}),
    ...(named && written.diagnosis.trim() === '' ? { diagnosis: words.diagnosisFault } : {}),
    ...(named && !/^[A-Z]\d[\dA-Z.x+*]{0,17}$/i.test(written.diagnosisCode.trim())
      ? { diagnosisCode: words.diagnosisCodeFault }
      : {}),
    ...(written.care === 'chronic' && written.disease.trim() === '' ? { disease: words.diseaseFault } : {}),
  }
}

const isRefusal = (error: unknown): boolean => error instanceof ApiProblem && error.status === 422

interface Registering {
  patient: Patient
  written: Registration
}

/** Registers, and for an outpatient visit says what it is; a visit whose kind is refused does not stay registered. */
async function register({ patient, written }: Registering, key: string): Promise<{ visit: string; told: string }> {
  if (isStay(written.care)) {
    const made = await transact('2401', stayInput(patient, written), key)
    return { visit: visitMade(made), told: worthTelling(made.warning) }
  }
  const made = await transact('2201', outpatientInput(patient, written), key)
  const visit = visitMade(made)
  const { personNo } = patient
  try {
    const said = await transact('2203', reportInput(personNo, visit, written), `${key}-2203`)
    return { visit, told: worthTelling(said.warning) }
  } catch (error) {
    if (isRefusal(error))
      await transact('2202', { data: { psn_no: personNo, mdtrt_id: visit, ipt_otp_no: written.ownNo } }, `${key}-2202`)
    throw error
  }
}

export function Register({ patient, insurance, today }: { patient: Patient; insurance: string; today: string }) {
  const { written, write, faults, send, error, busy } = useRegister(patient, insurance, today)
  const stay = isStay(written.care)
  return (
    <Card title={words.title}>
      <Form onSend={send}>
        <div className={clsx(formsStyle.formGrid, formsStyle.level)}>
          <Choose
            label={words.what}
            value={written.care}
            options={cares.map((care) => [care, words.kinds[care]] as const)}
            onChoose={(care) => write({ care })}
          />
          <DayField label={words.from} value={written.day} max={today} onText={(day) => write({ day })} />
          <Field
            label={words.ownNo}
            value={written.ownNo}
            maxLength={30}
            fault={faults.ownNo}
            onText={(ownNo) => write({ ownNo })}
          />
          {written.care === 'chronic' ? (
            <ChooseDisease
              personNo={patient.personNo}
              value={written.disease}
              fault={faults.disease}
              onChoose={(disease) => write({ disease })}
            />
          ) : null}
          <Field
            label={words.diagnosis}
            value={written.diagnosis}
            maxLength={100}
            fault={faults.diagnosis}
            onText={(diagnosis) => write({ diagnosis })}
          />
          <Field
            label={words.diagnosisCode}
            value={written.diagnosisCode}
            maxLength={20}
            fault={faults.diagnosisCode}
            onText={(diagnosisCode) => write({ diagnosisCode })}
          />
          <Field
            label={words.department}
            value={written.department}
            maxLength={50}
            onText={(department) => write({ department })}
          />
          <Field label={words.doctor} value={written.doctor} maxLength={50} onText={(doctor) => write({ doctor })} />
          {stay ? (
            <Field label={words.bed} value={written.bed} maxLength={30} onText={(bed) => write({ bed })} />
          ) : null}
        </div>
        {error ? <Fault error={error} /> : null}
        <div>
          <Button type="primary" htmlType="submit" loading={busy}>
            {words.do}
          </Button>
        </div>
      </Form>
    </Card>
  )
}

/** Of the diseases that are registered for the person: nothing else settles as one. */
function ChooseDisease(props: {
  personNo: string
  value: string
  fault: string | undefined
  onChoose: (code: string) => void
}) {
  const { personNo, value, fault, onChoose } = props
  const query = useQuery({
    queryKey: ['institution', 'diseases', personNo],
    queryFn: async () => diseasesOf(await inquire('5301', diseasesInput(personNo))),
  })
  if (query.error) return <Fault error={query.error} again={() => void query.refetch()} />
  if (query.data?.length === 0) return <Notice tone="refusal">{words.noDisease}</Notice>
  return (
    <Choose
      label={words.disease}
      value={value}
      fault={fault}
      empty={words.diseaseEmpty}
      options={(query.data ?? []).map(({ code, name }) => [code, name] as const)}
      onChoose={onChoose}
    />
  )
}

const numberOf = (day: string, time: string): string => `M${day}${time}`.replaceAll(/[-:]/g, '')

function useRegister(patient: Patient, insurance: string, today: string) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [faults, setFaults] = useState<Faults>({})
  const [written, setWritten] = useState<Registration>(() => {
    const time = clock()
    return {
      ...{ care: 'outpatient' as Care, insurance, day: today, time, ownNo: numberOf(today, time) },
      ...{ department: '', doctor: '', bed: '', diagnosis: '', diagnosisCode: '', disease: '' },
    }
  })
  const registering = useCommand(register, async ({ visit, told }) => {
    queries.setQueryData(toldQuery(visit).queryKey, told)
    await queries.invalidateQueries({ queryKey: ['institution', 'cashier'] })
    await navigate({ to: '/cashier/$visit', params: { visit } })
  })
  const write = (part: Partial<Registration>) => setWritten((before) => ({ ...before, ...part }))
  const send = () => {
    const found = faultsOf(written)
    setFaults(found)
    if (Object.keys(found).length > 0) return
    const { diagnosis, diagnosisCode, disease, ownNo } = written
    registering.mutate({
      patient,
      written: {
        ...written,
        insurance,
        ...{ diagnosis: diagnosis.trim(), diagnosisCode: diagnosisCode.trim().toUpperCase() },
        ...{ disease: disease.trim(), ownNo: ownNo.trim() },
      },
    })
  }
  return { written, write, faults, send, error: registering.error, busy: registering.isPending }
}
