/** What kind of visit and when; of one that the hospital has handed in that is known. */
import type { VisitKind } from '@yidi/rules'
import { Button } from '../../../parts/button/Button.tsx'
import { Card } from '../../../parts/card/Card.tsx'
import { Chip, Chips } from '../../../parts/chip/Chip.tsx'
import { DateField } from '../../../parts/date-field/DateField.tsx'
import { placeId } from '../../../parts/error-summary/faults.ts'
import { Check } from '../../../parts/field/Check.tsx'
import { Field } from '../../../parts/field/Field.tsx'
import fieldStyle from '../../../parts/field/field.module.css'
import look from '../../../parts/look/look.module.css'
import { Ends } from '../../../parts/stack/Stack.tsx'
import { spanText } from '../../../texts/days.ts'
import * as t from '../../../texts/index.ts'
import { StepPage } from './StepPage.tsx'
import type { FieldsProps, StepProps } from './step.ts'

const words = t.claimForm

export function VisitStep(props: StepProps) {
  const { form, put, next } = props
  return (
    <StepPage props={props} ask={words.askVisit} onNext={() => next()}>
      {form.visitId === '' ? (
        <>
          {form.institutionLevel === 'pharmacy' ? null : <Kind {...props} />}
          <Days {...props} />
        </>
      ) : (
        <Taken {...props} />
      )}
      {form.kind === 'designated-disease' ? (
        <Field
          id={placeId('disease')}
          label={words.disease}
          hint={words.diseaseHint}
          maxLength={60}
          value={form.disease}
          fault={props.faults.disease}
          onText={(disease) => put({ disease })}
        />
      ) : null}
      {form.kind === 'pharmacy' ? null : (
        <>
          <Check label={words.emergency} checked={form.emergency} onChange={(emergency) => put({ emergency })} />
          {form.situation === 'injury' ? null : (
            <Check
              label={words.injured}
              more={words.injuredMore}
              checked={form.injured}
              onChange={(injured) => put({ injured })}
            />
          )}
          <Field
            id={placeId('visitNumber')}
            label={words.visitNumber}
            hint={words.visitNumberHint}
            autoComplete="off"
            maxLength={40}
            value={form.visitNumber}
            fault={props.faults.visitNumber}
            onText={(visitNumber) => put({ visitNumber })}
          />
        </>
      )}
    </StepPage>
  )
}

/** A visit that the hospital has handed in: what is known of it. */
function Taken({ form, put }: FieldsProps) {
  return (
    <Card>
      <Ends>
        <b>{form.kind === '' ? '' : t.kind[form.kind]}</b>
        <Button kind="plain" onClick={() => put({ visitId: '' })}>
          {words.otherVisit}
        </Button>
      </Ends>
      <p>{spanText(form.from, form.to)}</p>
      <p className={look.aside}>{words.uploadedVisits}</p>
    </Card>
  )
}

const kinds: readonly VisitKind[] = ['inpatient', 'outpatient', 'designated-disease']

function Kind({ form, put, faults }: FieldsProps) {
  return (
    <div id={placeId('kind')} className={fieldStyle.field} role="group" aria-label={t.guidance.visitKind}>
      <span className={fieldStyle.label}>{t.guidance.visitKind}</span>
      <Chips>
        {kinds.map((kind) => (
          <Chip
            key={kind}
            aria-pressed={form.kind === kind}
            onClick={() => put({ kind, ...(kind === 'inpatient' ? {} : { to: form.from }) })}
          >
            {t.kind[kind]}
          </Chip>
        ))}
      </Chips>
      {faults.kind ? <span className={fieldStyle.fault}>{faults.kind}</span> : null}
    </div>
  )
}

/** First and last day of a stay; anything else is one day. */
function Days({ form, put, faults }: FieldsProps) {
  if (form.kind !== 'inpatient')
    return (
      <DateField
        id={placeId('from')}
        label={form.kind === 'pharmacy' ? words.dayBought : t.quote.day}
        value={form.from}
        fault={faults.from ?? faults.to}
        onDay={(day) => put({ from: day, to: day })}
      />
    )
  return (
    <>
      <DateField
        id={placeId('from')}
        label={t.quote.from}
        value={form.from}
        fault={faults.from}
        onDay={(from) => put({ from })}
      />
      <DateField
        id={placeId('to')}
        label={t.quote.to}
        hint={words.toHint}
        value={form.to}
        fault={faults.to}
        onDay={(to) => put({ to })}
      />
    </>
  )
}
