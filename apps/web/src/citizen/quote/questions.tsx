/** The questions behind the words of the sentence: one sheet each. */
import { FILING_TYPES } from '@yidi/rules'
import type { Category, Insurance, InstitutionLevel, Route, VisitKind } from '@yidi/rules'
import { Sheet } from '../../parts/sheet/Sheet.tsx'
import { Options, type Option } from '../../parts/options/Options.tsx'
import { PlacePicker } from '../../parts/place-picker/PlacePicker.tsx'
import * as t from '../../texts/index.ts'
import { FeesSheet } from './FeesSheet.tsx'
import { MoreSheet } from './MoreSheet.tsx'
import { poolOf, type Pool } from './pools.ts'
import type { QuestionName, SheetProps } from './question.ts'
import type { Situation } from './situation.ts'
import { identityText, kindText } from './words.ts'
import look from '../../parts/look/look.module.css'

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

type QuestionProps = SheetProps & { name: QuestionName }

export function Question(props: QuestionProps) {
  const { name, onClose, progress } = props
  if (name === 'fees') return <FeesSheet {...props} />
  if (name === 'more') return <MoreSheet {...props} />
  return (
    <Sheet title={t.quote.ask[name]} onClose={onClose}>
      {progress ? <p className={look.aside}>{progress}</p> : null}
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
