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
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { DayField } from '../choose/DayField.tsx'
import { Check } from '../../parts/field/Check.tsx'
import { Form } from '../../parts/form/Form.tsx'
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import { faultAt, useCommand } from '../../frame/useCommand.ts'
import { dayText, today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { DeskPage } from '../frame/DeskPage.tsx'
import { assistanceOf, categoriesOf, insurances, tiers } from './choices.ts'
import look from '../../parts/look/look.module.css'
import formsStyle from '../forms/forms.module.css'

export function EnrolPage() {
  return (
    <DeskPage title={t.people.enrol}>
      <Loaded query={useQuery(sessionQuery)}>
        {({ who }) => <Enrol own={who?.kind === 'staff' ? who.pool : null} />}
      </Loaded>
    </DeskPage>
  )
}

/** What is typed, and the command that it becomes; a refusal of one field stands at it. */
function useEnrolment(own: string | null) {
  const navigate = useNavigate()
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
  const text = (field: 'name' | 'phone' | 'card' | 'employer') => ({
    label: t.people[field],
    value: form[field] ?? '',
    fault: faultAt(enrol.error, field),
    autoComplete: 'off',
    maxLength: 100,
    onText: (value: string) => change({ [field]: value }),
  })
  const chooseInsurance = (insurance: EnrolForm['insurance']) => {
    const rest = { ...form }
    delete rest.residentTier
    setForm(
      insurance === 'resident'
        ? { ...rest, insurance, category: 'resident', residentTier: 1 }
        : { ...rest, insurance, category: 'active' },
    )
  }
  const send = () => {
    const sent = Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ''))
    enrol.mutate(sent as unknown as EnrolForm)
  }
  const fault = (path: string) => faultAt(enrol.error, path)
  return { form, change, chooseInsurance, text, fault, error: enrol.error, busy: enrol.isPending, send }
}

type Enrolment = ReturnType<typeof useEnrolment>

function Enrol({ own }: { own: string | null }) {
  const navigate = useNavigate()
  const enrolment = useEnrolment(own)
  const { form, change, text, error, busy, send } = enrolment
  return (
    <Form onSend={send}>
      <p className={look.quiet}>{t.people.enrolLead}</p>
      {error ? <Fault error={error} /> : null}
      <div className={formsStyle.formGrid}>
        <IdNumber {...enrolment} />
        <Field {...text('name')} />
        <Field {...text('phone')} hint={t.people.optional} />
        <Field {...text('card')} hint={t.people.optional} />
        <Insured own={own} {...enrolment} />
        <Days {...enrolment} />
        <Check
          label={t.people.contracted}
          checked={form.contracted ?? false}
          onChange={(contracted) => change({ contracted })}
        />
      </div>
      <div className={formsStyle.formButtons}>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t.people.enrolDone}
        </Button>
        <Button onClick={() => void navigate({ to: '/people' })}>{t.back}</Button>
      </div>
    </Form>
  )
}

/** The number, read as it is typed. */
function IdNumber({ form, change, fault }: Enrolment) {
  const id = form.idNumber.trim() === '' ? undefined : readIdNumber(form.idNumber, today())
  return (
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
  )
}

/** As what the person is insured, and where. */
function Insured({ own, form, change, chooseInsurance, text, fault }: Enrolment & { own: string | null }) {
  const pools = useQuery(poolsQuery).data ?? []
  const groups = assistanceOf(pools, form.pool)
  return (
    <>
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
        onChoose={chooseInsurance}
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
        <Field {...text('employer')} hint={t.people.optional} />
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
    </>
  )
}

function Days({ form, change, fault }: Enrolment) {
  return (
    <>
      <DayField label={t.people.from} value={form.from} fault={fault('from')} onText={(from) => change({ from })} />
      <DayField
        label={t.people.benefitsFrom}
        hint={t.people.benefitsFromHint}
        value={form.benefitsFrom ?? ''}
        fault={fault('benefitsFrom')}
        onText={(benefitsFrom) => change({ benefitsFrom })}
      />
    </>
  )
}
