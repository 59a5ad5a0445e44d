/** A new account, or another role, pool, institution or employer for one there is. */
import { useQuery } from '@tanstack/react-query'
import type { StaffAccount, StaffChange, StaffPassword, StaffRole } from '@yidi/contracts'
import { isBoundBy, roles, staffRoles, whyApart } from '@yidi/contracts'
import { useState } from 'react'
import { poolsQuery } from '../../api/policy.ts'
import { changeStaff, createStaff } from '../../api/staff.ts'
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { Check } from '../../parts/field/Check.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { faultAt, useCommand } from '../../frame/useCommand.ts'
import * as t from '../../texts/index.ts'
import { ActionForm } from '../forms/ActionForm.tsx'
import formsStyle from '../forms/forms.module.css'
import fieldStyle from '../../parts/field/field.module.css'
import clsx from 'clsx'
import { Chips } from '../../parts/chip/Chip.tsx'

interface AccountFormProps {
  account: StaffAccount | undefined
  /** Pools and regions that accounts are of already: a region that is no pool here has staff too. */
  regions: readonly string[]
  done: (reply: StaffAccount | StaffPassword) => unknown
  close: () => void
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

export function AccountForm({ account, regions, done, close }: AccountFormProps) {
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<readonly StaffRole[]>(account?.roles ?? [])
  const [pool, setPool] = useState(account?.pool ?? '')
  const [institution, setInstitution] = useState(account?.institution ?? '')
  const [employer, setEmployer] = useState(account?.employer ?? '')
  const save = useCommand(
    (form: StaffChange & { name?: string }, key: string): Promise<StaffAccount | StaffPassword> =>
      account === undefined ? createStaff({ ...form, name }, key) : changeStaff(account.userId, form, key),
    done,
  )
  return (
    <ActionForm
      title={account?.name ?? t.staff.add}
      submit={t.staff.save}
      error={save.error}
      busy={save.isPending}
      onClose={close}
      onSubmit={() =>
        save.mutate({
          ...(account === undefined ? { name } : {}),
          roles: [...chosen],
          pool: orNull(pool),
          // What was typed for a role that was taken off again is not sent.
          institution: isBoundBy(chosen, 'institution') ? orNull(institution) : null,
          employer: isBoundBy(chosen, 'employer') ? orNull(employer) : null,
        })
      }
    >
      <Roles chosen={chosen} onChoose={setChosen} />
      <div className={formsStyle.formGrid}>
        {account === undefined ? (
          <Field
            label={t.staff.name}
            hint={t.staff.nameHint}
            value={name}
            fault={faultAt(save.error, 'name')}
            autoComplete="off"
            onText={setName}
          />
        ) : null}
        <PoolChoice pool={pool} regions={regions} fault={faultAt(save.error, 'pool')} onChoose={setPool} />
        {isBoundBy(chosen, 'institution') ? (
          <Field
            label={t.staff.institution}
            value={institution}
            fault={faultAt(save.error, 'institution')}
            onText={setInstitution}
          />
        ) : null}
        {isBoundBy(chosen, 'employer') ? (
          <Field
            label={t.staff.employer}
            value={employer}
            fault={faultAt(save.error, 'employer')}
            onText={setEmployer}
          />
        ) : null}
      </div>
    </ActionForm>
  )
}

/** The roles of the account, and a word about those that one person should not have together. */
function Roles({
  chosen,
  onChoose,
}: {
  chosen: readonly StaffRole[]
  onChoose: (roles: readonly StaffRole[]) => void
}) {
  const apart = whyApart(chosen)
  return (
    <fieldset className={clsx(fieldStyle.field, formsStyle.roleChoices)}>
      <legend className={fieldStyle.label}>{t.staff.roles}</legend>
      <Chips>
        {staffRoles.map((role) => (
          <Check
            key={role}
            label={roles[role]}
            checked={chosen.includes(role)}
            onChange={(on) => onChoose(on ? [...chosen, role] : chosen.filter((one) => one !== role))}
          />
        ))}
      </Chips>
      {apart === undefined ? null : <Notice tone="waiting">{apart}</Notice>}
    </fieldset>
  )
}

interface PoolChoiceProps {
  pool: string
  regions: readonly string[]
  fault: string | undefined
  onChoose: (pool: string) => void
}

/** The pools of the platform, and the regions beside them that have staff. */
function PoolChoice({ pool, regions, fault, onChoose }: PoolChoiceProps) {
  const pools = useQuery(poolsQuery).data ?? []
  const others = regions.filter((code) => !pools.some((one) => one.code === code))
  return (
    <Choice
      label={t.staff.pool}
      value={pool}
      empty={t.staff.everyPool}
      options={[
        ...pools.map((one): [string, string] => [one.code, one.name]),
        ...others.map((code): [string, string] => [code, code]),
      ]}
      fault={fault}
      onChoose={onChoose}
    />
  )
}
