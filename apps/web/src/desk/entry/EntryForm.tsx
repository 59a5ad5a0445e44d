/** The form at the counter: every type that the pool offers, the agent with both identities, papers seen by the clerk. */
import { useQuery } from '@tanstack/react-query'
import { Button, Card } from 'antd'
import { typeQuery, type CounterPerson } from '../../api/desk.ts'
import { formRulesQuery } from '../../api/filings.ts'
import { ChosenInstitutions } from '../../citizen/file/ChosenInstitutions.tsx'
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
import { needsReferral } from './entry.ts'
import { Need } from './Need.tsx'
import { useEntry, type EntryBegun, type EntryState } from './useEntry.ts'
import style from './entry.module.css'
import fieldStyle from '../../parts/field/field.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'

export function EntryForm(props: EntryBegun) {
  const { person, from: begun } = props
  const state = useEntry(props)
  const { entry, set } = state
  const rules = useQuery({ ...formRulesQuery(entry.type, person.pool), enabled: entry.type !== '' }).data
  const requirements = useQuery(typeQuery(person.pool, entry.type, entry.place)).data?.requirements ?? []
  return (
    <Card
      title={
        begun === undefined
          ? t.entry.form
          : (begun.renew ? t.entry.renewOf : t.entry.changeOf)(begun.filing.destinationName)
      }
    >
      <div className={style.form}>
        <TypeAndPlace person={person} {...state} />
        {rules === undefined ? null : <Known rules={rules} />}
        <Contents {...state} />
        {needsReferral(entry) ? <Referral {...state} /> : null}
        <ReasonAndStay {...state} />
        <EntryPapers person={person} begunId={begun?.filing.id} requirements={requirements} {...state} />
        {rules?.choice !== undefined && entry.place !== '' ? (
          <ChosenInstitutions
            choice={rules.choice}
            place={entry.place}
            chosen={entry.institutions}
            onChange={(institutions) => set({ institutions })}
          />
        ) : null}
        <AgentEntry {...state} />
        <Check label={t.entry.signed} checked={entry.signed} onChange={(signed) => set({ signed })} />
        <Send {...state} />
      </div>
    </Card>
  )
}

function TypeAndPlace({ person, entry, set }: EntryState & { person: CounterPerson }) {
  return (
    <>
      <div className={fieldStyle.field}>
        <label htmlFor="entry-type">{t.filings.type}</label>
        <select id="entry-type" value={entry.type} onChange={(event) => set({ type: event.target.value })}>
          <option value="">{t.desk.refusal.choose}</option>
          {person.types.map((type) => (
            <option key={type.id} value={type.id}>
              {type.title}
            </option>
          ))}
        </select>
      </div>
      <Stack tight>
        <b>{entry.placeName === '' ? t.entry.place : t.goingTo(entry.placeName)}</b>
        <PlacePicker
          chosen={entry.place === '' ? undefined : entry.place}
          onChoose={(place, placeName) => set({ place, placeName, institutions: [] })}
        />
        {entry.place === '' ? null : <Need pool={person.pool} place={entry.place} placeName={entry.placeName} />}
      </Stack>
    </>
  )
}

/** From when until when, and where the person can be reached. */
function Contents({ entry, set }: EntryState) {
  return (
    <>
      <div className={style.two}>
        <DayField label={t.file.from} value={entry.from} onText={(from) => set({ from })} />
        <DayField label={t.entry.to} value={entry.to} onText={(to) => set({ to })} />
        <Field label={t.apply.mobile} value={entry.mobile} onText={(mobile) => set({ mobile })} autoComplete="off" />
        <Field
          label={t.entry.stayMonths}
          inputMode="numeric"
          value={entry.stayMonths}
          onText={(stayMonths) => set({ stayMonths })}
        />
      </div>
      <Field label={t.file.address} value={entry.address} onText={(address) => set({ address })} autoComplete="off" />
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

/** Why, and since when in hospital for whoever lies there already. */
function ReasonAndStay({ entry, set }: EntryState) {
  return (
    <>
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
    </>
  )
}

/** What the check found, and the button: looked at first, then sent. */
function Send({ form, check, apply }: EntryState) {
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
        <Button
          type="primary"
          disabled={form === undefined}
          loading={check.isPending}
          onClick={() => form && check.mutate(form)}
        >
          {form === undefined ? t.entry.fillFirst : t.entry.check}
        </Button>
      ) : (
        <Button type="primary" loading={apply.isPending} onClick={() => form && apply.mutate(form)}>
          {t.file.send}
        </Button>
      )}
    </>
  )
}
