/** The form of the type that was chosen: days, telephone, what the type needs; nothing that is not needed is asked. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { actingId } from '../../api/acting.ts'
import {
  checkFiling,
  filingQuery,
  formRulesQuery,
  guidanceQuery,
  keepDraft,
  type FormRules,
  type TypeGuidance,
} from '../../api/filings.ts'
import { BasisChip } from '../../bill/BasisChip.tsx'
import { Check, Field } from '../../parts/Field.tsx'
import { Note } from '../../parts/Note.tsx'
import { Fault, Loaded } from '../../shell/Loaded.tsx'
import { LoggedIn } from '../../shell/LoggedIn.tsx'
import { Page } from '../../shell/Page.tsx'
import { dayText } from '../../texts/days.ts'
import { t } from '../../texts/index.ts'
import { AgentFields } from './AgentFields.tsx'
import { ChosenInstitutions } from './ChosenInstitutions.tsx'
import { keptForm, signatureAfter, toApplication, writeWay } from './draft.ts'
import { endNeeded, longTerm, plainFaults, ruleFaults, type Faults } from './faults.ts'
import { Hindrances } from '../me/Hindrances.tsx'
import { Known, LockIn } from './Known.tsx'
import { Outlook } from './Outlook.tsx'
import { Papers } from './Papers.tsx'
import type { StepProps } from './step.ts'

export function FormStep(props: StepProps) {
  const { way, form, go } = props
  const [faults, setFaults] = useState<Faults>({})
  const [sent, setSent] = useState('')
  const guidance = useQuery(guidanceQuery(way.type!, way.place))
  /** What is changed is no longer at fault until it was looked at again. */
  const put: StepProps['put'] = (change) => {
    props.put({ ...change, ...signatureAfter(change) })
    const gone = new Set<string>(Object.keys(change))
    if (['uploads', 'anew', 'inPlace'].some((field) => gone.has(field))) gone.add('papers')
    setFaults((before) => Object.fromEntries(Object.entries(before).filter(([place]) => !gone.has(place))))
  }
  const point = (found: Faults) => {
    setFaults(found)
    setTimeout(() => document.querySelector<HTMLElement>('[aria-invalid="true"], .faulty')?.focus())
  }
  const check = useMutation({
    // What is signed comes on the next page; here it counts as signed.
    mutationFn: () =>
      checkFiling(
        { ...toApplication(way, { ...form, letter: '' }), commitmentSigned: true },
        way.mode === 'correct' ? way.of : undefined,
      ),
    onSuccess: ({ problems }) => {
      const found = ruleFaults(problems, form)
      point(found)
      if (Object.keys(found).length === 0) go({ step: guidance.data?.commitment === false ? 'check' : 'commitment' })
    },
  })
  const goOn = () => {
    if (guidance.data === undefined) return
    const found = plainFaults(form, way.type!, guidance.data)
    point(found)
    setSent(JSON.stringify(form))
    if (Object.keys(found).length === 0) check.mutate()
  }
  return (
    <Page
      title={
        way.mode === 'correct' ? t.file.correctTitle : way.mode === 'change' ? t.file.changeTitle : t.file.formTitle
      }
      back={way.of === undefined ? '/file' : `/filings/${way.of}`}
      foot={
        <button type="button" className="button primary" disabled={check.isPending} onClick={goOn}>
          {check.isPending ? t.file.checking : t.quote.next}
        </button>
      }
    >
      <LoggedIn why={t.file.why}>
        {() => (
          <div className="stack">
            {check.error ? <Fault error={check.error} /> : null}
            {faults.top && sent === JSON.stringify(form) ? (
              <Note tone="refusal" live>
                <p tabIndex={-1} className="faulty">
                  {faults.top}
                </p>
              </Note>
            ) : null}
            {way.mode === 'correct' ? <Corrections id={way.of!} /> : null}
            <Hindrances />
            <Outlook way={way} />
            <Loaded query={guidance}>
              {(found) => <Filled {...props} put={put} faults={faults} guidance={found} />}
            </Loaded>
          </div>
        )}
      </LoggedIn>
    </Page>
  )
}

/** One notice with everything that must be put right. */
function Corrections({ id }: { id: string }) {
  const filing = useQuery(filingQuery(id)).data
  if (filing === undefined) return null
  const words = filing.actions.findLast((step) => step.action === 'ask-corrections')?.note
  return (
    <Note tone="waiting">
      <h2>{t.file.corrections}</h2>
      {words === undefined ? null : <p>{words}</p>}
      <ul className="dots">
        {filing.corrections.map((point) => (
          <li key={point.path + point.code}>
            {point.text}
            {t.file.stop}
            <b>
              {point.remedy}
              {t.file.stop}
            </b>
          </li>
        ))}
      </ul>
    </Note>
  )
}

interface FilledProps extends StepProps {
  faults: Faults
  guidance: TypeGuidance
}

function Filled(props: FilledProps) {
  const rules = useQuery(formRulesQuery(props.way.type!))
  return <Loaded query={rules}>{(found) => <Fields {...props} rules={found} />}</Loaded>
}

