/** 参保登记: one page, the number read as it is typed. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { EnrolForm } from '@yidi/contracts'
import { readIdNumber } from '@yidi/rules'
import { Button } from 'antd'
import { useState } from 'react'
import { enrolPerson } from '../../api/people.ts'
import { poolsQuery } from '../../api/policy.ts'
import { sessionQuery } from '../../api/session.ts'
import { Choice } from '../../parts/Choice.tsx'
import { Check, Field } from '../../parts/Field.tsx'
import { Form } from '../../parts/Form.tsx'
import { Fault, Loaded } from '../../shell/Loaded.tsx'
import { faultAt, useCommand } from '../../shell/useCommand.ts'
import { dayText, today } from '../../texts/days.ts'
import { t } from '../../texts/index.ts'
import { DeskPage } from '../frame/DeskPage.tsx'
import { assistanceOf, categoriesOf, insurances, tiers } from './choices.ts'
import '../forms/forms.css'

export function EnrolPage() {
  return (
    <DeskPage title={t.people.enrol}>
      <Loaded query={useQuery(sessionQuery)}>
        {({ who }) => <Enrol own={who?.kind === 'staff' ? who.pool : null} />}
      </Loaded>
    </DeskPage>
  )
}

function Enrol({ own }: { own: string | null }) {
  const navigate = useNavigate()
  const pools = useQuery(poolsQuery).data ?? []
  const [form, setForm] = useState<EnrolForm>({
    idNumber: '',
    name: '',
    phone: '',
    card: '',
    employer: '',
    pool: own ?? '',
    insurance: 'employee',
    category: 'active',
    contracted: false,
    from: today(),
  })
  const change = (part: Partial<EnrolForm>) => setForm((before) => ({ ...before, ...part }))
  const enrol = useCommand(enrolPerson, ({ personNo }) => navigate({ to: '/people/$personNo', params: { personNo } }))
  const id = form.idNumber.trim() === '' ? undefined : readIdNumber(form.idNumber, today())
  const groups = assistanceOf(pools, form.pool)
  const fault = (path: string) => faultAt(enrol.error, path)
  const text = (field: 'name' | 'phone' | 'card' | 'employer', hint?: string) => (
    <Field
      label={t.people[field]}
      hint={hint}
      value={form[field] ?? ''}
      fault={fault(field)}
      autoComplete="off"
      maxLength={100}
      onText={(value) => change({ [field]: value })}
    />
  )
  return (
    <Form
      onSend={() => {
        const sent = Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ''))
        enrol.mutate(sent as unknown as EnrolForm)
      }}
    >
      <p className="quiet">{t.people.enrolLead}</p>
      {enrol.error ? <Fault error={enrol.error} /> : null}
      <div className="form-grid">
        <Field
          label={t.people.idNumber}
          hint={
            id === undefined || 'fault' in id
              ? t.people.idNumberHint
              : t.people.readFrom(t.people.sexes[id.sex], dayText(id.birthDay))
          }
          fault={form.idNumber.length >= 18 && id && 'fault' in id ? id.fault : fault('idNumber')}
          value={form.idNumber}
          autoComplete="off"
          spellCheck={false}
          maxLength={24}
          onText={(idNumber) => change({ idNumber })}
        />
        {text('name')}
        {text('phone', t.people.optional)}
        {text('card', t.people.optional)}
        {own === null ? (
          <Choice
            label={t.people.pool}
            value={form.pool}
            empty={t.staff.choose}
            options={pools.map((one) => [one.code, one.name])}
            fault={fault('pool')}
            onChoose={(pool) => change({ pool, assistance: '' })}
          />
        ) : null}
        <Choice
          label={t.people.insurance}
          value={form.insurance}
          options={insurances}
          fault={fault('insurance')}
          onChoose={(insurance) => {
            const rest = { ...form }
            delete rest.residentTier
            setForm(
              insurance === 'resident'
                ? { ...rest, insurance, category: 'resident', residentTier: 1 }
                : { ...rest, insurance, category: 'active' },
            )
          }}
        />
        <Choice
          label={t.people.category}
          value={form.category}
          options={categoriesOf(pools, form.pool, form.insurance)}
          fault={fault('category')}
          onChoose={(category) => change({ category })}
        />
        {form.insurance === 'resident' ? (
          <Choice
            label={t.people.tier}
            value={String(form.residentTier ?? 1)}
            options={tiers}
            fault={fault('residentTier')}
            onChoose={(tier) => change({ residentTier: tier === '2' ? 2 : 1 })}
          />
        ) : (
          text('employer', t.people.optional)
        )}
        {groups === undefined ? null : (
          <Choice
            label={t.people.assistance}
            value={form.assistance ?? ''}
            options={groups}
            fault={fault('assistance')}
            onChoose={(assistance) => change({ assistance })}
          />
        )}
        <Field
          label={t.people.from}
          type="date"
          value={form.from}
          fault={fault('from')}
          onText={(from) => change({ from })}
        />
        <Field
          label={t.people.benefitsFrom}
          hint={t.people.benefitsFromHint}
          type="date"
          value={form.benefitsFrom ?? ''}
          fault={fault('benefitsFrom')}
          onText={(benefitsFrom) => change({ benefitsFrom })}
        />
        <Check
          label={t.people.contracted}
          checked={form.contracted ?? false}
          onChange={(contracted) => change({ contracted })}
        />
      </div>
      <div className="form-buttons">
        <Button type="primary" htmlType="submit" loading={enrol.isPending}>
          {t.people.enrolDone}
        </Button>
        <Button onClick={() => void navigate({ to: '/people' })}>{t.back}</Button>
      </div>
    </Form>
  )
}
