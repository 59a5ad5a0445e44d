/** 能不能直接结算: this person, this institution, this kind of visit, this day → yes, or every reason with the way out. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { claimSituationOf, type VisitKind } from '@yidi/rules'
import { directQuery, serviceGuideQuery, type DirectAnswer } from '../../api/guidance.ts'
import { institutionQuery } from '../../api/institutions.ts'
import type { Session } from '../../api/session.ts'
import type { ClaimLead } from '../claims/form/lead.ts'
import { FindInstitution } from '../institutions/FindInstitution.tsx'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import { DateField } from '../../parts/date-field/DateField.tsx'
import { Check } from '../../parts/field/Check.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Loaded } from '../../frame/Loaded.tsx'
import { LoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { sentence, today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Stack } from '../../parts/stack/Stack.tsx'
import look from '../../parts/look/look.module.css'
import { Card } from '../../parts/card/Card.tsx'
import style from './guidance.module.css'
import { Button, buttonLook } from '../../parts/button/Button.tsx'
import { Chip, Chips } from '../../parts/chip/Chip.tsx'
import fieldStyle from '../../parts/field/field.module.css'

const words = t.guidance

export function DirectPage() {
  return (
    <Page title={t.rooms.direct} back="/">
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
  if (search.institution === undefined)
    return <FindInstitution ask={words.askInstitution} onChoose={({ code }) => go({ institution: code })} />
  return <One code={search.institution} search={search} go={go} pool={pool} />
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
          <Stack>
            <Card bare className={style.directOne}>
              <b>{one.name}</b>
              <Button kind="plain" onClick={() => go({ institution: undefined } as unknown as Question)}>
                {words.otherInstitution}
              </Button>
            </Card>
            <Answer question={question} at={one} />
            <Card as="section">
              {pharmacy ? null : (
                <Stack as="fieldset" tight>
                  <legend>{words.visitKind}</legend>
                  <Chips>
                    {kinds.map((known) => (
                      <Chip key={known} aria-pressed={known === kind} onClick={() => go({ kind: known })}>
                        {t.kind[known]}
                      </Chip>
                    ))}
                  </Chips>
                </Stack>
              )}
              {kind === 'designated-disease' ? (
                <ChronicKinds pool={pool} chosen={search.chronicKind} onChoose={(chronicKind) => go({ chronicKind })} />
              ) : null}
              <DateField
                label={words.day}
                value={day}
                onDay={(text) => (text === '' ? undefined : go({ day: text }))}
              />
              {pharmacy ? null : (
                <Check
                  label={words.emergency}
                  checked={search.emergency === 'true'}
                  onChange={(on) => go({ emergency: on ? 'true' : undefined } as Question)}
                />
              )}
            </Card>
          </Stack>
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
    <div className={fieldStyle.field}>
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

interface AnswerProps {
  question: {
    institution: string
    kind: VisitKind
    day: string
    emergency?: string | undefined
    chronicKind?: string | undefined
  }
  at: { name: string; place: string }
}

function Answer({ question, at: { name, place } }: AnswerProps) {
  return (
    <Loaded query={useQuery(directQuery(question))}>
      {(answer) => (
        <Notice tone={answer.direct === 'yes' ? 'good' : answer.direct === 'no' ? 'refusal' : 'waiting'} live>
          <h2>
            {answer.direct === 'yes' ? words.yes(name) : answer.direct === 'no' ? words.no(name) : words.openAnswer}
          </h2>
          {answer.direct === 'yes' ? <p>{words.yesNext}</p> : null}
          {answer.reasons.map((reason) => (
            <Reason key={reason.code} reason={reason} place={place} />
          ))}
          {answer.direct === 'yes' ? null : <PayFirst question={question} reasons={answer.reasons} />}
          {answer.notes.length === 0 ? null : <p className={look.aside}>{words.worthKnowing}</p>}
          {answer.notes.map((reason) => (
            <Reason key={reason.code} reason={reason} place={place} />
          ))}
        </Notice>
      )}
    </Loaded>
  )
}

/** What is left where the hospital cannot settle: to pay, and to be reimbursed. */
function PayFirst({ question, reasons }: Pick<AnswerProps, 'question'> & Pick<DirectAnswer, 'reasons'>) {
  const { institution, kind, day, emergency } = question
  const visit = { institution, kind, ...(emergency === 'true' ? ({ emergency } as const) : {}) }
  const claim: ClaimLead = {
    ...visit,
    situation: claimSituationOf(reasons, emergency === 'true'),
    // Before the visit nothing of it is a fact yet.
    from: day > today() ? undefined : day,
  }
  const filing = reasons.some(({ code }) => code === 'not-filed') ? { filing: 'none' } : {}
  return (
    <Stack tight>
      <p>{words.payFirst}</p>
      <Chips>
        <Link to="/claims/new" search={claim as never} className={buttonLook()}>
          {t.rooms.claims}
        </Link>
        <Link to="/quote" search={{ route: 'manual', ...visit, ...filing } as never} className={buttonLook()}>
          {words.payFirstReckon}
        </Link>
      </Chips>
    </Stack>
  )
}

function Reason({ reason, place }: { reason: DirectAnswer['reasons'][number]; place: string }) {
  return (
    <Stack tight className={style.reason}>
      <p>{sentence(reason.text)}</p>
      {reason.hint === undefined ? null : <p>{sentence(reason.hint)}</p>}
      <Chips>
        {reason.code === 'not-filed' ? (
          <>
            <Link to="/file" search={{ place } as never} className={buttonLook()}>
              {words.fileNow}
            </Link>
            <Link to="/filings" className={buttonLook()}>
              {words.myFilings}
            </Link>
          </>
        ) : ['not-networked', 'not-designated', 'service-not-open'].includes(reason.code) ? (
          <Link to="/institutions" search={{ place, settles: 'true' } as never} className={buttonLook()}>
            {words.otherHospital}
          </Link>
        ) : ['benefits-stopped', 'open-figure', 'no-account', 'chronic-kind-not-open'].includes(reason.code) ? (
          <Link to="/contacts" className={buttonLook()}>
            {words.callUs}
          </Link>
        ) : null}
        {reason.basis === undefined ? null : <BasisChip basis={reason.basis} />}
      </Chips>
    </Stack>
  )
}
