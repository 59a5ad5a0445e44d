/** The disease side of "will it settle directly": which disease a visit is for, whether it is registered, whether it is open there. */
import { parseDay } from '../days.ts'
import type { Reason } from '../quote/types.ts'
import type { DirectQuestion, Weighed } from './direct-question.ts'
import { diseaseKinds, diseaseListOpen, diseaseOpenAway, findDisease } from './disease.ts'
import { figureOn } from './law.ts'
import type { FilingLaw } from './law.ts'
import type { Where } from './needed.ts'

/**
 * What a visit for a designated disease lacks. It must be registered everywhere (浙人社发〔2016〕113号 第三十八条); in another
 * province each kind settles only where it is open.
 */
export function weighDisease(law: FilingLaw, question: DirectQuestion, where: Where): Weighed {
  const { person, visit } = question
  if (visit.kind !== 'designated-disease') return { reasons: [], notes: [] }
  const means = (name: string) => findDisease(law, visit.day, name)?.name ?? name
  const registered = person.diseases?.map(means)
  const asked = visit.chronicKind === undefined ? undefined : means(visit.chronicKind)
  const meant = asked === undefined ? (registered ?? []) : [asked]
  const reasons: Reason[] = []
  if (registered !== undefined && meant.every((one) => !registered.includes(one)))
    reasons.push(missing(law, visit.day, asked))
  const away = where === 'out-of-province' ? openElsewhere(law, visit.day, meant) : { reasons: [], notes: [] }
  const listOpen = diseaseListOpen(law, visit.day)
  return {
    reasons: [...reasons, ...away.reasons],
    notes: [...away.notes, ...(listOpen === undefined ? [] : [listOpen])],
  }
}

function missing(law: FilingLaw, day: string, asked: string | undefined): Reason {
  const known = diseaseKinds(law, day)
  return {
    code: 'disease-not-registered',
    text: asked === undefined ? '您还没有登记规定病种' : `“${asked}”还没有登记为您的规定病种`,
    hint: '看病前请先登记规定病种；没有登记的，按普通门诊结算',
    ...(known ? { basis: known.figure.source } : {}),
  }
}

function openElsewhere(law: FilingLaw, day: string, meant: readonly string[]): Weighed {
  const chronic = figureOn(law, 'opens.chronicKinds', parseDay(day))
  if (chronic?.value === undefined || meant.length === 0) return { reasons: [], notes: [] }
  const basis = chronic.source
  const open = meant.filter((one) => diseaseOpenAway(law, day, one) === true)
  const closed = meant.filter((one) => !open.includes(one))
  if (open.length === 0) {
    const text = `${quoted(closed)}还不能跨省直接结算`
    const hint = '不要当普通门诊刷卡；先自付，再按慢特病手工报销'
    return { reasons: [{ code: 'chronic-kind-not-open', text, hint, basis }], notes: [] }
  }
  if (closed.length === 0) return { reasons: [], notes: [] }
  const text = `${quoted(open)}可以跨省直接结算，${quoted(closed)}还不能，先自付再手工报销`
  return { reasons: [], notes: [{ code: 'chronic-kinds-partly', text, basis }] }
}

const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join('、')
