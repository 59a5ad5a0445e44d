/** What was answered so far, each to be answered again by a tap; and for whom and for which day it holds. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { serviceGuideQuery } from '../../api/guidance.ts'
import { DateField } from '../../parts/date-field/DateField.tsx'
import { Card } from '../../parts/card/Card.tsx'
import { Choice } from '../../parts/field/Choice.tsx'
import { Icon } from '../../parts/icon/Icon.tsx'
import { dayText, today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import type { AnswerProps } from './props.ts'
import { Folded } from './Folded.tsx'
import style from './go.module.css'
import { dayOf } from './search.ts'
import { WhoseFields } from './WhoseFields.tsx'

export function ThisVisit({ search, visit, placeName }: AnswerProps & { placeName: string }) {
  const { at, kind } = visit
  const kindName = search.emergency === 'true' ? t.quote.emergencyKind(t.kind[kind]) : t.go.kinds[kind]
  const parts = [
    ['city', placeName],
    ['hospital', at?.name ?? t.go.anyHospital],
    // A pharmacy sells medicine: nothing to choose.
    ...(at?.level === 'pharmacy' ? [] : [['kind', kindName]]),
  ] as [string, string][]
  return (
    <ul className={style.said} aria-label={t.go.thisVisit}>
      {parts.map(([change, text]) => (
        <li key={change}>
          <Link
            to="/go"
            search={{ ...search, place: visit.place, change } as never}
            aria-label={t.go.changeIt(text)}
            className={style.part}
          >
            {text}
            <Icon name="down" />
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** As whom and for which day it is answered; of a designated disease, for which one. */
export function WhoAndWhen({ search, go, visit, whose }: AnswerProps) {
  const day = dayOf(search, today())
  const { pool, insurance, person } = whose
  const who = t.go.insured(pool.short, t.quote.identity(t.insurance[insurance], t.category[person.category]))
  return (
    <Card as="section" tight aria-label={t.go.whoAndWhen}>
      {visit.kind === 'designated-disease' ? (
        <Diseases
          pool={pool.code}
          chosen={search.chronicKind}
          onChoose={(chronicKind) => go({ chronicKind: chronicKind === '' ? undefined : chronicKind }, true)}
        />
      ) : null}
      {whose.own ? <p>{t.go.ownWhose(who)}</p> : <WhoseFields go={go} whose={whose} who={who} />}
      <Folded title={t.go.when(day === today() ? t.go.today : dayText(day))}>
        {() => (
          <DateField
            label={t.guidance.day}
            value={day}
            onDay={(text) => (text === '' ? undefined : go({ day: text }, true))}
          />
        )}
      </Folded>
    </Card>
  )
}

/** The chronic kinds that the law names as open; what a person has may be another. */
function Diseases(props: { pool: string; chosen: string | undefined; onChoose: (kind: string) => void }) {
  const guide = useQuery(serviceGuideQuery(props.pool)).data
  const all = guide?.sections.flatMap((section) => section.items).find((item) => item.label?.includes('门诊慢特病'))
  const kinds = [...(all?.text.split('、') ?? []), t.guidance.chronicOther]
  return (
    <Choice
      label={t.guidance.chronicKind}
      value={props.chosen ?? ''}
      empty={t.guidance.chronicAny}
      options={kinds.map((kind) => [kind, kind] as const)}
      onChoose={props.onChoose}
    />
  )
}
