/** 能不能直接结算: this person, this institution, this kind of visit, this day → yes, or every reason with the way out. */
import { useQuery, useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { directQuery, serviceGuideQuery, type DirectAnswer } from '../../api/guidance.ts'
import { institutionQuery, institutionsQuery } from '../../api/institutions.ts'
import type { Session } from '../../api/session.ts'
import { BasisChip } from '../../bill/BasisChip.tsx'
import { Check, Field } from '../../parts/Field.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { Note } from '../../parts/Note.tsx'
import { Loaded } from '../../shell/Loaded.tsx'
import { LoggedIn } from '../../shell/LoggedIn.tsx'
import { Page } from '../../shell/Page.tsx'
import { sentence, today } from '../../texts/days.ts'
import { t } from '../../texts/index.ts'
import './guidance.css'

const words = t.guidance

export function DirectPage() {
  return (
    <Page title={words.direct} back="/">
      <LoggedIn why={words.directWhy}>{(session) => <Asked session={session} />}</LoggedIn>
    </Page>
  )
}

interface Question {
  institution?: string
  kind?: string
  day?: string
  emergency?: string
  chronicKind?: string
}

function Asked({ session }: { session: Session }) {
  const search: Question = useSearch({ strict: false })
  const navigate = useNavigate()
  const go = (next: Question): void => {
    void navigate({ to: '/direct', search: { ...search, ...next } as never, replace: true })
  }
  const pool = session.who?.kind === 'citizen' ? session.who.pool : ''
  if (search.institution === undefined) return <Find onChoose={(institution) => go({ institution })} />
  return <One code={search.institution} search={search} go={go} pool={pool} />
}

function Find({ onChoose }: { onChoose: (code: string) => void }) {
  const [q, setQ] = useState('')
  const found = useInfiniteQuery({ ...institutionsQuery({ q }), enabled: q.trim() !== '' })
  const list = q.trim() === '' ? undefined : found.data?.pages[0]?.institutions
  return (
    <div className="stack">
      <h2>{words.askInstitution}</h2>
      <Field
        label={words.searchInstitution}
        hint={words.searchHint}
        type="search"
        enterKeyHint="search"
        autoComplete="off"
        value={q}
        onText={setQ}
      />
      <div aria-live="polite">
        {list === undefined ? null : list.length === 0 ? (
          <p className="quiet">{words.noInstitution}</p>
        ) : (
          <ul className="card list">
            {list.slice(0, 20).map((one) => (
              <li key={one.code}>
                <button type="button" className="row" onClick={() => onChoose(one.code)}>
                  <span className="grow">
                    {one.name}
                    <span className="small quiet block">{t.institutions.levels[one.level]}</span>
                  </span>
                  <Icon name="next" />
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}

interface OneProps {
  code: string
  search: Question
  go: (next: Question) => void
  pool: string
}

function One({ code, search, go, pool }: OneProps) {
  const institution = useQuery(institutionQuery(code))
  return (
    <Loaded query={institution}>
      {(one) => {
        const pharmacy = one.level === 'pharmacy'
        const kinds = pharmacy ? (['pharmacy'] as const) : (['inpatient', 'outpatient', 'designated-disease'] as const)
        const kind = kinds.find((known) => known === search.kind) ?? kinds[0]
        const day = search.day ?? today()
        const question = {
          institution: code,
          kind,
          day,
          emergency: search.emergency,
          chronicKind: kind === 'designated-disease' ? search.chronicKind : undefined,
        }
        return (
          <div className="stack">
            <div className="card direct-one">
              <b>{one.name}</b>
              <button
                type="button"
                className="button plain"
                onClick={() => go({ institution: undefined } as unknown as Question)}
              >
                {words.otherInstitution}
              </button>
            </div>
            <Answer question={question} name={one.name} place={one.place} />
            <section className="card stack">
              {pharmacy ? null : (
                <fieldset className="stack tight">
                  <legend>{words.visitKind}</legend>
                  <div className="chips">
                    {kinds.map((known) => (
                      <button
                        key={known}
                        type="button"
                        className="chip"
                        aria-pressed={known === kind}
                        onClick={() => go({ kind: known })}
                      >
                        {t.kind[known]}
                      </button>
                    ))}
                  </div>
                </fieldset>
              )}
              {kind === 'designated-disease' ? (
                <ChronicKinds pool={pool} chosen={search.chronicKind} onChoose={(chronicKind) => go({ chronicKind })} />
              ) : null}
              <Field label={words.day} type="date" value={day} onText={(text) => go({ day: text })} />
              {pharmacy ? null : (
                <Check
                  label={words.emergency}
                  checked={search.emergency === 'true'}
                  onChange={(on) => go({ emergency: on ? 'true' : undefined } as Question)}
                />
              )}
            </section>
          </div>
        )
      }}
    </Loaded>
  )
}

/** The chronic kinds that the law names as open; what a person has may be another. */
function ChronicKinds(props: { pool: string; chosen: string | undefined; onChoose: (kind: string) => void }) {
  const guide = useQuery(serviceGuideQuery(props.pool)).data
  const all = guide?.sections.flatMap((section) => section.items).find((item) => item.label?.includes('门诊慢特病'))
  const kinds = all?.text.split('、') ?? []
  return (
    <div className="field">
      <label htmlFor="chronic-kind">{words.chronicKind}</label>
      <select id="chronic-kind" value={props.chosen ?? ''} onChange={(event) => props.onChoose(event.target.value)}>
        <option value="">{words.chronicAny}</option>
        {kinds.map((kind) => (
          <option key={kind}>{kind}</option>
        ))}
        <option>{words.chronicOther}</option>
      </select>
    </div>
  )
}

function Answer({
  question,
  name,
  place,
}: {
  question: Parameters<typeof directQuery>[0]
  name: string
  place: string
}) {
  return (
    <Loaded query={useQuery(directQuery(question))}>
      {(answer) => (
        <Note tone={answer.direct === 'yes' ? 'good' : answer.direct === 'no' ? 'refusal' : 'waiting'} live>
          <h2>
            {answer.direct === 'yes' ? words.yes(name) : answer.direct === 'no' ? words.no(name) : words.openAnswer}
          </h2>
          {answer.direct === 'yes' ? <p>{words.yesNext}</p> : null}
          {answer.reasons.map((reason) => (
            <Reason key={reason.code} reason={reason} place={place} />
          ))}
          {answer.notes.length === 0 ? null : <p className="small quiet">{words.worthKnowing}</p>}
          {answer.notes.map((reason) => (
            <Reason key={reason.code} reason={reason} place={place} />
          ))}
        </Note>
      )}
    </Loaded>
  )
}

function Reason({ reason, place }: { reason: DirectAnswer['reasons'][number]; place: string }) {
  return (
    <div className="reason stack tight">
      <p>{sentence(reason.text)}</p>
      {reason.hint === undefined ? null : <p>{sentence(reason.hint)}</p>}
      <div className="chips">
        {reason.code === 'not-filed' ? (
          <>
            <Link to="/file" search={{ place } as never} className="button">
              {words.fileNow}
            </Link>
            <Link to="/filings" className="button">
              {words.myFilings}
            </Link>
          </>
        ) : ['not-networked', 'not-designated', 'service-not-open'].includes(reason.code) ? (
          <Link to="/institutions" search={{ place, settles: 'true' } as never} className="button">
            {words.otherHospital}
          </Link>
        ) : ['benefits-stopped', 'open-figure', 'no-account', 'chronic-kind-not-open'].includes(reason.code) ? (
          <Link to="/contacts" className="button">
            {words.callUs}
          </Link>
        ) : null}
        {reason.basis === undefined ? null : <BasisChip basis={reason.basis} />}
      </div>
    </div>
  )
}
