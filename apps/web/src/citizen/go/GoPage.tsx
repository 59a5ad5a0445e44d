/** 去看病: where to, which hospital, what for; then one answer: whether to file, whether it settles, what it costs, what to do now. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { institutionQuery } from '../../api/institutions.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import look from '../../parts/look/look.module.css'
import { Question } from '../../parts/question/Question.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'
import { Hindrances } from '../me/Hindrances.tsx'
import { AnswerPage } from './AnswerPage.tsx'
import { CityStep } from './CityStep.tsx'
import { HospitalStep } from './HospitalStep.tsx'
import { institutionOf, kindOf, kinds, placeOf, stepOf, undecided, type GoSearch } from './search.ts'
import { useWhose } from './useWhose.ts'

export function GoPage() {
  const search: GoSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const go = (next: GoSearch, replace = false): void =>
    void navigate({
      to: '/go',
      search: { ...search, change: undefined, ...next } as never,
      replace,
      resetScroll: !replace,
    })
  const code = institutionOf(search)
  const at = useQuery({ ...institutionQuery(code ?? ''), enabled: code !== undefined })
  const step = stepOf(search)
  if (step === 'city')
    return (
      <Asking>
        <CityStep
          chosen={placeOf(search)}
          // Another city has other hospitals.
          onChoose={(place) => go({ place, institution: undefined, ...(kindOf(search) ? { change: 'hospital' } : {}) })}
        />
      </Asking>
    )
  if (code !== undefined && at.data === undefined)
    return (
      <Asking>
        <Loaded query={at}>{() => null}</Loaded>
      </Asking>
    )
  const place = at.data?.place ?? placeOf(search)!
  if (step === 'hospital')
    return (
      <Asking>
        <HospitalStep
          place={place}
          onChoose={(institution) => go({ place, institution: institution?.code ?? undecided })}
        />
      </Asking>
    )
  const pharmacy = at.data?.level === 'pharmacy'
  if (step === 'kind' && !pharmacy)
    return (
      <Asking>
        <Question
          text={t.go.askKind}
          number={3}
          options={[...kinds, 'emergency' as const]
            // A hospital sells no medicine at a counter of its own.
            .filter((kind) => kind !== 'pharmacy' || at.data === undefined)
            .map((value) => ({ value, text: t.go.kinds[value] }))}
          onAnswer={(value) =>
            go(
              value === 'emergency'
                ? { kind: 'inpatient', emergency: 'true' }
                : { kind: value, emergency: undefined, chronicKind: undefined },
            )
          }
        />
      </Asking>
    )
  const kind = pharmacy ? 'pharmacy' : (kindOf(search) ?? 'inpatient')
  const visit = { place, at: at.data, kind: !pharmacy && at.data && kind === 'pharmacy' ? 'outpatient' : kind } as const
  return <Answered search={search} go={go} visit={visit} />
}

function Asking({ children }: { children: React.ReactNode }) {
  return (
    <Page title={t.go.title} back="/">
      {children}
    </Page>
  )
}

type AnsweredProps = Omit<Parameters<typeof AnswerPage>[0], 'whose'>

function Answered(props: AnsweredProps) {
  const whose = useWhose(props.search)
  if (whose === undefined)
    return (
      <Asking>
        <p className={look.quiet}>{t.loading}</p>
      </Asking>
    )
  if (whose === 'nobody')
    return (
      <Asking>
        <Stack>
          <Hindrances />
        </Stack>
      </Asking>
    )
  return <AnswerPage {...props} whose={whose} />
}
