/** The form of the type that was chosen: days, telephone, what the type needs; nothing that is not needed is asked. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { guidanceQuery, type TypeGuidance } from '../../api/filings.ts'
import { BasisChip } from '../../bill/BasisChip.tsx'
import { Check, Field } from '../../parts/Field.tsx'
import { Loaded } from '../../shell/Loaded.tsx'
import { LoggedIn } from '../../shell/LoggedIn.tsx'
import { Page } from '../../shell/Page.tsx'
import { dayText } from '../../texts/days.ts'
import { t } from '../../texts/index.ts'
import type { Form } from './draft.ts'
import type { StepProps } from './FilePage.tsx'

const longTerm = new Set([
  'resettled-retiree',
  'long-term-resident',
  'stationed-worker',
  'student',
  'migrant-worker',
  'new-employee',
])

type Faults = Partial<Record<keyof Form, string>>

/** What is plainly missing or mistyped; what the law says of it the server checks. */
function faultsOf(form: Form, type: string): Faults {
  const faults: Faults = {}
  if (form.from === '') faults.from = t.file.dayMissing
  if (form.to !== '' && form.to < form.from) faults.to = t.file.dayBackwards
  if (type === 'temporary' && form.to === '') faults.to = t.file.endMissing
  if (!/^1\d{10}$/.test(form.mobile.replaceAll(/\s/g, ''))) faults.mobile = t.file.mobileFault
  if (longTerm.has(type) && form.address.trim() === '') faults.address = t.file.addressFault
  if (type === 'referral' && form.referralInstitution.trim() === '') faults.referralInstitution = t.file.referralFault
  if (form.admitted && form.admittedOn === '') faults.admittedOn = t.file.dayMissing
  return faults
}

export function FormStep(props: StepProps) {
  const { way, form, go } = props
  const [faults, setFaults] = useState<Faults>({})
  const goOn = () => {
    const found = faultsOf(form, way.type!)
    setFaults(found)
    if (Object.keys(found).length === 0) go({ step: 'commitment' })
    else setTimeout(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }
  return (
    <Page
      title={t.file.formTitle}
      back="/file"
      foot={
        <button type="button" className="button primary" onClick={goOn}>
          {t.quote.next}
        </button>
      }
    >
      <LoggedIn why={t.file.why}>{() => <Fields {...props} faults={faults} />}</LoggedIn>
    </Page>
  )
}

function Fields(props: StepProps & { faults: Faults }) {
  const guidance = useQuery(guidanceQuery(props.way.type!, props.way.place))
  return <Loaded query={guidance}>{(found) => <Filled {...props} guidance={found} />}</Loaded>
}

function Filled({
  way,
  form,
  put,
  placeName,
  faults,
  guidance,
}: StepProps & { faults: Faults; guidance: TypeGuidance }) {
  const endAsked = way.type === 'temporary' || guidance.validity.to === undefined
  return (
    <div className="stack">
      <section className="card stack tight">
        <h2>{t.file.formFor(placeName, guidance.title)}</h2>
        <p>{guidance.validity.text}</p>
        {guidance.validity.basis ? <BasisChip basis={guidance.validity.basis} /> : null}
      </section>
      <Check
        label={t.file.admitted}
        more={t.file.admittedMore}
        checked={form.admitted}
        onChange={(admitted) => put({ admitted, ...(admitted ? { from: form.admittedOn } : {}) })}
      />
      {form.admitted ? (
        <Field
          label={t.file.admittedOn}
          type="date"
          value={form.admittedOn}
          fault={faults.admittedOn}
          onText={(admittedOn) => put({ admittedOn, from: admittedOn })}
        />
      ) : (
        <Field label={t.file.from} type="date" value={form.from} fault={faults.from} onText={(from) => put({ from })} />
      )}
      {endAsked ? (
        <div className="field">
          <Field label={t.file.to} type="date" value={form.to} fault={faults.to} onText={(to) => put({ to })} />
          {guidance.validity.proposedTo && form.to !== guidance.validity.proposedTo ? (
            <div>
              <button type="button" className="chip" onClick={() => put({ to: guidance.validity.proposedTo! })}>
                {t.file.proposed(dayText(guidance.validity.proposedTo))}
              </button>
            </div>
          ) : null}
        </div>
      ) : null}
      <Field
        label={t.file.mobile}
        hint={t.file.mobileHint}
        type="tel"
        autoComplete="tel"
        value={form.mobile}
        fault={faults.mobile}
        onText={(mobile) => put({ mobile })}
      />
      {longTerm.has(way.type!) ? (
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
            onText={(referralOn) => put({ referralOn })}
          />
        </>
      ) : null}
      <Papers guidance={guidance} form={form} put={put} />
    </div>
  )
}

/** The papers that the person has at hand; a commitment in their place where the pool takes one. */
function Papers({ guidance, form, put }: { guidance: TypeGuidance; form: Form; put: StepProps['put'] }) {
  const asked = guidance.requirements.filter((one) =>
    one.alternatives.some((material) => material.provided === 'document' || material.provided === 'stamp'),
  )
  const toggle = (id: string, has: boolean) =>
    put({ materials: has ? [...form.materials, id] : form.materials.filter((other) => other !== id) })
  return (
    <section className="card stack tight" aria-labelledby="papers-title">
      <h2 id="papers-title">{asked.length === 0 ? t.file.noPapers : t.file.papers}</h2>
      {guidance.materialsBasis ? <BasisChip basis={guidance.materialsBasis} /> : null}
      {asked.map((requirement) => (
        <div key={requirement.alternatives.map((material) => material.id).join()}>
          {requirement.alternatives.length > 1 ? <p className="small quiet">{t.file.oneOf}</p> : null}
          {requirement.alternatives.map((material) =>
            material.provided === 'signature' ? (
              <Check
                key={material.id}
                label={material.title}
                more={material.help}
                checked={form.inPlace}
                onChange={(inPlace) => put({ inPlace })}
              />
            ) : material.provided === 'by-application' ? null : (
              <Check
                key={material.id}
                label={material.title}
                more={material.help}
                checked={form.materials.includes(material.id)}
                onChange={(has) => toggle(material.id, has)}
              />
            ),
          )}
        </div>
      ))}
    </section>
  )
}
