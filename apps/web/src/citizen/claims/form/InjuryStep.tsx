/** How an injury came about, and whether somebody else has to pay for it. */
import type { ThirdPartyName } from '@yidi/contracts'
import { placeId } from '../../../parts/error-summary/faults.ts'
import { Card } from '../../../parts/card/Card.tsx'
import { Field } from '../../../parts/field/Field.tsx'
import fieldStyle from '../../../parts/field/field.module.css'
import look from '../../../parts/look/look.module.css'
import { Options } from '../../../parts/options/Options.tsx'
import * as t from '../../../texts/index.ts'
import { StepPage } from './StepPage.tsx'
import type { StepProps } from './step.ts'

const words = t.claimForm
const thirdParties = Object.keys(words.thirdParties) as ThirdPartyName[]

export function InjuryStep(props: StepProps) {
  const { form, faults, put, next } = props
  return (
    <StepPage props={props} ask={words.askInjury} onNext={() => next()}>
      <Field
        id={placeId('how')}
        label={words.how}
        hint={words.howHint}
        maxLength={1000}
        value={form.how}
        fault={faults.how}
        onText={(how) => put({ how })}
      />
      <section id={placeId('thirdParty')} className={fieldStyle.field} aria-labelledby="third-party-label">
        <h3 id="third-party-label" className={fieldStyle.label}>
          {words.askThirdParty}
        </h3>
        <p className={look.aside}>{words.thirdPartyHint}</p>
        <Card bare>
          <Options
            card
            options={thirdParties.map((value) => ({ value, ...words.thirdParties[value] }))}
            chosen={form.thirdParty === '' ? undefined : form.thirdParty}
            onChoose={(thirdParty) => put({ thirdParty })}
          />
        </Card>
        {faults.thirdParty ? <span className={fieldStyle.fault}>{faults.thirdParty}</span> : null}
      </section>
      {form.thirdParty === '' || form.thirdParty === 'none' ? null : (
        <Field
          id={placeId('who')}
          label={words.who}
          hint={words.whoHint}
          maxLength={200}
          value={form.who}
          fault={faults.who}
          onText={(who) => put({ who })}
        />
      )}
    </StepPage>
  )
}
