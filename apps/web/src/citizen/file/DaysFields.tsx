/** From when until when, and for whoever lies in hospital already since when. */
import { isLongTerm } from '@yidi/rules'
import type { FilingType } from '@yidi/rules'
import type { FormRules, TypeGuidance } from '../../api/filings.ts'
import { Field } from '../../parts/field/Field.tsx'
import { Check } from '../../parts/field/Check.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { endNeeded } from './faults.ts'
import type { FieldsProps } from './step.ts'
import { Stack } from '../../parts/stack/Stack.tsx'
import fieldStyle from '../../parts/field/field.module.css'
import { Chip } from '../../parts/chip/Chip.tsx'

interface DaysProps extends FieldsProps {
  type: FilingType
  guidance: TypeGuidance
  rules: FormRules
}

export function DaysFields({ type, form, put, faults, guidance, rules }: DaysProps) {
  return (
    <Stack as="fieldset" aria-label={t.file.daysOf}>
      <Check
        label={t.file.admitted}
        more={admittedMore(rules)}
        checked={form.admitted}
        onChange={(admitted) => put({ admitted, ...(admitted ? { from: form.admittedOn } : {}) })}
      />
      {form.admitted ? (
        <StayFields form={form} put={put} faults={faults} />
      ) : (
        <Field label={t.file.from} type="date" value={form.from} fault={faults.from} onText={(from) => put({ from })} />
      )}
      {endNeeded(guidance) || isLongTerm(type) ? (
        <EndField form={form} put={put} faults={faults} guidance={guidance} />
      ) : null}
    </Stack>
  )
}

function StayFields({ form, put, faults }: FieldsProps) {
  return (
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
  )
}

/** The last day, with the one that the pool proposes. */
function EndField({ form, put, faults, guidance }: FieldsProps & { guidance: TypeGuidance }) {
  const needed = endNeeded(guidance)
  const { proposedTo, visits } = guidance.validity
  return (
    <div className={fieldStyle.field}>
      <Field
        label={needed ? t.file.to : t.file.toOptional}
        hint={needed ? undefined : t.file.toOptionalHint[visits]}
        type="date"
        value={form.to}
        fault={faults.to}
        onText={(to) => put({ to })}
      />
      {proposedTo && form.to !== proposedTo ? (
        <div>
          <Chip onClick={() => put({ to: proposedTo })}>{t.file.proposed(dayText(proposedTo))}</Chip>
        </div>
      ) : null}
    </div>
  )
}

/** Until when a filing can be made up, as the pool has it; nothing where it does not say. */
function admittedMore({ supplementary: { days, beforeDischarge } }: FormRules): string {
  if (days !== undefined) return t.file.admittedWithin(days)
  return beforeDischarge ? t.file.admittedMore : ''
}
