/** The form of the type that was chosen: days, telephone, what the type needs; nothing that is not needed is asked. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { FILING_TYPES, isLongTerm } from '@yidi/rules'
import type { FilingType } from '@yidi/rules'
import { actingId } from '../../api/acting.ts'
import { filingQuery, formRulesQuery, guidanceQuery, type FormRules, type TypeGuidance } from '../../api/filings.ts'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { DateField } from '../../parts/date-field/DateField.tsx'
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import { LoggedIn, useIsLoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import * as t from '../../texts/index.ts'
import { ErrorSummary } from '../../parts/error-summary/ErrorSummary.tsx'
import { placeId } from '../../parts/error-summary/faults.ts'
import { Corrections } from '../apply/Corrections.tsx'
import { Later } from '../apply/Later.tsx'
import { AgentFields } from '../apply/AgentFields.tsx'
import { BegunElsewhere } from './BegunBefore.tsx'
import { ChosenInstitutions } from './ChosenInstitutions.tsx'
import { DaysFields } from './DaysFields.tsx'
import type { Faults } from './faults.ts'
import { Hindrances } from '../me/Hindrances.tsx'
import { Known, LockIn } from './Known.tsx'
import { Outlook } from './Outlook.tsx'
import { Papers } from './Papers.tsx'
import type { FieldsProps, StepProps } from './step.ts'
import { useFormCheck } from './useFormCheck.ts'
import { Button } from '../../parts/button/Button.tsx'
import { Ends, Stack } from '../../parts/stack/Stack.tsx'
import { Card } from '../../parts/card/Card.tsx'

export function FormStep(props: StepProps) {
  const { way } = props
  const guidance = useQuery(guidanceQuery(way.type!, way.place))
  const rules = useQuery(formRulesQuery(way.type!))
  const loggedIn = useIsLoggedIn()
  const stands = guidance.data !== undefined && rules.data !== undefined
  const { faults, attempt, put, changeUploads, check, goOn } = useFormCheck(props, guidance.data)
  return (
    <Page
      title={
        way.mode === 'correct' ? t.file.correctTitle : way.mode === 'change' ? t.file.changeTitle : t.file.formTitle
      }
      back={way.of === undefined ? '/file' : `/filings/${way.of}`}
      foot={
        loggedIn ? (
          <Button kind="primary" disabled={check.isPending || !stands} onClick={goOn}>
            {check.isPending ? t.apply.checking : t.quote.next}
          </Button>
        ) : null
      }
    >
      <LoggedIn why={t.file.why}>
        {() => (
          <Stack>
            {check.error ? <Fault error={check.error} /> : null}
            <ErrorSummary faults={faults} attempt={attempt} />
            <BegunElsewhere draft={props.draft} />
            {way.mode === 'correct' ? <ToCorrect id={way.of!} /> : null}
            <Hindrances />
            <Outlook way={way} />
            <Loaded query={guidance}>
              {(found) => (
                <Filled {...props} put={put} changeUploads={changeUploads} faults={faults} guidance={found} />
              )}
            </Loaded>
          </Stack>
        )}
      </LoggedIn>
    </Page>
  )
}

/** One notice with everything that must be put right. */
function ToCorrect({ id }: { id: string }) {
  const filing = useQuery(filingQuery(id)).data
  return filing === undefined ? null : <Corrections title={t.apply.corrections} record={filing} />
}

interface FilledProps extends StepProps {
  faults: Faults
  guidance: TypeGuidance
}

function Filled(props: FilledProps) {
  const rules = useQuery(formRulesQuery(props.way.type!))
  return <Loaded query={rules}>{(found) => <Fields {...props} rules={found} />}</Loaded>
}

function Fields(props: FilledProps & { rules: FormRules }) {
  const { way, form, put, go, draft, placeName, faults, guidance, rules } = props
  const byAgent = rules.applicants.includes('agent') && actingId() === null
  return (
    <Stack>
      <Card as="section" tight>
        <Ends>
          <h2>{t.file.formFor(placeName, guidance.title)}</h2>
          {way.mode === 'change' ? (
            <Button kind="plain" onClick={() => go({ step: 'place' })}>
              {t.file.otherPlace}
            </Button>
          ) : null}
        </Ends>
        <p>
          {guidance.validity.text}
          {t.apply.stop}
          {guidance.minimumStayMonths === undefined ? '' : t.file.minimumStay(guidance.minimumStayMonths)}
        </p>
        {guidance.validity.basis ? <BasisChip basis={guidance.validity.basis} /> : null}
      </Card>
      <LockIn way={way} rules={rules} />
      <Known rules={rules} />
      {byAgent ? <AgentFields form={form} put={put} faults={faults} /> : null}
      <DaysFields type={way.type!} form={form} put={put} faults={faults} guidance={guidance} rules={rules} />
      <ContactFields type={way.type!} form={form} put={put} faults={faults} />
      {FILING_TYPES[way.type!].needsReferral ? <ReferralFields form={form} put={put} faults={faults} /> : null}
      {rules.choice ? (
        <ChosenInstitutions
          choice={rules.choice}
          place={way.place}
          chosen={form.institutions}
          fault={faults.institutions}
          onChange={(institutions) => put({ institutions })}
        />
      ) : null}
      <Papers {...props} agent={form.applicant === 'agent'} fault={faults.papers} />
      <Field
        id={placeId('reason')}
        fault={faults.reason}
        label={t.file.reason}
        hint={t.file.reasonHint}
        value={form.reason}
        onText={(reason) => put({ reason })}
      />
      {way.mode === 'correct' ? null : <PutAway put={put} draft={draft} />}
    </Stack>
  )
}

/** Where the applicant can be reached, and for a long stay where they live there. */
function ContactFields({ type, form, put, faults }: FieldsProps & { type: FilingType }) {
  return (
    <>
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
      {isLongTerm(type) ? (
        <Field
          id={placeId('address')}
          label={t.file.address}
          hint={t.file.addressHint}
          autoComplete="street-address"
          value={form.address}
          fault={faults.address}
          onText={(address) => put({ address })}
        />
      ) : null}
    </>
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

/** Put away for another day, also where nothing was typed yet: the way to here is worth keeping. */
function PutAway({ put, draft }: Pick<StepProps, 'put' | 'draft'>) {
  const navigate = useNavigate()
  const keep = () => {
    put({})
    return draft.save()
  }
  return <Later onKeep={keep} onKept={() => navigate({ to: '/filings' })} />
}
