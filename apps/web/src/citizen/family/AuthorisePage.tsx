/** One page to let a member of the family act for me, or to bind a child: who, what for, until when. */
import { useSearch } from '@tanstack/react-router'
import { actingScopeTitles } from '@yidi/contracts'
import { actingId } from '../../api/acting.ts'
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { DateField } from '../../parts/date-field/DateField.tsx'
import { Check } from '../../parts/field/Check.tsx'
import { Fault } from '../../frame/Loaded.tsx'
import { LoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { SendPage } from '../../frame/phone/SendPage.tsx'
import { placeId } from '../../parts/error-summary/faults.ts'
import * as t from '../../texts/index.ts'
import { Paper } from '../apply/Paper.tsx'
import { OwnOnly } from './OwnOnly.tsx'
import { everyScope, useAuthorisation, type Authorisation, type Direction, type Written } from './useAuthorisation.ts'
import fieldStyle from '../../parts/field/field.module.css'
import { Card } from '../../parts/card/Card.tsx'

const relations = {
  consent: ['spouse', 'child', 'parent', 'grandchild', 'grandparent', 'sibling', 'guardian', 'other'],
  guardian: ['child', 'grandchild', 'ward', 'sibling'],
} as const
const words = t.family.form
const titles = { consent: words.consentTitle, guardian: words.guardianTitle }

export function AuthorisePage() {
  const { who } = useSearch({ strict: false })
  const direction: Direction = who === 'guardian' ? 'guardian' : 'consent'
  if (actingId() === null) return <Authorise direction={direction} key={direction} />
  return (
    <Page title={titles[direction]} back="/me/family">
      <LoggedIn why={t.family.why}>{() => <OwnOnly />}</LoggedIn>
    </Page>
  )
}

interface FieldsProps {
  direction: Direction
  form: Authorisation
}

function Authorise({ direction }: { direction: Direction }) {
  const form = useAuthorisation(direction)
  const guardian = direction === 'guardian'
  return (
    <SendPage
      title={titles[direction]}
      back="/me/family"
      why={t.family.why}
      send={form.busy ? words.sending : words.send[direction]}
      busy={form.busy}
      onSend={form.send}
      draft={form.draft}
      faults={form.faults}
      attempt={form.attempt}
    >
      <p>{guardian ? words.guardianLead : words.consentLead}</p>
      {form.unplaced ? <Fault error={form.unplaced} /> : null}
      <Who direction={direction} form={form} />
      {guardian ? <Proof form={form} /> : null}
      <Scopes direction={direction} form={form} />
      {guardian ? null : <Until form={form} />}
    </SendPage>
  )
}

function Who({ direction, form: { written, faults, change } }: FieldsProps) {
  return (
    <>
      <Field
        id={placeId('name')}
        label={words.name[direction]}
        hint={words.nameHint}
        value={written.name}
        fault={faults.name}
        onText={(name) => change({ name })}
        maxLength={60}
        autoComplete="off"
      />
      <Field
        id={placeId('idNumber')}
        label={words.idNumber[direction]}
        hint={words.idHint}
        value={written.idNumber}
        fault={faults.idNumber}
        onText={(idNumber) => change({ idNumber })}
        maxLength={20}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
      />
      <Choice
        id={placeId('relation')}
        label={words.relation[direction]}
        fault={faults.relation}
        value={written.relation}
        options={relations[direction].map((one) => [one, t.family.relations[one]])}
        onChoose={(relation) => change({ relation })}
      />
    </>
  )
}

/** What shows that the child is mine to act for. */
function Proof({ form: { written, faults, change, changeUploads } }: { form: Authorisation }) {
  return (
    <>
      <Choice
        id={placeId('proof')}
        label={words.proof}
        fault={faults.proof}
        value={written.proof}
        options={Object.entries(t.family.proofs) as [Written['proof'], string][]}
        onChoose={(proof) => change({ proof })}
      />
      <Card as="section" bare>
        <Paper material={words.proofPicture} uploads={written.uploads} changeUploads={changeUploads} />
      </Card>
    </>
  )
}

function Scopes({ direction, form: { written, faults, change } }: FieldsProps) {
  return (
    <fieldset className={fieldStyle.field}>
      <legend className={fieldStyle.label}>{direction === 'guardian' ? words.childScopes : words.scopes}</legend>
      {everyScope.map((scope) => (
        <Check
          key={scope}
          label={actingScopeTitles[scope]}
          checked={written.scopes.includes(scope)}
          onChange={(checked) =>
            change({ scopes: everyScope.filter((one) => (one === scope ? checked : written.scopes.includes(one))) })
          }
        />
      ))}
      {faults.scopes === undefined ? null : <span className={fieldStyle.fault}>{faults.scopes}</span>}
    </fieldset>
  )
}

function Until({ form: { written, faults, change } }: { form: Authorisation }) {
  return (
    <DateField
      id={placeId('to')}
      label={words.until}
      hint={words.untilHint}
      value={written.to}
      fault={faults.to}
      onDay={(to) => change({ to })}
    />
  )
}
