/** Whose an account is: kept so that nobody decides about his own family; who it is, is not shown again. */
import type { StaffAccount } from '@yidi/contracts'
import { useState } from 'react'
import { sayWhoseStaff } from '../../api/staff.ts'
import { useCommand } from '../../frame/useCommand.ts'
import { Field } from '../../parts/field/Field.tsx'
import * as t from '../../texts/index.ts'
import { ActionForm } from '../forms/ActionForm.tsx'

interface PersonFormProps {
  account: StaffAccount
  done: (account: StaffAccount) => unknown
  close: () => void
}

export function PersonForm({ account: { userId, name, personKnown }, done, close }: PersonFormProps) {
  const [idNumber, setIdNumber] = useState('')
  const save = useCommand((form: { idNumber: string | null }, key: string) => sayWhoseStaff(userId, form, key), done)
  return (
    <ActionForm
      title={t.staff.personOf(name)}
      lead={personKnown ? t.staff.personKnown : t.staff.personLead}
      submit={t.staff.save}
      error={save.error}
      busy={save.isPending}
      onClose={close}
      onSubmit={() => save.mutate({ idNumber: idNumber.trim() === '' ? null : idNumber.trim() })}
    >
      <Field
        label={t.staff.idNumber}
        hint={t.staff.idNumberHint}
        value={idNumber}
        maxLength={18}
        autoComplete="off"
        onText={setIdNumber}
      />
    </ActionForm>
  )
}
