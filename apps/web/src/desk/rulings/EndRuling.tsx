/** A ruling gets its last day: visits that end later are not for it; what was settled by it stays. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { endRuling, rulingsQuery } from '../../api/rulings.ts'
import { useCommand } from '../../frame/useCommand.ts'
import { today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { DayField } from '../choose/DayField.tsx'
import { ActionForm } from '../forms/ActionForm.tsx'

const words = t.agency.rulings

export function EndRuling({ name, close }: { name: string; close: () => void }) {
  const queries = useQueryClient()
  const [to, setTo] = useState(today())
  const command = useCommand(endRuling, async () => {
    await queries.invalidateQueries({ queryKey: rulingsQuery.queryKey })
    close()
  })
  return (
    <ActionForm
      title={words.endOf(name)}
      submit={words.end}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => (to === '' ? undefined : command.mutate({ name, to }))}
    >
      <DayField label={words.endDay} value={to} fault={to === '' ? words.missing : undefined} onText={setTo} />
    </ActionForm>
  )
}
