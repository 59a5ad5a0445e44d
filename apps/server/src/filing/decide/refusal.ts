/** A refusal in words: the reason of the closed list, the basis, and what whoever disagrees may do. */
import { problem, refusalReasons } from '@yidi/contracts'
import type { RefusalReason } from '@yidi/contracts'
import { figureOn, parseDay } from '@yidi/rules'
import type { Basis, FilingLaw, Release } from '@yidi/rules'
import { lawOf } from '../record/index.ts'

export interface Refusal {
  code: RefusalReason
  basis: { document: string; article: string }
  /** What the reason means in this case. */
  words: string
}

/** The documents that the reasons rest on in a pool on a day; empty where the pool's law has no such rule. */
export function basesOf(law: FilingLaw, reason: RefusalReason, day: string): Basis[] {
  const sources = refusalReasons[reason].figures.flatMap((name) => {
    const figure = figureOn(law, name, parseDay(day))
    return figure === undefined ? [] : [figure.source]
  })
  return sources.filter(
    (source, index) =>
      sources.findIndex((one) => one.document === source.document && one.article === source.article) === index,
  )
}

/** Every document that the pool's filing law rests on, for a basis that no rule names. */
export function documentsOf(
  { documents }: Release,
  law: FilingLaw,
): { id: string; short: string; articles: string[] }[] {
  const used = new Set([...law.figures.values()].flat().map((figure) => figure.source.document))
  return [...documents.values()]
    .filter((document) => used.has(document.id))
    .map(({ id, short, articles }) => ({ id, short, articles: [...articles.keys()] }))
}

/**
 * What somebody may do who disagrees: office and time limit as the pool's guide states them, and whom to ask where no
 * document does (nothing is made up).
 */
export function rightsOf({ filing }: Release, pool: string): string {
  const guide = filing.guides.get(pool)
  const known = (guide?.remedies ?? []).flatMap(({ kind, office, period }) => {
    const where = office === 'open' ? '' : `向${office}提出`
    const until = period === 'open' ? '' : `期限是${period}`
    const text = [where, until].filter((part) => part !== '').join('，')
    return text === '' ? [] : [`${kind === 'reconsideration' ? '行政复议' : '行政诉讼'}${text}。`]
  })
  const complete =
    (guide?.remedies ?? []).length === 2 &&
    guide!.remedies.every((one) => one.office !== 'open' && one.period !== 'open')
  const line = guide?.lines.find((one) => one.kind === 'enquiry')?.contact ?? '参保地区号加 12393'
  const rest = complete ? '' : `受理机关和期限以决定书和法律规定为准，可拨打 ${line} 问清。`
  return `对这个决定不服的，可以依法申请行政复议或者提起行政诉讼。${known.join('')}${rest}`
}

/** The whole text as it is delivered. Throws `filing-basis-unknown` where no such article is on record. */
export function refusalText(release: Release, pool: string, refusal: Refusal): string {
  const { document, article } = refusal.basis
  const found = release.documents.get(document)
  if (found?.articles.has(article) !== true) {
    throw problem('filing-basis-unknown', { document: document.slice(0, 60), article: article.slice(0, 60) })
  }
  lawOf(release, pool)
  const words = refusal.words === '' ? '' : `${refusal.words.replace(/[。；;.]*$/, '')}。`
  const basis = `依据：${found.short}（${found.number || found.title}）${article}。`
  return `${refusalReasons[refusal.code].title}。${words}${basis}${rightsOf(release, pool)}`
}
