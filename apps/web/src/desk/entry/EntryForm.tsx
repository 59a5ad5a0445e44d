/**
 * The form at the counter: the questions of the type that was chosen and no others, the agent with both identities, papers
 * seen by the clerk. Hands stay on the keyboard: Ctrl and Enter in any field press the button.
 */
import { Button, Card } from 'antd'
import type { KeyboardEvent } from 'react'
import type { CounterPerson } from '../../api/desk.ts'
import { ChosenInstitutions } from '../../citizen/file/ChosenInstitutions.tsx'
import { endNeeded } from '../../citizen/file/faults.ts'
import { Known } from '../../citizen/file/Known.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { Check } from '../../parts/field/Check.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { PlacePicker } from '../../parts/place-picker/PlacePicker.tsx'
import { Fault } from '../../frame/Loaded.tsx'
import { sentence } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { DayField } from '../choose/DayField.tsx'
import { AgentEntry } from './AgentEntry.tsx'
import { EntryPapers } from './EntryPapers.tsx'
import { isForLong, needsReferral } from './entry.ts'
import { Need } from './Need.tsx'
import { useEntry, type EntryBegun, type EntryState } from './useEntry.ts'
import style from './entry.module.css'
import fieldStyle from '../../parts/field/field.module.css'
import look from '../../parts/look/look.module.css'
import { Ends, Stack } from '../../parts/stack/Stack.tsx'

export function EntryForm(props: EntryBegun) {
  const { person, from: begun } = props
  const state = useEntry(props)
  const press = pressOf(state)
  const byKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || press === undefined) return
    event.preventDefault()
    press()
  }
  return (
    <Card
      title={
        begun === undefined
          ? t.entry.form
          : (begun.renew ? t.entry.renewOf : t.entry.changeOf)(begun.filing.destinationName)
      }
    >
      <div className={style.form} onKeyDown={byKey}>
        <TypeAndPlace person={person} {...state} />
        {state.rules === undefined ? null : <Known rules={state.rules} />}
        {state.entry.type === '' || state.entry.place === '' ? (
          <p className={look.aside}>{t.entry.otherType}</p>
        ) : (
          <Questions {...props} state={state} press={press} />
        )}
      </div>
    </Card>
  )
}

/** What the button does now, which is at first the check; undefined while nothing can be done. */
function pressOf({ form, check, apply }: EntryState): (() => void) | undefined {
  if (form === undefined || check.isPending || apply.isPending) return undefined
  return check.data === undefined || check.data.decision === 'correct'
    ? () => check.mutate(form)
    : () => apply.mutate(form)
}

function Questions({
  person,
  from: begun,
  state,
  press,
}: EntryBegun & { state: EntryState; press?: (() => void) | undefined }) {
  const { entry, set, rules, guidance } = state
  return (
    <>
      <Contents {...state} />
      {needsReferral(entry) ? <Referral {...state} /> : null}
      <EntryPapers person={person} begunId={begun?.filing.id} requirements={guidance?.requirements ?? []} {...state} />
      {rules?.choice === undefined ? null : (
        <ChosenInstitutions
          choice={rules.choice}
          place={entry.place}
          chosen={entry.institutions}
          onChange={(institutions) => set({ institutions })}
        />
      )}
      <ReasonAndStay {...state} />
      <AgentEntry {...state} />
      <Check label={t.entry.signed} checked={entry.signed} onChange={(signed) => set({ signed })} />
      <Send {...state} press={press} />
    </>
  )
}

