/** The fields of one question of the form. */
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import { Button } from '../../parts/button/Button.tsx'
import { DateField } from '../../parts/date-field/DateField.tsx'
import { placeId } from '../../parts/error-summary/faults.ts'
import { Field } from '../../parts/field/Field.tsx'
import { Card } from '../../parts/card/Card.tsx'
import { Ends } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'
import { AgentFields } from '../apply/AgentFields.tsx'
import { ChosenInstitutions } from './ChosenInstitutions.tsx'
import { DaysFields } from './DaysFields.tsx'
import type { FormQuestion } from './draft.ts'
import { LockIn } from './Known.tsx'
import { Papers } from './Papers.tsx'
import type { Asking } from './questions.ts'
import type { FieldsProps, StepProps } from './step.ts'

type QuestionFieldsProps = StepProps & FieldsProps & { question: FormQuestion; asking: Asking }

export function QuestionFields(props: QuestionFieldsProps) {
  const { way, form, put, faults, question, asking } = props
  const { guidance, rules } = asking
  const fields = { form, put, faults }
  switch (question) {
    case 'agent':
      return <AgentFields {...fields} />
    case 'days':
      return (
        <>
          {way.mode === 'change' ? <Changed {...props} /> : null}
          <DaysFields type={way.type!} place={way.place} {...fields} guidance={guidance} rules={rules} />
        </>
      )
    case 'mobile':
      return <MobileField {...fields} />
    case 'address':
      return <AddressField {...fields} />
    case 'referral':
      return <ReferralFields {...fields} />
    case 'institutions':
      return rules.choice === undefined ? null : (
        <ChosenInstitutions
          choice={rules.choice}
          place={way.place}
          chosen={form.institutions}
          fault={faults.institutions}
          onChange={(institutions) => put({ institutions })}
        />
      )
    case 'papers':
      return <Papers {...props} guidance={guidance} agent={form.applicant === 'agent'} fault={faults.papers} />
    case 'reason':
      return <ReasonField {...fields} />
    default:
      return question satisfies never
  }
}

/** What is changed: the days here, the place by its own list; and how long the pool holds to a place. */
function Changed({ way, go, placeName, asking: { guidance, rules } }: QuestionFieldsProps) {
  return (
    <>
      <Card as="section" tight>
        <Ends>
          <h3>{t.file.formFor(placeName, guidance.title)}</h3>
          <Button kind="plain" onClick={() => go({ step: 'place' })}>
            {t.file.otherPlace}
          </Button>
        </Ends>
        <p>{guidance.validity.text + t.apply.stop}</p>
        {guidance.validity.basis ? <BasisChip basis={guidance.validity.basis} /> : null}
      </Card>
      <LockIn way={way} rules={rules} />
    </>
  )
}

/** Where the applicant can be reached. */
function MobileField({ form, put, faults }: FieldsProps) {
  return (
    <Field
      id={placeId('mobile')}
      label={t.apply.mobile}
      hint={t.file.mobileHint}
      type="tel"
      autoComplete="tel"
      value={form.mobile}
      fault={faults.mobile}
      onText={(mobile) => put({ mobile })}
    />
  )
}

/** Where somebody lives who stays for long. */
function AddressField({ form, put, faults }: FieldsProps) {
  return (
    <Field
      id={placeId('address')}
      label={t.file.address}
      hint={t.file.addressHint}
      autoComplete="street-address"
      value={form.address}
      fault={faults.address}
      onText={(address) => put({ address })}
    />
  )
}

/** On whose advice the patient is sent on, and since when. */
function ReferralFields({ form, put, faults }: FieldsProps) {
  return (
    <>
      <Field
        id={placeId('referralInstitution')}
        label={t.file.referral}
        hint={t.file.referralHint}
        value={form.referralInstitution}
        fault={faults.referralInstitution}
        onText={(referralInstitution) => put({ referralInstitution })}
      />
      <DateField
        id={placeId('referralOn')}
        label={t.file.referralOn}
        value={form.referralOn}
        fault={faults.referralOn}
        onDay={(referralOn) => put({ referralOn })}
      />
    </>
  )
}

function ReasonField({ form, put, faults }: FieldsProps) {
  return (
    <Field
      id={placeId('reason')}
      fault={faults.reason}
      label={t.file.reason}
      hint={t.file.reasonHint}
      value={form.reason}
      onText={(reason) => put({ reason })}
    />
  )
}
