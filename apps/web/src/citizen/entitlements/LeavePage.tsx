/** 申请出国带药备案: when, with what, for which disease; what rests meanwhile is said before it is sent. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { applyAbroad } from '../../api/sent-forms.ts'
import { useFormDraft } from '../../device/useDraft.ts'
import { Field } from '../../parts/field/Field.tsx'
import { DateField } from '../../parts/date-field/DateField.tsx'
import { Check } from '../../parts/field/Check.tsx'
import { Fault } from '../../frame/Loaded.tsx'
import { SendPage } from '../../frame/phone/SendPage.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { today } from '../../texts/days.ts'
import { placeId, useFaults, type Faults } from '../../parts/error-summary/faults.ts'
import * as t from '../../texts/index.ts'
import fieldStyle from '../../parts/field/field.module.css'

const words = t.entitlements.abroad
const form = 'abroad'
const nothing = { leaveOn: '', returnOn: '', disease: '', medicines: '' }

type Place = keyof typeof nothing | 'known'

function faultsOf({ leaveOn, returnOn, disease, medicines }: typeof nothing, known: boolean): Faults<Place> {
  return {
    ...(leaveOn < today() ? { leaveOn: words.leaveFault } : {}),
    ...(returnOn <= leaveOn ? { returnOn: words.returnFault } : {}),
    ...(disease.trim() === '' ? { disease: words.diseaseFault } : {}),
    ...(medicines.trim() === '' ? { medicines: words.medicinesFault } : {}),
    ...(known ? {} : { known: words.knownFault }),
  }
}

/** What is written, what is wrong with it, and the command that it becomes. */
function useApplication() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const draft = useFormDraft(form, nothing)
  const { value: written } = draft
  const [known, setKnown] = useState(false)
  const { faults, attempt, show, clear } = useFaults<Place>()
  const taken = async () => {
    draft.sent()
    await queries.invalidateQueries({ queryKey: ['abroad'] })
    await navigate({ to: '/abroad', replace: true })
  }
  const sent = useCommand(applyAbroad, taken, form)
  const write = (change: Partial<typeof written>) => {
    draft.put((before) => ({ ...before, ...change }))
    clear(Object.keys(change))
  }
  const send = () => {
    if (show(faultsOf(written, known))) sent.mutate(written)
  }
  const know = (now: boolean) => {
    setKnown(now)
    clear(['known'])
  }
  return { draft, written, write, known, know, faults, attempt, sent, send }
}

export function LeavePage() {
  const { draft, written, write, known, know, faults, attempt, sent, send } = useApplication()
  return (
    <SendPage
      title={words.leave}
      back="/abroad"
      why={words.why}
      send={sent.isPending ? t.entitlements.sending : t.entitlements.send}
      busy={sent.isPending}
      onSend={send}
      draft={draft}
      faults={faults}
      attempt={attempt}
    >
      <DateField
        id={placeId('leaveOn')}
        label={words.leaveOn}
        value={written.leaveOn}
        fault={faults.leaveOn}
        onDay={(leaveOn) => write({ leaveOn })}
      />
      <DateField
        id={placeId('returnOn')}
        label={words.returnOn}
        value={written.returnOn}
        fault={faults.returnOn}
        onDay={(returnOn) => write({ returnOn })}
      />
      <Field
        id={placeId('disease')}
        label={words.disease}
        hint={words.diseaseHint}
        value={written.disease}
        maxLength={100}
        fault={faults.disease}
        onText={(disease) => write({ disease })}
      />
      <Field
        id={placeId('medicines')}
        label={words.medicines}
        hint={words.medicinesHint}
        value={written.medicines}
        maxLength={300}
        fault={faults.medicines}
        onText={(medicines) => write({ medicines })}
      />
      <div id={placeId('known')} className={fieldStyle.field}>
        <Check label={words.known} checked={known} onChange={know} />
        {faults.known ? <span className={fieldStyle.fault}>{faults.known}</span> : null}
      </div>
      {sent.error ? <Fault error={sent.error} /> : null}
    </SendPage>
  )
}