function TypeAndPlace({ person, entry, set }: EntryState & { person: CounterPerson }) {
  return (
    <>
      <div className={fieldStyle.field}>
        <label htmlFor="entry-type">{t.filings.type}</label>
        <select
          id="entry-type"
          value={entry.type}
          // The person was just found: this is the next thing to say.
          autoFocus
          onChange={(event) => set({ type: event.target.value, to: '' })}
        >
          <option value="">{t.desk.refusal.choose}</option>
          {person.types.map((type) => (
            <option key={type.id} value={type.id}>
              {type.title}
            </option>
          ))}
        </select>
      </div>
      <Stack tight>
        <Ends>
          <b>{entry.placeName === '' ? t.entry.place : t.goingTo(entry.placeName)}</b>
          {entry.place === '' ? null : (
            <Button autoFocus={entry.type !== ''} onClick={() => set({ place: '', placeName: '', institutions: [] })}>
              {t.entry.otherPlace}
            </Button>
          )}
        </Ends>
        {entry.place === '' ? (
          <PlacePicker
            chosen={undefined}
            enterTakesFirst
            onChoose={(place, placeName) => set({ place, placeName, institutions: [] })}
          />
        ) : (
          <Need pool={person.pool} place={entry.place} placeName={entry.placeName} />
        )}
      </Stack>
    </>
  )
}

/** From when until when, where the person can be reached, and for a long stay where and how long they live there. */
function Contents({ entry, set, guidance }: EntryState) {
  const long = isForLong(entry)
  const ends = guidance !== undefined && endNeeded(guidance)
  return (
    <>
      <div className={style.two}>
        <DayField label={t.file.from} value={entry.from} onText={(from) => set({ from })} />
        {ends || long ? (
          <DayField label={ends ? t.file.to : t.entry.to} value={entry.to} onText={(to) => set({ to })} />
        ) : null}
        <Field label={t.apply.mobile} value={entry.mobile} onText={(mobile) => set({ mobile })} autoComplete="off" />
        {guidance?.minimumStayMonths === undefined && !long ? null : (
          <Field
            label={t.entry.stayMonths}
            inputMode="numeric"
            value={entry.stayMonths}
            onText={(stayMonths) => set({ stayMonths })}
          />
        )}
      </div>
      {long ? (
        <Field label={t.file.address} value={entry.address} onText={(address) => set({ address })} autoComplete="off" />
      ) : null}
    </>
  )
}

function Referral({ entry, set }: EntryState) {
  return (
    <div className={style.two}>
      <Field label={t.file.referral} value={entry.hospital} onText={(hospital) => set({ hospital })} />
      <DayField label={t.file.referralOn} value={entry.referralOn} onText={(referralOn) => set({ referralOn })} />
    </div>
  )
}

/** What few have to say: why, and since when in hospital for whoever lies there already. */
function ReasonAndStay({ entry, set }: EntryState) {
  return (
    <details open={entry.reason !== '' || entry.admitted ? true : undefined}>
      <summary>{t.entry.more}</summary>
      <div className={style.more}>
        <Field
          label={t.file.reason}
          hint={t.file.reasonHint}
          maxLength={200}
          value={entry.reason}
          onText={(reason) => set({ reason })}
          autoComplete="off"
        />
        <Check label={t.file.admitted} checked={entry.admitted} onChange={(admitted) => set({ admitted })} />
        {entry.admitted ? (
          <DayField label={t.file.admittedOn} value={entry.admittedOn} onText={(admittedOn) => set({ admittedOn })} />
        ) : null}
      </div>
    </details>
  )
}

/** What the check found, and the button: looked at first, then sent. */
function Send({ form, check, apply, press }: EntryState & { press?: (() => void) | undefined }) {
  const blocked = check.data?.decision === 'correct'
  return (
    <>
      {(check.error ?? apply.error) ? <Fault error={(check.error ?? apply.error)!} /> : null}
      {check.data === undefined ? null : (
        <Notice tone={check.data.decision === 'approve' ? 'good' : blocked ? 'refusal' : 'waiting'} live>
          <h2>{t.entry.decision[check.data.decision]}</h2>
          {check.data.problems.map((problem) => (
            <p key={problem.code + problem.path}>
              {sentence(problem.text)}
              {sentence(problem.remedy)}
            </p>
          ))}
        </Notice>
      )}
      {check.data === undefined || blocked ? (
        <Button type="primary" disabled={form === undefined} loading={check.isPending} onClick={press}>
          {form === undefined ? t.entry.fillFirst : t.entry.check}
        </Button>
      ) : (
        <Button key="send" type="primary" autoFocus loading={apply.isPending} onClick={press}>
          {t.file.send}
        </Button>
      )}
      <p className={look.aside}>{t.entry.keys}</p>
    </>
  )
}
