/** The form at the counter: every type that the pool offers, the agent with both identities, papers seen by the clerk. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { agentRelations, type FilingForm, type MaterialMessage } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { useRef, useState } from 'react'
import { newCommandKey } from '../../api/client.ts'
import { applyAtCounter, checkAtCounter, earlierPapersQuery, typeQuery, type CounterPerson } from '../../api/desk.ts'
import { formRulesQuery, type Filing } from '../../api/filings.ts'
import { counterDoor } from '../../api/materials.ts'
import { sessionQuery } from '../../api/session.ts'
import { ChosenInstitutions } from '../../citizen/file/ChosenInstitutions.tsx'
import type { Earlier } from '../../citizen/file/EarlierPaper.tsx'
import { Known } from '../../citizen/file/Known.tsx'
import { Paper } from '../../citizen/file/Paper.tsx'
import { Check, Field } from '../../parts/Field.tsx'
import { Note } from '../../parts/Note.tsx'
import { PlacePicker } from '../../places/PlacePicker.tsx'
import { Fault } from '../../shell/Loaded.tsx'
import { sentence, today } from '../../texts/days.ts'
import { t } from '../../texts/index.ts'
import { Need } from './Need.tsx'
import { emptyEntry, entryOf, needsReferral, toForm, type Entry } from './entry.ts'

interface Props {
  person: CounterPerson
  idNumber: string
  /** The filing that this begins from: changed, the new one takes its place; renewed, it stays as it was. */
  from: { filing: Filing; renew: boolean } | undefined
  onDone: (filing: Filing) => void
}

const authority = {
  id: 'agent-authority',
  title: t.file.authority,
  help: t.file.authorityHelp,
}

/** What the earlier filing handed in and the one that is typed in now may use; none while that is not known. */
function useOffered(idNumber: string, entry: Entry, filingId: string | undefined): readonly MaterialMessage[] {
  const agentIdNumber = entry.agentIdNumber.trim()
  const agent = entry.byAgent && agentIdNumber.length === 18 ? { agentIdNumber } : {}
  const asked = { idNumber, filingId: filingId ?? '', type: entry.type, ...agent }
  const query = useQuery({ ...earlierPapersQuery(asked), enabled: filingId !== undefined && entry.type !== '' })
  return query.data?.materials ?? []
}

