/** 录入养老金: the own pension of somebody retired, from a month on, by which the account may be credited. */
import { useQueryClient } from '@tanstack/react-query'
import type { PensionForm as Entered } from '@yidi/contracts'
import { useState } from 'react'
import { accountOfQuery, enterPension } from '../../api/personal-account.ts'
import { useCommand } from '../../frame/useCommand.ts'
import { Field } from '../../parts/field/Field.tsx'
import { today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { ActionForm } from '../forms/ActionForm.tsx'

const words = t.personalAccount

export function PensionForm({ personNo, close }: { personNo: string; close: () => void }) {
  const queries = useQueryClient()
  const [form, setForm] = useState<Entered>({ from: today().slice(0, 7), amount: '', document: '' })
  const put = (change: Partial<Entered>) => setForm({ ...form, ...change })
  const command = useCommand(
    (sent: Entered, key: string) => enterPension(personNo, sent, key),
    async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: accountOfQuery(personNo).queryKey }),
        queries.invalidateQueries({ queryKey: ['person', personNo] }),
      ])
      close()
    },
  )
  return (
    <ActionForm
      title={words.enterPension}
      lead={words.pensionLead}
      submit={words.save}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate(form)}
    >
      <Field
        label={words.pensionFrom}
        hint={words.pensionFromHint}
        value={form.from}
        maxLength={7}
        autoComplete="off"
        onText={(from) => put({ from })}
      />
      <Field
        label={words.pensionAmount}
        unit={t.yuan}
        inputMode="decimal"
        value={form.amount}
        maxLength={20}
        autoComplete="off"
        onText={(amount) => put({ amount })}
      />
      <Field
        label={words.pensionDocument}
        hint={words.pensionDocumentHint}
        value={form.document}
        maxLength={300}
        onText={(document) => put({ document })}
      />
    </ActionForm>
  )
}
