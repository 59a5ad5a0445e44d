/** One employer: entered anew, or changed. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { newCommandKey } from '../../api/client.ts'
import { writeEmployer, type Employer } from '../../api/employer.ts'
import { Field } from '../../parts/field/Field.tsx'
import { Check } from '../../parts/field/Check.tsx'
import { Sheet } from '../../parts/sheet/Sheet.tsx'
import { Fault } from '../../frame/Loaded.tsx'
import * as t from '../../texts/index.ts'
import { Stack } from '../../parts/stack/Stack.tsx'

const words = t.employer.desk

interface Written {
  code: string
  name: string
  credit: string
  contact: string
  disabled: boolean
}

type Faults = Partial<Record<'code' | 'name' | 'credit', string>>

function faultsOf({ code, name, credit }: Written): Faults {
  return {
    ...(/^[A-Z0-9]{4,20}$/.test(code.trim()) ? {} : { code: words.codeFault }),
    ...(name.trim() === '' ? { name: words.nameFault } : {}),
    ...(/^([0-9A-HJ-NPQRTUWXY]{18})?$/.test(credit.trim()) ? {} : { credit: words.creditFault }),
  }
}

function entryOf({ code, name, credit, contact, disabled }: Written): Parameters<typeof writeEmployer>[0] {
  return {
    code: code.trim(),
    name: name.trim(),
    disabled,
    ...(credit.trim() === '' ? {} : { creditCode: credit.trim() }),
    ...(contact.trim() === '' ? {} : { contact: contact.trim() }),
  }
}

/** What is written, what is wrong with it, and the command that it becomes. */
function useEmployer(employer: Employer | undefined, onSaved: () => void) {
  const queries = useQueryClient()
  const key = useRef(newCommandKey())
  const [faults, setFaults] = useState<Faults>({})
  const [written, setWritten] = useState<Written>({
    code: employer?.code ?? '',
    name: employer?.name ?? '',
    credit: employer?.creditCode ?? '',
    contact: employer?.contact ?? '',
    disabled: employer?.disabled ?? false,
  })
  const change = (part: Partial<Written>) => {
    key.current = newCommandKey()
    setWritten((before) => ({ ...before, ...part }))
  }
  const save = useMutation({
    mutationFn: () => writeEmployer(entryOf(written), key.current),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['desk', 'employers'] })
      onSaved()
    },
  })
  const submit = () => {
    const found = faultsOf(written)
    setFaults(found)
    if (Object.keys(found).length === 0) save.mutate()
  }
  return { written, change, faults, error: save.error, busy: save.isPending, submit }
}

export function EmployerSheet({ employer, onClose }: { employer: Employer | undefined; onClose: () => void }) {
  const { written, change, faults, error, busy, submit } = useEmployer(employer, onClose)
  return (
    <Sheet
      title={employer === undefined ? words.add : `${words.change} ${employer.name}`}
      onClose={onClose}
      foot={
        <Button type="primary" block loading={busy} onClick={submit}>
          {words.save}
        </Button>
      }
    >
      <Stack>
        {error ? <Fault error={error} /> : null}
        <Field
          label={words.code}
          hint={words.codeHint}
          value={written.code}
          fault={faults.code}
          disabled={employer !== undefined}
          maxLength={20}
          onText={(code) => change({ code })}
        />
        <Field
          label={words.nameOf}
          value={written.name}
          fault={faults.name}
          maxLength={100}
          onText={(name) => change({ name })}
        />
        <Field
          label={words.credit}
          value={written.credit}
          fault={faults.credit}
          maxLength={18}
          onText={(credit) => change({ credit })}
        />
        <Field
          label={words.contact}
          value={written.contact}
          maxLength={100}
          onText={(contact) => change({ contact })}
        />
        <Check label={words.disabled} checked={written.disabled} onChange={(disabled) => change({ disabled })} />
      </Stack>
    </Sheet>
  )
}
