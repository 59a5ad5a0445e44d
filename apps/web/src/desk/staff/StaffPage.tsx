/** 用户与权限: who may log in and as what; a new password is shown once. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { StaffAccount, StaffPassword } from '@yidi/contracts'
import { roles } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { useState } from 'react'
import { usePoolName } from '../../api/policy.ts'
import { doWithStaff, staffQuery, type StaffVerb } from '../../api/staff.ts'
import { Note, Tag } from '../../parts/Note.tsx'
import { Fault, Loaded } from '../../shell/Loaded.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { t } from '../../texts/index.ts'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { AccountForm } from './AccountForm.tsx'
import '../forms/forms.css'

export function StaffPage() {
  return (
    <DeskPage title={t.staff.room}>
      <Loaded query={useQuery(staffQuery)}>{({ accounts }) => <Accounts accounts={accounts} />}</Loaded>
    </DeskPage>
  )
}

const heads = [t.staff.name, t.staff.roles, t.staff.place, t.staff.secondFactor, t.staff.state, t.staff.actions]

function Accounts({ accounts }: { accounts: readonly StaffAccount[] }) {
  const poolName = usePoolName()
  const queries = useQueryClient()
  const [editing, setEditing] = useState<StaffAccount | 'new'>()
  const [shown, setShown] = useState<StaffPassword>()
  const done = async (reply: StaffAccount | StaffPassword) => {
    setEditing(undefined)
    setShown('account' in reply ? reply : undefined)
    await queries.invalidateQueries({ queryKey: staffQuery.queryKey })
  }
  const act = useCommand(
    ({ userId, verb }: { userId: string; verb: StaffVerb }, key: string) => doWithStaff(userId, verb, key),
    done,
  )
  return (
    <>
      <p className="quiet">{t.staff.lead}</p>
      {shown === undefined ? null : <Password shown={shown} />}
      {act.error ? <Fault error={act.error} /> : null}
      {editing === undefined ? (
        <div>
          <Button type="primary" onClick={() => setEditing('new')}>
            {t.staff.add}
          </Button>
        </div>
      ) : (
        <AccountForm
          key={editing === 'new' ? 'new' : editing.userId}
          account={editing === 'new' ? undefined : editing}
          done={done}
          close={() => setEditing(undefined)}
        />
      )}
      <Rows
        label={t.staff.room}
        heads={heads}
        rows={accounts.map((account) => ({
          key: account.userId,
          cells: [
            <>
              {account.name}
              {account.self ? <span className="quiet">{t.staff.self}</span> : null}
            </>,
            account.roles.map((role) => roles[role]).join('、'),
            placeOf(account, poolName),
            account.secondFactor ? t.staff.set : t.staff.notSet,
            <Tag key="state" tone={account.disabled ? 'plain' : 'good'}>
              {account.disabled ? t.staff.disabled : t.staff.inUse}
            </Tag>,
            <div key="verbs" className="form-buttons">
              <Button size="small" aria-label={`${t.staff.edit} ${account.name}`} onClick={() => setEditing(account)}>
                {t.staff.edit}
              </Button>
              {verbsOf(account).map(([verb, label]) => (
                <Button
                  key={verb}
                  size="small"
                  danger={verb === 'disable'}
                  disabled={act.isPending}
                  aria-label={`${label} ${account.name}`}
                  onClick={() => act.mutate({ userId: account.userId, verb })}
                >
                  {label}
                </Button>
              ))}
            </div>,
          ],
        }))}
      />
    </>
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
  if (password === null) return <Note tone="waiting">{t.staff.passwordGone}</Note>
  return (
    <Card title={t.staff.passwordOf(account.name)}>
      <div className="stack tight">
        <p className="secret">{password}</p>
        <p>{t.staff.passwordOnce}</p>
      </div>
    </Card>
  )
}
