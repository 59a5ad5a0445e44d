/** From when until when, and for whoever lies in hospital already since when. */
import { useQuery } from '@tanstack/react-query'
import { isLongTerm } from '@yidi/rules'
import type { FilingType } from '@yidi/rules'
import { guidanceQuery, type FormRules, type TypeGuidance } from '../../api/filings.ts'
import { DateField } from '../../parts/date-field/DateField.tsx'
import { Check } from '../../parts/field/Check.tsx'
import { dayText, today } from '../../texts/days.ts'
import { placeId } from '../../parts/error-summary/faults.ts'
import * as t from '../../texts/index.ts'
import { endNeeded } from './faults.ts'
import type { FieldsProps } from './step.ts'
import { Stack } from '../../parts/stack/Stack.tsx'
import fieldStyle from '../../parts/field/field.module.css'
import { Chip } from '../../parts/chip/Chip.tsx'

interface DaysProps extends FieldsProps {
  type: FilingType
  place: string
  guidance: TypeGuidance
  rules: FormRules
}

export function DaysFields({ type, place, form, put, faults, guidance, rules }: DaysProps) {
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
        <DateField
          id={placeId('from')}
          label={t.file.from}
          value={form.from}
          fault={faults.from}
          onDay={(from) => put({ from })}
        />
      )}
      {endNeeded(guidance) || isLongTerm(type) ? (
        <EndField type={type} place={place} form={form} put={put} faults={faults} guidance={guidance} />
      ) : null}
    </Stack>
  )
}

function StayFields({ form, put, faults }: FieldsProps) {
  return (
    <>
      <DateField
        id={placeId('admittedOn')}
        label={t.file.admittedOn}
        value={form.admittedOn}
        fault={faults.admittedOn}
        onDay={(admittedOn) => put({ admittedOn, from: admittedOn })}
      />
      <DateField
        id={placeId('dischargedOn')}
        label={t.file.dischargedOn}
        hint={t.file.dischargedHint}
        value={form.dischargedOn}
        fault={faults.dischargedOn}
        onDay={(dischargedOn) => put({ dischargedOn })}
      />
    </>
  )
}

/** The last day, with the one that the pool proposes for the first day as it is typed. */
function EndField({ type, place, form, put, faults, guidance }: Omit<DaysProps, 'rules'>) {
  const needed = endNeeded(guidance)
  const later = useQuery({ ...guidanceQuery(type, place, form.from), enabled: form.from > today() }).data
  const { proposedTo, visits } = (form.from > today() && later ? later : guidance).validity
  return (
    <div className={fieldStyle.field}>
      <DateField
        id={placeId('to')}
        label={needed ? t.file.to : t.file.toOptional}
        hint={needed ? undefined : t.file.toOptionalHint[visits]}
        value={form.to}
        fault={faults.to}
        onDay={(to) => put({ to })}
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
