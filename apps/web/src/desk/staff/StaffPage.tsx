/** 用户与权限: who may log in and as what; a new password is shown once. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { StaffAccount, StaffPassword } from '@yidi/contracts'
import { roles } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { useState, type ReactNode } from 'react'
import { usePoolName } from '../../api/policy.ts'
import { sessionQuery } from '../../api/session.ts'
import { doWithStaff, staffQuery, type StaffVerb } from '../../api/staff.ts'
import { giveStaffUnlockCode } from '../../api/unlock.ts'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import * as t from '../../texts/index.ts'
import { Only, useOnly } from '../forms/Only.tsx'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { UnlockCodeShown } from '../people/UnlockCodeShown.tsx'
import { AccountForm } from './AccountForm.tsx'
import { PersonForm } from './PersonForm.tsx'
import look from '../../parts/look/look.module.css'
import formsStyle from '../forms/forms.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'

export function StaffPage() {
  return (
    <DeskPage title={t.deskRooms.staff}>
      <Loaded query={useQuery(staffQuery)}>{({ accounts }) => <Accounts accounts={accounts} />}</Loaded>
    </DeskPage>
  )
}

const heads = [t.staff.name, t.staff.roles, t.staff.place, t.staff.secondFactor, t.staff.state, t.staff.actions]

const isShown: Readonly<Record<keyof typeof t.staff.shows, (account: StaffAccount) => boolean>> = {
  used: ({ disabled }) => !disabled,
  'one-factor': ({ disabled, secondFactor }) => !disabled && !secondFactor,
  disabled: ({ disabled }) => disabled,
}

function Accounts({ accounts }: { accounts: readonly StaffAccount[] }) {
  const who = useQuery(sessionQuery).data?.who
  const keeps = who?.kind === 'staff' && who.roles.includes('security')
  const queries = useQueryClient()
  const [editing, setEditing] = useState<StaffAccount | 'new'>()
  const [saying, setSaying] = useState<StaffAccount>()
  const [shown, setShown] = useState<StaffPassword>()
  const done = async (reply: StaffAccount | StaffPassword) => {
    setEditing(undefined)
    setSaying(undefined)
    setShown('account' in reply ? reply : undefined)
    await queries.invalidateQueries({ queryKey: staffQuery.queryKey })
  }
  const act = useCommand(
    ({ userId, verb }: { userId: string; verb: StaffVerb }, key: string) => doWithStaff(userId, verb, key),
    done,
  )
  const give = useCommand(
    ({ userId }: StaffAccount, key: string) => giveStaffUnlockCode(userId, key),
    () => setShown(undefined),
  )
  return (
    <>
      <p className={look.quiet}>{keeps ? t.staff.lead : t.staff.leadReading}</p>
      {shown === undefined ? null : <Password shown={shown} />}
      {give.data === undefined || give.variables === undefined ? null : (
        <Card title={t.staff.unlockOf(give.variables.name)}>
          <UnlockCodeShown given={give.data} />
        </Card>
      )}
      {act.error ? <Fault error={act.error} /> : null}
      {give.error ? <Fault error={give.error} /> : null}
      {!keeps ? null : editing === undefined ? (
        <div>
          <Button type="primary" onClick={() => setEditing('new')}>
            {t.staff.add}
          </Button>
        </div>
      ) : (
        <AccountForm
          key={editing === 'new' ? 'new' : editing.userId}
          account={editing === 'new' ? undefined : editing}
          regions={[...new Set(accounts.flatMap(({ pool }) => pool ?? []))].sort()}
          done={done}
          close={() => setEditing(undefined)}
        />
      )}
      {saying === undefined ? null : (
        <PersonForm key={saying.userId} account={saying} done={done} close={() => setSaying(undefined)} />
      )}
      <AccountRows
        accounts={accounts}
        verbs={(account) =>
          keeps ? (
            <Verbs
              key="verbs"
              account={account}
              busy={act.isPending || give.isPending}
              onEdit={() => setEditing(account)}
              onPerson={() => setSaying(account)}
              onVerb={(verb) => act.mutate({ userId: account.userId, verb })}
              onUnlock={() => give.mutate(account)}
            />
          ) : null
        }
      />
    </>
  )
}

/** Every account: who, as what, where, and what may be done with it. */
function AccountRows(props: { accounts: readonly StaffAccount[]; verbs: (account: StaffAccount) => ReactNode }) {
  const poolName = usePoolName()
  const show = useOnly(t.staff.shows)
  const { verbs } = props
  const accounts = show === undefined ? props.accounts : props.accounts.filter(isShown[show])
  return (
    <>
      <Only words={show && t.staff.shows[show]} />
      <Rows
        label={t.deskRooms.staff}
        heads={heads}
        rows={accounts.map((account) => ({
          key: account.userId,
          cells: [
            <>
              {account.name}
              {account.self ? <span className={look.quiet}>{t.staff.self}</span> : null}
            </>,
            account.roles.map((role) => roles[role]).join('、'),
            placeOf(account, poolName),
            account.secondFactor ? t.staff.set : t.staff.notSet,
            <Tag key="state" tone={account.disabled ? 'plain' : 'good'}>
              {account.disabled ? t.staff.disabled : t.staff.inUse}
            </Tag>,
            verbs(account),
          ],
        }))}
      />
    </>
  )
}

interface VerbsProps {
  account: StaffAccount
  busy: boolean
  onEdit: () => void
  onPerson: () => void
  onVerb: (verb: StaffVerb) => void
  onUnlock: () => void
}

/** What the keeper can do with an account. */
function Verbs({ account, busy, onEdit, onPerson, onVerb, onUnlock }: VerbsProps) {
  const named = (label: string) =>
    ({ size: 'small', disabled: busy, 'aria-label': `${label} ${account.name}` }) as const
  return (
    <div className={formsStyle.formButtons}>
      <Button {...named(t.staff.edit)} onClick={onEdit}>
        {t.staff.edit}
      </Button>
      <Button {...named(t.staff.person)} onClick={onPerson}>
        {t.staff.person}
      </Button>
      {verbsOf(account).map(([verb, label]) => (
        <Button key={verb} {...named(label)} danger={verb === 'disable'} onClick={() => onVerb(verb)}>
          {label}
        </Button>
      ))}
      {account.disabled ? null : (
        <Button {...named(t.staff.unlock)} onClick={onUnlock}>
          {t.staff.unlock}
        </Button>
      )}
    </div>
  )
}

/** Where an account works: its institution or employer by number, its pool by name. */
function placeOf({ institution, employer, pool }: StaffAccount, poolName: (code: string) => string): string {
  return institution ?? employer ?? (pool === null ? t.staff.everyPool : poolName(pool))
}

function verbsOf(account: StaffAccount): [StaffVerb, string][] {
  if (account.disabled) return [['enable', t.staff.enable]]
  return [
    ['reset-password', t.staff.resetPassword],
    ...(account.secondFactor ? [['reset-second-factor', t.staff.resetSecondFactor] as [StaffVerb, string]] : []),
    ...(account.self ? [] : [['disable', t.staff.disable] as [StaffVerb, string]]),
  ]
}

function Password({ shown: { account, password } }: { shown: StaffPassword }) {
  if (password === null) return <Notice tone="waiting">{t.staff.passwordGone}</Notice>
  return (
    <Card title={t.staff.passwordOf(account.name)}>
      <Stack tight>
        <p className={formsStyle.secret} data-secret>
          {password}
        </p>
        <p>{t.staff.passwordOnce}</p>
      </Stack>
    </Card>
  )
}
