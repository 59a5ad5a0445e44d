/**
 * The filing law of a pool: figures with their days, read from filing.yaml and what it inherits. What a pool must say
 * and does not is a fault; what nobody has stated stands there as `value: open` and stays open.
 */
import { readRuleFile, reportMissing, ruleOn } from '../policy/rule-file.ts'
import type { DatedRule } from '../policy/rule-file.ts'
import type { PolicyScope } from '../policy/scope.ts'
import type { YamlNode } from '../policy/yaml.ts'
import { CONDITIONAL, FIGURES, FIGURE_NAMES } from './figures.ts'
import type { FigureName, FigureValue } from './figures.ts'

/** One figure in force. `value` is missing where the status is open. */
export type FilingFigure<T = unknown> = DatedRule<FigureName, T>

export interface FilingLaw {
  /** Code of the pooling area; empty for the national reference. */
  pool: string
  /** City codes that are at home for this pool. */
  homes: readonly string[]
  /** Code of the province they lie in; empty for the national reference. */
  province: string
  title: string
  figures: ReadonlyMap<FigureName, readonly FilingFigure[]>
}

/** Reads the tree of a filing.yaml (inherited parts already merged). `whole`: a pool's law, which must decide everything. */
export function readFilingLaw(
  scope: PolicyScope,
  node: YamlNode,
  { pool, homes, province }: Pick<FilingLaw, 'pool' | 'homes' | 'province'>,
  whole: boolean,
): FilingLaw | undefined {
  const read = readRuleFile(scope, node, FIGURES, '备案规则')
  if (!read) return undefined
  const law: FilingLaw = { pool, homes, province, title: read.title ?? pool, figures: read.rules }
  if (whole) reportMissing(scope, law.title, read.top, missingIn(law))
  return law
}

/** The figures that a whole law must have and has not. */
function missingIn({ figures }: FilingLaw): FigureName[] {
  const missing = FIGURE_NAMES.filter((name) => !CONDITIONAL.includes(name) && !figures.has(name))
  for (const version of figures.get('offered') ?? []) {
    for (const type of (version.value ?? []) as readonly string[]) {
      const name = `materials.${type}` as FigureName
      if (!figures.has(name) && !missing.includes(name)) missing.push(name)
    }
  }
  const chosen = (figures.get('longTerm.institutions') ?? []).some((figure) => figure.value === 'chosen-and-free')
  if (chosen) missing.push(...FIGURE_NAMES.filter((name) => name.startsWith('institutions.') && !figures.has(name)))
  return missing
}

/** The figure in force on a day, open ones included; undefined before the first day in force. */
export function figureOn<N extends FigureName>(
  law: FilingLaw,
  name: N,
  day: number,
): FilingFigure<FigureValue<N>> | undefined {
  return ruleOn(law.figures, name, day) as FilingFigure<FigureValue<N>> | undefined
}

/** The value in force on a day; undefined where it is open or not yet in force. */
export function valueOn<N extends FigureName>(law: FilingLaw, name: N, day: number): FigureValue<N> | undefined {
  return figureOn(law, name, day)?.value
}
