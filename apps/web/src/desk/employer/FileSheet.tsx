/** One filing for one of the employer's people. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { EmployerFilingForm, FilingMessage } from '@yidi/contracts'
import { isMobile } from '@yidi/rules'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { newCommandKey } from '../../api/client.ts'
import { fileForMember, type Member } from '../../api/employer.ts'
import { Field } from '../../parts/field/Field.tsx'
import { DayField } from '../choose/DayField.tsx'
import { Check } from '../../parts/field/Check.tsx'
import { Sheet } from '../../parts/sheet/Sheet.tsx'
import { PlacePicker, placesQuery } from '../../parts/place-picker/PlacePicker.tsx'
import { placeName } from '../../parts/place-picker/search.ts'
import { Fault } from '../../frame/Loaded.tsx'
import { today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Stack } from '../../parts/stack/Stack.tsx'
import fieldStyle from '../../parts/field/field.module.css'

const words = t.employer

/** The worker, and the filing that the new one takes the place of where one is changed. */
interface FiledFor extends Pick<Member, 'personNo' | 'name'> {
  replaces?: { id: string; destinationName: string }
}

interface Written {
  city: string
  from: string
  mobile: string
  address: string
  months: string
  institutions: string
  confirmed: boolean
}

function faultsOf(written: Written): Partial<Record<keyof Written, string>> {
  return {
    ...(written.city === '' ? { city: words.cityFault } : {}),
    ...(written.from === '' ? { from: words.fromFault } : {}),
    ...(isMobile(written.mobile.trim()) ? {} : { mobile: words.mobileFault }),
    ...(written.confirmed ? {} : { confirmed: words.confirmFault }),
  }
}

function formOf({ personNo, replaces }: FiledFor, written: Written): EmployerFilingForm {
  const institutions = written.institutions.split(/[、,，\s]+/).filter((code) => code !== '')
  return {
    personNo,
    destination: written.city,
    from: written.from,
    mobile: written.mobile.trim(),
    confirmed: true,
    ...(written.address.trim() === '' ? {} : { address: written.address.trim() }),
    ...(/^\d+$/.test(written.months) ? { stayMonths: Number(written.months) } : {}),
    ...(institutions.length === 0 ? {} : { institutions: institutions.map((code) => ({ code })) }),
    ...(replaces === undefined ? {} : { replaces: replaces.id }),
  }
}

/** What is written for a member, what is wrong with it, and the command that it becomes. */
function useMemberFiling(member: FiledFor, onDone: (filing: FilingMessage) => void) {
  const queries = useQueryClient()
  const key = useRef(newCommandKey())
  const [faults, setFaults] = useState<ReturnType<typeof faultsOf>>({})
  const [written, setWritten] = useState<Written>({
    city: '',
    from: today(),
    mobile: '',
    address: '',
    months: '',
    institutions: '',
    confirmed: false,
  })
  const change = (part: Partial<Written>) => {
    key.current = newCommandKey()
    setWritten((before) => ({ ...before, ...part }))
  }
  const send = useMutation({
    mutationFn: () => fileForMember(formOf(member, written), key.current),
    onSuccess: async (filing) => {
      await queries.invalidateQueries({ queryKey: ['employer'] })
      onDone(filing)
    },
  })
  const submit = () => {
    const found = faultsOf(written)
    setFaults(found)
    if (Object.keys(found).length === 0) send.mutate()
  }
  return { written, change, faults, error: send.error, busy: send.isPending, submit }
}

type MemberFiling = ReturnType<typeof useMemberFiling>

export function FileSheet(props: { member: FiledFor; onClose: () => void; onDone: (filing: FilingMessage) => void }) {
  const { member, onClose, onDone } = props
  const filing = useMemberFiling(member, onDone)
  const { written, change, faults, error, busy, submit } = filing
  return (
    <Sheet
      title={
        member.replaces === undefined
          ? words.fileTitle(member.name)
          : words.changeTitle(member.name, member.replaces.destinationName)
      }
      onClose={onClose}
      foot={
        <Button type="primary" block loading={busy} onClick={submit}>
          {words.submit}
        </Button>
      }
    >
      <Stack>
        {member.replaces === undefined ? null : <p>{words.changeNote}</p>}
        {error ? <Fault error={error} /> : null}
        <City {...filing} />
        <Stay {...filing} />
        <div className={fieldStyle.field}>
          <Check label={words.confirmOne} checked={written.confirmed} onChange={(confirmed) => change({ confirmed })} />
          {faults.confirmed === undefined ? null : <span className={fieldStyle.fault}>{faults.confirmed}</span>}
        </div>
      </Stack>
    </Sheet>
  )
}

function City({ written, change, faults }: MemberFiling) {
  const places = useQuery(placesQuery).data
  return (
    <section className={fieldStyle.field}>
      <span className={fieldStyle.label}>
        {words.city}
        {written.city === '' ? null : `：${placeName(places, written.city)}`}
      </span>
      <PlacePicker chosen={written.city} onChoose={(city) => change({ city })} />
      {faults.city === undefined ? null : <span className={fieldStyle.fault}>{faults.city}</span>}
    </section>
  )
}

/** Since when, for how long, and where the member can be reached there. */
function Stay({ written, change, faults }: MemberFiling) {
  return (
    <>
      <DayField label={words.from} value={written.from} fault={faults.from} onText={(from) => change({ from })} />
      <Field
        label={words.mobile}
        inputMode="tel"
        maxLength={11}
        value={written.mobile}
        fault={faults.mobile}
        onText={(mobile) => change({ mobile })}
      />
      <Field label={words.address} maxLength={200} value={written.address} onText={(address) => change({ address })} />
      <Field
        label={words.months}
        inputMode="numeric"
        maxLength={3}
        value={written.months}
        onText={(months) => change({ months })}
      />
      <Field
        label={words.institutions}
        maxLength={200}
        value={written.institutions}
        onText={(institutions) => change({ institutions })}
      />
    </>
  )
}