function Fields({ way, form, put, go, placeName, faults, guidance, rules }: FilledProps & { rules: FormRules }) {
  const lasting = longTerm.has(way.type!)
  const endAsked = endNeeded(guidance) || lasting
  return (
    <div className="stack">
      <section className="card stack tight">
        <div className="filing-head">
          <h2>{t.file.formFor(placeName, guidance.title)}</h2>
          {way.mode === 'change' ? (
            <button type="button" className="button plain" onClick={() => go({ step: 'place' })}>
              {t.file.otherPlace}
            </button>
          ) : null}
        </div>
        <p>
          {guidance.validity.text}
          {t.file.stop}
          {guidance.minimumStayMonths === undefined ? '' : t.file.minimumStay(guidance.minimumStayMonths)}
        </p>
        {guidance.validity.basis ? <BasisChip basis={guidance.validity.basis} /> : null}
      </section>
      <LockIn way={way} rules={rules} />
      <Known rules={rules} />
      {rules.applicants.includes('agent') && actingId() === null ? (
        <AgentFields form={form} put={put} faults={faults} />
      ) : null}
      <fieldset className="stack" aria-label={t.file.daysOf}>
        <Check
          label={t.file.admitted}
          more={admittedMore(rules)}
          checked={form.admitted}
          onChange={(admitted) => put({ admitted, ...(admitted ? { from: form.admittedOn } : {}) })}
        />
        {form.admitted ? (
          <>
            <Field
              label={t.file.admittedOn}
              type="date"
              value={form.admittedOn}
              fault={faults.admittedOn}
              onText={(admittedOn) => put({ admittedOn, from: admittedOn })}
            />
            <Field
              label={t.file.dischargedOn}
              hint={t.file.dischargedHint}
              type="date"
              value={form.dischargedOn}
              fault={faults.dischargedOn}
              onText={(dischargedOn) => put({ dischargedOn })}
            />
          </>
        ) : (
          <Field
            label={t.file.from}
            type="date"
            value={form.from}
            fault={faults.from}
            onText={(from) => put({ from })}
          />
        )}
        {endAsked ? (
          <div className="field">
            <Field
              label={endNeeded(guidance) ? t.file.to : t.file.toOptional}
              hint={endNeeded(guidance) ? undefined : t.file.toOptionalHint[guidance.validity.visits]}
              type="date"
              value={form.to}
              fault={faults.to}
              onText={(to) => put({ to })}
            />
            {guidance.validity.proposedTo && form.to !== guidance.validity.proposedTo ? (
              <div>
                <button type="button" className="chip" onClick={() => put({ to: guidance.validity.proposedTo! })}>
                  {t.file.proposed(dayText(guidance.validity.proposedTo))}
                </button>
              </div>
            ) : null}
          </div>
        ) : null}
      </fieldset>
      <Field
        label={t.file.mobile}
        hint={t.file.mobileHint}
        type="tel"
        autoComplete="tel"
        value={form.mobile}
        fault={faults.mobile}
        onText={(mobile) => put({ mobile })}
      />
      {lasting ? (
        <Field
          label={t.file.address}
          hint={t.file.addressHint}
          autoComplete="street-address"
          value={form.address}
          fault={faults.address}
          onText={(address) => put({ address })}
        />
      ) : null}
      {way.type === 'referral' ? (
        <>
          <Field
            label={t.file.referral}
            hint={t.file.referralHint}
            value={form.referralInstitution}
            fault={faults.referralInstitution}
            onText={(referralInstitution) => put({ referralInstitution })}
          />
          <Field
            label={t.file.referralOn}
            type="date"
            value={form.referralOn}
            fault={faults.referralOn}
            onText={(referralOn) => put({ referralOn })}
          />
        </>
      ) : null}
      {rules.choice ? (
        <ChosenInstitutions
          choice={rules.choice}
          place={way.place}
          chosen={form.institutions}
          fault={faults.institutions}
          onChange={(institutions) => put({ institutions })}
        />
      ) : null}
      <Papers guidance={guidance} agent={form.applicant === 'agent'} form={form} put={put} fault={faults.papers} />
      <Field label={t.file.reason} hint={t.file.reasonHint} value={form.reason} onText={(reason) => put({ reason })} />
      {way.mode === 'correct' ? null : <Later way={way} form={form} />}
    </div>
  )
}

/** Until when a filing can be made up, as the pool has it; nothing where it does not say. */
function admittedMore({ supplementary: { days, beforeDischarge } }: FormRules): string {
  if (days !== undefined) return t.file.admittedWithin(days)
  return beforeDischarge ? t.file.admittedMore : ''
}

/** Put away for another day. */
function Later({ way, form }: Pick<StepProps, 'way' | 'form'>) {
  const navigate = useNavigate()
  const keep = useMutation({
    mutationFn: () => keepDraft({ way: writeWay({ ...way, step: 'form' }), form: keptForm(form) }),
    onSuccess: () => navigate({ to: '/filings' }),
  })
  return (
    <div className="stack tight">
      {keep.error ? <Fault error={keep.error} /> : null}
      <button type="button" className="button" disabled={keep.isPending} onClick={() => keep.mutate()}>
        {t.file.later}
      </button>
      <p className="small quiet">{t.file.laterNote}</p>
    </div>
  )
}
