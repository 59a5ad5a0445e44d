/** The questions behind the words of the sentence: one sheet each, in the order in which they are walked through. */
import { FILING_TYPES, filingName } from '@yidi/rules'
import type { Category, Insurance, InstitutionLevel, Route, VisitKind } from '@yidi/rules'
import { Options, Sheet, type Option } from '../../parts/Sheet.tsx'
import { PlacePicker } from '../../places/PlacePicker.tsx'
import { t } from '../../texts/index.ts'
import { FeesSheet, MoreSheet } from './amounts.tsx'
import { poolOf, type Pool } from './pools.ts'
import type { Situation } from './situation.ts'

const questionNames = ['pool', 'identity', 'place', 'institution', 'kind', 'filing', 'route', 'fees', 'more'] as const
export type QuestionName = (typeof questionNames)[number]

/** The questions that this situation asks: at home nobody files, at a pharmacy there is no level to choose. */
export function questionsFor(situation: Situation, pool: Pool): QuestionName[] {
  const atHome = pool.homes.includes(situation.place)
  return questionNames.filter((name) => {
    if (name === 'filing' || name === 'route') return !atHome
    if (name === 'institution') return situation.kind !== 'pharmacy'
    return true
  })
}

const levels = ['tier3', 'tier2', 'tier1', 'community', 'other'] as const satisfies InstitutionLevel[]
const routes = ['direct', 'manual'] as const satisfies Route[]
const kinds: readonly { kind: VisitKind; emergency: boolean }[] = [
  { kind: 'inpatient', emergency: false },
  { kind: 'inpatient', emergency: true },
  { kind: 'outpatient', emergency: false },
  { kind: 'outpatient', emergency: true },
  { kind: 'designated-disease', emergency: false },
  { kind: 'pharmacy', emergency: false },
]

/** `急诊住院` for an inpatient emergency. */
export function kindText(kind: VisitKind, emergency: boolean, words: Record<VisitKind, string> = t.kind): string {
  return emergency ? t.quote.emergencyKind(words[kind]) : words[kind]
}

/** `职工医保，退休` */
export function identityText(s: Pick<Situation, 'insurance' | 'category' | 'residentTier'>): string {
  const second = s.insurance === 'resident' ? t.tier[s.residentTier] : t.category[s.category]
  return t.quote.identity(t.insurance[s.insurance], second)
}

export function filingText(situation: Situation): string {
  if (situation.filing === 'none') return t.quote.notFiled
  const filing = filingName(situation.filing)
  return situation.filingElsewhere ? t.quote.filedElsewhere(filing) : t.quote.filedAs(filing)
}

function identities(pool: Pool): { option: Option<string>; change: Partial<Situation> }[] {
  return pool.insurances.flatMap(({ insurance, categories }) =>
    categories.flatMap(({ category }) =>
      (insurance === 'resident' ? ([1, 2] as const) : ([1] as const)).map((residentTier) => {
        const change = { insurance: insurance as Insurance, category: category as Category, residentTier }
        const label = identityText(change)
        return { option: { value: label, label }, change }
      }),
    ),
  )
}

export interface QuestionProps {
  name: QuestionName
  situation: Situation
  pools: readonly Pool[]
  /** Takes the answer and goes on: to the next question when walking through them, else back to the page. */
  onAnswer: (change: Partial<Situation>) => void
  onClose: () => void
  /** Where this question stands when they are walked through. */
  progress?: string | undefined
  doneLabel: string
}

export function Question(props: QuestionProps) {
  const { name, onClose, progress } = props
  if (name === 'fees') return <FeesSheet {...props} />
  if (name === 'more') return <MoreSheet {...props} />
  return (
    <Sheet title={t.quote.ask[name]} onClose={onClose}>
      {progress ? <p className="small quiet progress">{progress}</p> : null}
      <Answers {...props} />
    </Sheet>
  )
}

function Answers({ name, situation: s, pools, onAnswer }: QuestionProps) {
  switch (name) {
    case 'pool':
      return (
        <Options
          options={pools.map((pool) => ({ value: pool.code, label: pool.short }))}
          chosen={s.pool}
          onChoose={(pool) => onAnswer({ pool })}
        />
      )
    case 'identity': {
      const all = identities(poolOf(pools, s.pool))
      return (
        <Options
          options={all.map((one) => one.option)}
          chosen={identityText(s)}
          onChoose={(value) => onAnswer(all.find((one) => one.option.value === value)?.change ?? {})}
        />
      )
    }
    case 'place':
      return <PlacePicker chosen={s.place} onChoose={(place, placeName) => onAnswer({ place, placeName })} />
    case 'kind':
      return (
        <Options
          options={kinds.map((one) => ({
            value: `${one.kind} ${one.emergency}`,
            label: kindText(one.kind, one.emergency),
            ...(one.emergency && one.kind === 'inpatient' ? { more: t.quote.emergencyMore } : {}),
          }))}
          chosen={`${s.kind} ${s.emergency}`}
          onChoose={(value) => onAnswer(kinds.find((one) => `${one.kind} ${one.emergency}` === value) ?? {})}
        />
      )
    case 'institution':
      return (
        <Options
          options={levels.map((level) => ({ value: level, label: t.level[level] }))}
          chosen={s.level as (typeof levels)[number]}
          onChoose={(level) => onAnswer({ level })}
        />
      )
    case 'filing':
      return (
        <Options
          options={(['none', ...poolOf(pools, s.pool).filingTypes] as const).map((value) => ({
            value,
            label: value === 'none' ? t.quote.notFiled : t.filing[value],
            more: value === 'none' ? t.quote.notFiledMore : FILING_TYPES[value].example,
          }))}
          chosen={s.filing}
          onChoose={(filing) => onAnswer({ filing })}
        />
      )
    case 'route':
      return (
        <Options
          options={routes.map((value) => ({ value, label: t.route[value], more: t.quote.routeMore[value] }))}
          chosen={s.route}
          onChoose={(route) => onAnswer({ route })}
        />
      )
    case 'fees':
    case 'more':
      return null
    default:
      return name satisfies never
  }
}
