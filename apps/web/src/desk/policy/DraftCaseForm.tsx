/** Which case is reckoned: examples, a short form, or the contract's own JSON. */
import { useQuery } from '@tanstack/react-query'
import type { PoolSummary } from '@yidi/contracts'
import { filingName } from '@yidi/rules'
import type { FilingType } from '@yidi/rules'
import { Button } from 'antd'
import { useId } from 'react'
import { Chip, Chips } from '../../parts/chip/Chip.tsx'
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import fieldStyle from '../../parts/field/field.module.css'
import look from '../../parts/look/look.module.css'
import { placesQuery } from '../../parts/place-picker/PlacePicker.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Choose } from '../choose/Choose.tsx'
import { DayField } from '../choose/DayField.tsx'
import formsStyle from '../forms/forms.module.css'
import { caseOf, exampleNames, exampleOf, peopleOf, type DraftCase } from './draft-case.ts'
import style from './policy.module.css'

const words = t.policyRoom.draft
const entries = <Key extends string>(titles: Readonly<Record<Key, string>>) => Object.entries(titles) as [Key, string][]

interface DraftCaseProps {
  pool: PoolSummary
  form: DraftCase
  /** The JSON, where that is what is written. */
  json: string | undefined
  fault: string | undefined
  onForm: (form: DraftCase) => void
  onJson: (json: string | undefined) => void
}

export function DraftCaseForm({ pool, form, json, fault, onForm, onJson }: DraftCaseProps) {
  return (
    <Stack>
      <Chips as="fieldset">
        <legend className={look.aside}>{words.examples}</legend>
        {exampleNames.map((name) => (
          <Chip
            key={name}
            onClick={() => {
              onForm(exampleOf(name, pool, form.day || today()))
              onJson(undefined)
            }}
          >
            {words.exampleNames[name]}
          </Chip>
        ))}
      </Chips>
      {json === undefined ? (
        <Fields pool={pool} form={form} onForm={onForm} />
      ) : (
        <Json json={json} fault={fault} onJson={onJson} />
      )}
      <div className={formsStyle.formButtons}>
        <Button
          onClick={() => onJson(json === undefined ? JSON.stringify(caseOf(pool.code, form), null, 2) : undefined)}
        >
          {json === undefined ? words.asJson : words.asForm}
        </Button>
      </div>
    </Stack>
  )
}

function Fields({ pool, form, onForm }: Pick<DraftCaseProps, 'pool' | 'form' | 'onForm'>) {
  const cities = useQuery(placesQuery).data?.cities ?? []
  const put = (change: Partial<DraftCase>) => onForm({ ...form, ...change })
  const filings: (readonly [FilingType | 'none', string])[] = [
    ['none', words.noFiling],
    ...pool.filingTypes.map((type) => [type, filingName(type)] as const),
  ]
  return (
    <div className={formsStyle.formGrid}>
      <Choice label={words.who} value={form.who} options={peopleOf(pool)} onChoose={(who) => put({ who })} />
      <Choice label={words.kind} value={form.kind} options={entries(t.kind)} onChoose={(kind) => put({ kind })} />
      <Choose
        label={words.place}
        value={form.place}
        options={cities.map(
          ([code, name, , , province]) => [code, name === province ? name : `${province}${name}`] as const,
        )}
        onChoose={(place) => put({ place })}
      />
      <Choice label={words.level} value={form.level} options={entries(t.level)} onChoose={(level) => put({ level })} />
      <DayField label={words.day} value={form.day} onText={(day) => put({ day })} />
      <Field
        label={words.total}
        unit={t.yuan}
        inputMode="decimal"
        value={form.total}
        onText={(total) => put({ total })}
      />
      <Choice label={words.filing} value={form.filing} options={filings} onChoose={(filing) => put({ filing })} />
      <Choice label={words.route} value={form.route} options={entries(t.route)} onChoose={(route) => put({ route })} />
    </div>
  )
}

function Json({ json, fault, onJson }: { json: string; fault: string | undefined; onJson: (json: string) => void }) {
  const id = useId()
  return (
    <div className={fieldStyle.field}>
      <label htmlFor={id}>{words.json}</label>
      <span id={`${id}-hint`} className={look.aside}>
        {words.jsonHint}
      </span>
      <textarea
        id={id}
        className={style.json}
        spellCheck={false}
        value={json}
        aria-invalid={fault === undefined ? undefined : true}
        aria-describedby={[`${id}-hint`, ...(fault === undefined ? [] : [`${id}-fault`])].join(' ')}
        onChange={(event) => onJson(event.target.value)}
      />
      {fault === undefined ? null : (
        <span id={`${id}-fault`} className={fieldStyle.fault}>
          {fault}
        </span>
      )}
    </div>
  )
}
