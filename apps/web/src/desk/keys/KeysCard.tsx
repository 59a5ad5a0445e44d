/** 接入密钥 of one institution at the desk: seen by all, issued and revoked by whoever decides on its agreement. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { InstitutionKeyMessage, StaffRole } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { useState } from 'react'
import { ApiProblem } from '../../api/client.ts'
import { keysQuery, revokeKey } from '../../api/keys.ts'
import { Fault } from '../../frame/Loaded.tsx'
import { useConfirmedCommand } from '../../frame/useCommand.ts'
import { Field } from '../../parts/field/Field.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'
import { ActionForm } from '../forms/ActionForm.tsx'
import { IssueForm } from './IssueForm.tsx'
import { Address, KeyRows, Variants } from './KeyRows.tsx'

export function KeysCard({ code, roles }: { code: string; roles: readonly StaffRole[] }) {
  const { data, error } = useQuery(keysQuery(code))
  const [open, setOpen] = useState<'issue' | InstitutionKeyMessage>()
  const close = () => setOpen(undefined)
  const decides = roles.includes('reviewing') || roles.includes('admin')
  // Of another place: not this desk's business, and nothing to say.
  if (error instanceof ApiProblem && error.status === 403) return null
  if (open === 'issue') return <IssueForm code={code} close={close} />
  if (open !== undefined) return <RevokeForm code={code} of={open} close={close} />
  return (
    <Card
      title={t.keys.title}
      extra={decides ? <Button onClick={() => setOpen('issue')}>{t.keys.issue}</Button> : null}
    >
      {error === null ? null : <Fault error={error} />}
      {data === undefined ? null : (
        <Stack>
          <p className={look.aside}>{t.keys.lead}</p>
          <Address address={data.address} />
          <KeyRows
            keys={data.keys}
            act={
              decides
                ? (key) => (
                    <Button size="small" danger aria-label={t.keys.revokeOf(key.number)} onClick={() => setOpen(key)}>
                      {t.keys.revoke}
                    </Button>
                  )
                : undefined
            }
          />
          <Variants />
        </Stack>
      )}
    </Card>
  )
}

/** Revoking is asked once more, with when the key was last used. */
function RevokeForm({ code, of: key, close }: { code: string; of: InstitutionKeyMessage; close: () => void }) {
  const queries = useQueryClient()
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<string>()
  const reason = typed.trim()
  const command = useConfirmedCommand(
    (input: { reason: string; confirmed?: true }, id: string) => revokeKey(code, key.number, input, id),
    (left) => {
      queries.setQueryData(keysQuery(code).queryKey, left)
      close()
    },
    reason === '' ? undefined : { reason },
  )
  return (
    <ActionForm
      title={t.keys.revokeOf(key.number)}
      submit={command.asked ? t.doAnyway : t.keys.revoke}
      danger
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => {
        setFault(reason === '' ? t.keys.reasonFault : undefined)
        command.send()
      }}
    >
      <Field label={t.keys.reason} value={typed} maxLength={300} fault={fault} onText={setTyped} />
    </ActionForm>
  )
}
