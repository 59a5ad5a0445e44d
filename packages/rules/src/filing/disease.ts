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

/**
 * Whether two names mean one disease: the same, or one is the other with more words around it (肺恶性肿瘤, 恶性肿瘤门诊放化疗). A
 * piece of a name (肿瘤, 恶性) names no disease, and words that deny or doubt one (非恶性肿瘤, 疑似…, …家族史) do not name it.
 */
export function sameDisease(one: string, other: string): boolean {
  const [short, long] = [plain(one), plain(other)].sort((a, b) => a.length - b.length) as [string, string]
  if (short === long) return short !== ''
  const at = long.indexOf(short)
  if (short.length < shortestName || at === -1) return false
  return !deniedBefore.test(long.slice(0, at)) && !deniedAfter.test(long.slice(at + short.length))
}

/** No disease that is registered is called by fewer characters (高血压, 血友病). */
const shortestName = 3
const deniedBefore = /(?:非|不是|无|否认|排除|除外|疑似|可疑|怀疑|待排|预防|筛查)$/
const deniedAfter = /史$|待查|待排|除外|排除|可能|疑似|可疑|筛查|风险|高危/

function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cf}的、,()·-]/gu, '')
}
