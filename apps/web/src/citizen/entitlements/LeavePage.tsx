/** 申请出国带药备案: when, with what, for which disease; what rests meanwhile is said before it is sent. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { applyAbroad } from '../../api/entitlements.ts'
import { useKept } from '../../device/useKept.ts'
import { Field } from '../../parts/field/Field.tsx'
import { Check } from '../../parts/field/Check.tsx'
import { Fault } from '../../shell/Loaded.tsx'
import { SendPage } from '../../shell/SendPage.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import fieldStyle from '../../parts/field/field.module.css'

const words = t.entitlements.abroad
const form = 'abroad'
const nothing = { leaveOn: '', returnOn: '', disease: '', medicines: '' }

type Faults = Partial<Record<keyof typeof nothing | 'known', string>>

function faultsOf({ leaveOn, returnOn, disease, medicines }: typeof nothing, known: boolean): Faults {
  return {
    ...(leaveOn < today() ? { leaveOn: words.leaveFault } : {}),
    ...(returnOn <= leaveOn ? { returnOn: words.returnFault } : {}),
    ...(disease.trim() === '' ? { disease: words.diseaseFault } : {}),
    ...(medicines.trim() === '' ? { medicines: words.medicinesFault } : {}),
    ...(known ? {} : { known: words.knownFault }),
  }
}

export function LeavePage() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [written, setWritten] = useKept(form, nothing)
  const [known, setKnown] = useState(false)
  const [faults, setFaults] = useState<Faults>({})
  const taken = async () => {
    await queries.invalidateQueries({ queryKey: ['abroad'] })
    await navigate({ to: '/abroad', replace: true })
  }
  const sent = useCommand(applyAbroad, taken, form)
  const write = (change: Partial<typeof written>) => setWritten({ ...written, ...change })
  const send = () => {
    const found = faultsOf(written, known)
    setFaults(found)
    if (Object.keys(found).length === 0) sent.mutate(written)
  }
  return (
    <SendPage
      title={words.leave}
      back="/abroad"
      why={words.why}
      send={sent.isPending ? t.entitlements.sending : t.entitlements.send}
      busy={sent.isPending}
      onSend={send}
    >
      <Field
        label={words.leaveOn}
        type="date"
        min={today()}
        value={written.leaveOn}
        fault={faults.leaveOn}
        onText={(leaveOn) => write({ leaveOn })}
      />
      <Field
        label={words.returnOn}
        type="date"
        min={today()}
        value={written.returnOn}
        fault={faults.returnOn}
        onText={(returnOn) => write({ returnOn })}
      />
      <Field
        label={words.disease}
        hint={words.diseaseHint}
        value={written.disease}
        maxLength={100}
        fault={faults.disease}
        onText={(disease) => write({ disease })}
      />
      <Field
        label={words.medicines}
        hint={words.medicinesHint}
        value={written.medicines}
        maxLength={300}
        fault={faults.medicines}
        onText={(medicines) => write({ medicines })}
      />
      <div className={fieldStyle.field}>
        <Check label={words.known} checked={known} onChange={setKnown} />
        {faults.known ? <span className={fieldStyle.fault}>{faults.known}</span> : null}
      </div>
      {sent.error ? <Fault error={sent.error} /> : null}
    </SendPage>
  )
}
