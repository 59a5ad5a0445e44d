/** 收款账户 of the region that is paid: entered by one of finance, confirmed by another. */
import { useQuery } from '@tanstack/react-query'
import type { RegionAccountForm, RegionAccountMessage } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { useState } from 'react'
import { confirmRegionAccount, enterRegionAccount, regionAccountQuery } from '../../api/clearings.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { Field } from '../../parts/field/Field.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'
import { ActionForm } from '../forms/ActionForm.tsx'
import formsStyle from '../forms/forms.module.css'
import { useTaken } from './useTaken.ts'

const words = t.clearings

export function RegionAccount({ region }: { region: string }) {
  return <Loaded query={useQuery(regionAccountQuery(region))}>{(of) => <Shown of={of} />}</Loaded>
}

const textOf = ({ holder, bank, account }: RegionAccountForm): string => `${holder} · ${bank} · ${account}`

function Shown({ of }: { of: RegionAccountMessage }) {
  const [open, setOpen] = useState<'enter' | 'confirm'>()
  const close = () => setOpen(undefined)
  const { waiting, inForce } = of
  if (open === 'enter') return <Enter of={of} close={close} />
  if (open === 'confirm' && waiting !== null) return <Confirm of={of} no={waiting.no} close={close} />
  return (
    <Card title={words.account(of.regionName)}>
      <Stack tight>
        {inForce === null ? <p className={look.quiet}>{words.noAccount}</p> : <p>{textOf(inForce)}</p>}
        {waiting === null ? null : (
          <p className={look.aside}>{`${textOf(waiting)}：${words.accountWaits(waiting.enteredBy)}`}</p>
        )}
        <div className={formsStyle.formButtons}>
          <Button onClick={() => setOpen('enter')}>{words.enterAccount}</Button>
          {waiting === null ? null : <Button onClick={() => setOpen('confirm')}>{words.confirmAccount}</Button>}
        </div>
      </Stack>
    </Card>
  )
}

function Enter({ of, close }: { of: RegionAccountMessage; close: () => void }) {
  const [form, setForm] = useState<RegionAccountForm>({ holder: '', bank: '', account: '' })
  const change = (part: Partial<RegionAccountForm>) => setForm((before) => ({ ...before, ...part }))
  const command = useCommand(
    (given: RegionAccountForm, key: string) => enterRegionAccount(of.region, given, key),
    useTaken(close),
  )
  return (
    <ActionForm
      title={words.enterAccount}
      submit={words.enterAccount}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate(form)}
    >
      <Field label={words.holder} value={form.holder} maxLength={100} onText={(holder) => change({ holder })} />
      <Field label={words.bank} value={form.bank} maxLength={100} onText={(bank) => change({ bank })} />
      <Field
        label={words.accountNo}
        value={form.account}
        maxLength={40}
        autoComplete="off"
        onText={(account) => change({ account })}
      />
    </ActionForm>
  )
}

function Confirm({ of, no, close }: { of: RegionAccountMessage; no: number; close: () => void }) {
  const command = useCommand((_: object, key: string) => confirmRegionAccount(of.region, no, key), useTaken(close))
  return (
    <ActionForm
      title={words.confirmAccount}
      lead={of.waiting === null ? '' : textOf(of.waiting)}
      submit={words.confirmAccount}
      error={command.error}
      busy={command.isPending}
      onClose={close}
      onSubmit={() => command.mutate({})}
    >
      {null}
    </ActionForm>
  )
}
