/** 收款账户 of an institution: entered by one, confirmed by another. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { InstitutionAccountForm, InstitutionAccountMessage } from '@yidi/contracts'
import { Card, Descriptions } from 'antd'
import { useState } from 'react'
import { accountQuery, confirmAccount, enterAccount, monthlyKey } from '../../api/monthly.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { Field } from '../../parts/field/Field.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'
import { ActionForm, Actions } from '../forms/ActionForm.tsx'

const words = t.monthly

export function Account({ code }: { code: string }) {
  return (
    <Loaded query={useQuery(accountQuery(code))}>
      {(account) => (
        <Stack>
          <Card title={words.bank}>
            <Stack tight>
              <InForce account={account} />
              {account.waiting === null ? null : (
                <Notice tone="waiting">
                  {words.waitingBank(account.waiting.bank, account.waiting.account, account.waiting.enteredBy)}
                </Notice>
              )}
            </Stack>
          </Card>
          <Acts code={code} account={account} />
        </Stack>
      )}
    </Loaded>
  )
}

function InForce({ account: { inForce } }: { account: InstitutionAccountMessage }) {
  if (inForce === null) return <p>{words.noBank}</p>
  const rows = [
    [words.holder, inForce.holder],
    [words.bankName, inForce.bank],
    [words.bankAccount, inForce.account],
  ] as const
  return <Descriptions column={1} items={rows.map(([label, children]) => ({ key: label, label, children }))} />
}

function Acts({ code, account }: { code: string; account: InstitutionAccountMessage }) {
  const { waiting } = account
  return (
    <Actions
      title={words.actions}
      actions={[
        ...(account.mayConfirm && waiting !== null
          ? [
              {
                name: 'confirm' as 'confirm' | 'enter',
                label: words.confirmBank,
                form: (close: () => void) => <Confirm code={code} no={waiting.no} close={close} />,
              },
            ]
          : []),
        ...(account.mayEnter
          ? [
              {
                name: 'enter' as const,
                label: words.enterBank,
                form: (close: () => void) => <Enter code={code} close={close} />,
              },
            ]
          : []),
      ]}
    />
  )
}

function useAccountTaken(close: () => void): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    close()
    await queries.invalidateQueries({ queryKey: monthlyKey })
  }
}

function Enter({ code, close }: { code: string; close: () => void }) {
  const [form, setForm] = useState<InstitutionAccountForm>({ holder: '', bank: '', account: '' })
  const command = useCommand(
    (sent: InstitutionAccountForm, key: string) => enterAccount(code, sent, key),
    useAccountTaken(close),
  )
  return (
    <ActionForm
      title={words.enterBank}
      lead={words.enterBankLead}
      submit={words.enterBank}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate(form)}
    >
      <Field
        label={words.holder}
        value={form.holder}
        maxLength={100}
        onText={(holder) => setForm({ ...form, holder })}
      />
      <Field label={words.bankName} value={form.bank} maxLength={100} onText={(bank) => setForm({ ...form, bank })} />
      <Field
        label={words.bankAccount}
        value={form.account}
        maxLength={40}
        inputMode="numeric"
        onText={(account) => setForm({ ...form, account })}
      />
    </ActionForm>
  )
}

function Confirm({ code, no, close }: { code: string; no: number; close: () => void }) {
  const command = useCommand((_: object, key: string) => confirmAccount(code, no, key), useAccountTaken(close))
  return (
    <ActionForm
      title={words.confirmBank}
      lead={words.confirmBankLead}
      submit={words.confirmBank}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate({})}
    >
      {null}
    </ActionForm>
  )
}