export function EntryForm({ person, idNumber, from: begun, onDone }: Props) {
  const [entry, setEntry] = useState<Entry>(() => ({
    ...emptyEntry(today()),
    mobile: person.phone ?? '',
    ...(begun === undefined ? {} : entryOf(begun.filing, begun.renew)),
  }))
  const key = useRef(newCommandKey())
  const check = useMutation({ mutationFn: (form: FilingForm) => checkAtCounter(idNumber, form) })
  const apply = useMutation({
    mutationFn: (form: FilingForm) => applyAtCounter(idNumber, form, key.current),
    onSuccess: onDone,
  })
  const set = (change: Partial<Entry>) => {
    // A file on its way changes the form as it stands when it has arrived, not as it stood when it left.
    setEntry((before) => ({ ...before, ...change }))
    key.current = newCommandKey()
    check.reset()
    apply.reset()
  }
  const session = useQuery(sessionQuery).data
  const mayRead = session?.who?.kind === 'staff' && session.who.roles.includes('accepting')
  const offered = useOffered(idNumber, entry, begun?.filing.id)
  const form = toForm(entry, begun === undefined || begun.renew ? undefined : begun.filing.id, offered)
  const needs = useQuery(typeQuery(person.pool, entry.type, entry.place)).data
  const rules = useQuery({ ...formRulesQuery(entry.type, person.pool), enabled: entry.type !== '' }).data
  const choice = rules?.choice
  const papers = [
    ...(needs?.requirements ?? [])
      .flatMap((one) => one.alternatives)
      .filter((one) => one.provided === 'document' || one.provided === 'stamp'),
    ...(entry.byAgent ? [authority] : []),
  ]
  const mayPromise = (needs?.requirements ?? []).some((one) => one.alternatives.some((two) => two.id === 'commitment'))
  const earlierOf = (kind: string): { earlier?: Earlier } => {
    const files = offered.filter((file) => file.kind === kind)
    if (files.length === 0) return {}
    const others = entry.anew.filter((one) => one !== kind)
    const onAnew = (anew: boolean) => set({ anew: anew ? [...others, kind] : others })
    // A community centre takes papers in and does not read them again.
    const onLook = (file: MaterialMessage) =>
      window.open(`/api/desk/filings/${begun?.filing.id ?? ''}/materials/${file.id}`, '_blank', 'noreferrer')
    return { earlier: { files, anew: entry.anew.includes(kind), onAnew, onLook: mayRead ? onLook : undefined } }
  }
  const blocked = check.data?.decision === 'correct'
  return (
    <Card
      title={
        begun === undefined
          ? t.entry.form
          : (begun.renew ? t.entry.renewOf : t.entry.changeOf)(begun.filing.destinationName)
      }
    >
      <div className="entry-form">
        <div className="field">
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
        <div className="stack tight">
          <b>{entry.placeName === '' ? t.entry.place : t.filings.to(entry.placeName)}</b>
          <PlacePicker
            chosen={entry.place === '' ? undefined : entry.place}
            onChoose={(place, placeName) => set({ place, placeName, institutions: [] })}
          />
          {entry.place === '' ? null : <Need pool={person.pool} place={entry.place} placeName={entry.placeName} />}
        </div>
        {rules === undefined ? null : <Known rules={rules} />}
        <div className="entry-two">
          <Field label={t.file.from} type="date" value={entry.from} onText={(from) => set({ from })} />
          <Field label={t.entry.to} type="date" value={entry.to} onText={(to) => set({ to })} />
          <Field label={t.file.mobile} value={entry.mobile} onText={(mobile) => set({ mobile })} autoComplete="off" />
          <Field
            label={t.entry.stayMonths}
            inputMode="numeric"
            value={entry.stayMonths}
            onText={(stayMonths) => set({ stayMonths })}
          />
        </div>
        <Field label={t.file.address} value={entry.address} onText={(address) => set({ address })} autoComplete="off" />
        {needsReferral(entry) ? (
          <div className="entry-two">
            <Field label={t.file.referral} value={entry.hospital} onText={(hospital) => set({ hospital })} />
            <Field
              label={t.file.referralOn}
              type="date"
              value={entry.referralOn}
              onText={(referralOn) => set({ referralOn })}
            />
          </div>
        ) : null}
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
          <Field
            label={t.file.admittedOn}
            type="date"
            value={entry.admittedOn}
            onText={(admittedOn) => set({ admittedOn })}
          />
        ) : null}
        {papers.length === 0 ? null : (
          <fieldset className="entry-papers">
            <legend>{t.entry.papers}</legend>
            <p className="small quiet">{t.entry.papersHint}</p>
            {papers.map((paper) => (
              <div key={paper.id} className="entry-paper">
                <Paper
                  material={paper}
                  uploads={entry.uploads}
                  door={counterDoor(person.ticket)}
                  onUploads={(uploads) => set({ uploads })}
                  {...earlierOf(paper.id)}
                />
                <Check
                  label={t.entry.seen(paper.title)}
                  checked={entry.materials.includes(paper.id)}
                  onChange={(on) =>
                    set({
                      materials: on ? [...entry.materials, paper.id] : entry.materials.filter((id) => id !== paper.id),
                    })
                  }
                />
              </div>
            ))}
            {mayPromise ? (
              <Check label={t.entry.inPlace} checked={entry.inPlace} onChange={(inPlace) => set({ inPlace })} />
            ) : null}
          </fieldset>
        )}
        {choice !== undefined && entry.place !== '' ? (
          <ChosenInstitutions
            choice={choice}
            place={entry.place}
            chosen={entry.institutions}
            onChange={(institutions) => set({ institutions })}
          />
        ) : null}
        <Check label={t.entry.byAgent} checked={entry.byAgent} onChange={(byAgent) => set({ byAgent })} />
        {entry.byAgent ? (
          <div className="entry-two">
            <Field
              label={t.entry.agentName}
              value={entry.agentName}
              onText={(agentName) => set({ agentName })}
              autoComplete="off"
            />
            <Field
              label={t.entry.agentIdNumber}
              value={entry.agentIdNumber}
              onText={(agentIdNumber) => set({ agentIdNumber })}
              autoComplete="off"
            />
            <div className="field">
              <label htmlFor="entry-relation">{t.entry.relation}</label>
              <select
                id="entry-relation"
                value={entry.relation}
                onChange={(event) => set({ relation: event.target.value as Entry['relation'] })}
              >
                {Object.entries(agentRelations).map(([code, title]) => (
                  <option key={code} value={code}>
                    {title}
                  </option>
                ))}
              </select>
            </div>
            <Field
              label={t.entry.agentMobile}
              value={entry.agentMobile}
              onText={(agentMobile) => set({ agentMobile })}
              autoComplete="off"
            />
          </div>
        ) : null}
        <Check label={t.entry.signed} checked={entry.signed} onChange={(signed) => set({ signed })} />
        {(check.error ?? apply.error) ? <Fault error={(check.error ?? apply.error)!} /> : null}
        {check.data === undefined ? null : (
          <Note tone={check.data.decision === 'approve' ? 'good' : blocked ? 'refusal' : 'waiting'} live>
            <h2>{t.entry.decision[check.data.decision]}</h2>
            {check.data.problems.map((problem) => (
              <p key={problem.code + problem.path}>
                {sentence(problem.text)}
                {sentence(problem.remedy)}
              </p>
            ))}
          </Note>
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
      </div>
    </Card>
  )
}
