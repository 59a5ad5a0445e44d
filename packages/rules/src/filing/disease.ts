/**
 * Designated diseases (规定病种): which there are by the pool's law, and which of them settle directly in another
 * province. One kind may have more than one name in the field; a filing.yaml writes them as “恶性肿瘤|恶性肿瘤门诊放化疗”.
 */
import { parseDay } from '../days.ts'
import type { Reason } from '../quote/types.ts'
import { figureOn } from './law.ts'
import type { FilingFigure, FilingLaw } from './law.ts'

interface DiseaseKind {
  name: string
  /** What else it is called, elsewhere in the country. */
  others: readonly string[]
}

/** The kinds of a pool on a day; undefined where the law does not name them. */
export function diseaseKinds(
  law: FilingLaw,
  day: string,
): { kinds: DiseaseKind[]; figure: FilingFigure<readonly string[]> } | undefined {
  const figure = figureOn(law, 'designatedDisease.kinds', parseDay(day))
  if (figure?.value === undefined) return undefined
  const kinds = figure.value.map((text) => {
    const [name = text, ...others] = text.split('|').map((one) => one.trim())
    return { name, others }
  })
  return { kinds, figure }
}

/**
 * What is said wherever designated diseases are spoken of while the pool's list is open: the desk goes by the document
 * that it has. Undefined where the law names the kinds.
 */
export function diseaseListOpen(law: FilingLaw, day: string): Reason | undefined {
  if (diseaseKinds(law, day) !== undefined) return undefined
  const figure = figureOn(law, 'designatedDisease.kinds', parseDay(day))
  return {
    code: 'disease-list-open',
    text: '参保地有哪些规定病种还没有查到文件，由经办机构按手头的文件和您的诊断材料认定',
    ...(figure ? { basis: figure.source } : {}),
  }
}

/** The kind that is meant by a name as people and hospitals write it, or undefined. */
export function findDisease(law: FilingLaw, day: string, text: string): DiseaseKind | undefined {
  return diseaseKinds(law, day)?.kinds.find((kind) =>
    [kind.name, ...kind.others].some((name) => sameDisease(name, text)),
  )
}

/** Whether a kind settles directly in another province on a day; undefined where the law does not say. */
export function diseaseOpenAway(law: FilingLaw, day: string, text: string): boolean | undefined {
  const open = figureOn(law, 'opens.chronicKinds', parseDay(day))?.value
  if (open === undefined) return undefined
  const kind = findDisease(law, day, text)
  const names = kind === undefined ? [text] : [kind.name, ...kind.others]
  return open.some((one) => names.some((name) => sameDisease(one, name)))
}

/** Whether two names mean one disease: the same, or one is the other with more words around it. */
export function sameDisease(one: string, other: string): boolean {
  const [a, b] = [plain(one), plain(other)]
  return a.length > 1 && b.length > 1 && (a.includes(b) || b.includes(a))
}

function plain(text: string): string {
  return text.replace(/[\s的、，,（）()·-]/g, '')
}
