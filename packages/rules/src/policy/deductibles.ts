/** What the law says about the deductible of a person on a day: for the page that shows how much of it is used. */
import type { CompiledPool } from '../engine/segment.ts'
import type { Basis } from '../quote/types.ts'
import { gridOn } from './grid.ts'
import { groupInLaw } from './group-in-law.ts'
import { WORDS } from './keys.ts'
import type { Status } from './figure.ts'
import type { Parameter } from './parameter.ts'

export interface DeductibleFigure {
  /** Undefined where the law is open. */
  amountFen: number | undefined
  status: Status
  source: Basis
  /** Day number from which it is in force. */
  from: number
  /** What the figure still depends on, in Chinese: the level of the hospital, the place; empty where it is one. */
  label: string
}

interface DeductibleOfLaw {
  kind: 'outpatient' | 'inpatient'
  /** `none`: nothing is borne; `open`: the law has not said. */
  mechanism: 'once-a-year' | 'per-stay' | 'none' | 'open'
  title: string
  figures: DeductibleFigure[]
}

/** What is known of the person; keys of a table that stand here choose its cells, the others stay in the figures. */
type KnownKeys = Readonly<Partial<Record<string, string>>>

/**
 * The deductibles of an insurance on a day (a day number), outpatient first; empty before the pool's first day. A group for
 * assistance that the pool's law names no longer is none.
 */
export function deductiblesOn(
  { pool }: CompiledPool,
  insurance: 'employee' | 'resident',
  day: number,
  known: KnownKeys,
): DeductibleOfLaw[] {
  const policy = pool.insurances.get(WORDS.insurance.indexOf(insurance))
  if (policy === undefined || day < pool.firstDay) return []
  const { assistance } = known
  const asked = assistance === undefined ? known : { ...known, assistance: groupInLaw(pool, assistance) }
  return (['outpatient', 'inpatient'] as const).map((kind): DeductibleOfLaw => {
    const scheme = policy.schemes[WORDS.kind.indexOf(kind)]
    if (scheme === undefined || scheme.open !== undefined || pool.benefitsOpen !== undefined)
      return { kind, mechanism: 'open', title: scheme?.open?.title ?? '起付标准', figures: [] }
    const { deductible } = scheme
    if (deductible === undefined) return { kind, mechanism: 'none', title: '没有起付标准', figures: [] }
    const figures = figuresOf(deductible.amount, day, asked)
    const mechanism = figures.length === 0 ? 'open' : deductible.mechanism
    return { kind, mechanism, title: deductible.amount.title, figures }
  })
}

function figuresOf(parameter: Parameter, day: number, known: KnownKeys): DeductibleFigure[] {
  const grid = gridOn(parameter, day)
  return (grid?.figures ?? []).flatMap((figure, index) => {
    if (figure === undefined) return []
    const words = cellWords(parameter, index)
    if (words.some(({ key, word }) => known[key] !== undefined && known[key] !== word)) return []
    const { status, source, from } = figure
    return [
      {
        amountFen: status === 'open' ? undefined : figure.value,
        status,
        source,
        from,
        label: labelsOf(figure.title, words.length)
          .filter((_, axis) => known[words[axis]!.key] === undefined)
          .join('，'),
      },
    ]
  })
}

/** The Chinese of a cell's words, which a figure's title carries in brackets (a pool may have words of its own). */
function labelsOf(title: string, count: number): string[] {
  const labels = /（([^（）]*)）$/.exec(title)?.[1]?.split('、') ?? []
  return labels.length === count ? labels : []
}

/** The words that a cell stands for: the last key runs fastest. */
function cellWords({ axes }: Parameter, index: number): { key: string; word: string }[] {
  const words: { key: string; word: string }[] = []
  let rest = index
  for (const { key, labels } of axes.toReversed()) {
    words.unshift({ key, word: labels[rest % labels.length]! })
    rest = Math.floor(rest / labels.length)
  }
  return words
}
