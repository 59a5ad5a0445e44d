/** What a service guide rests on: the law, by whose it is, and apart from it the guides and public texts that only tell of it. */
import { isLaw } from '../policy/documents.ts'
import type { DocumentRecord } from '../policy/documents.ts'
import type { Basis } from '../quote/types.ts'
import type { Guide } from './guide.ts'
import { figureOn } from './law.ts'
import type { FilingLaw } from './law.ts'
import type { GuideItem } from './guide-item.ts'

const LEVELS = { national: '国家', province: '省级', city: '市级' } as const

type Documents = ReadonlyMap<string, DocumentRecord>

/** The law that a figure in force or a block of the guide rests on, with its articles. A guide is never its own basis. */
export function legalBasis(documents: Documents, law: FilingLaw, guide: Guide, on: number): GuideItem[] {
  const used = usedArticles(law, guide, on)
  const named = new Map(guide.basis.map((one) => [one.source.document, one]))
  for (const { source, articles } of guide.basis)
    used.set(source.document, new Set([...(used.get(source.document) ?? []), ...articles]))
  return (Object.keys(LEVELS) as (keyof typeof LEVELS)[]).flatMap((level) =>
    [...documents.values()]
      .filter((document) => isLaw(document) && document.level === level)
      .flatMap((document) => {
        const note = named.get(document.id)?.text
        return item(document, used, LEVELS[level], note === undefined ? '' : `。${note}`)
      }),
  )
}

/** Guides and public texts that the guide was written from, with their kind and date. */
export function otherTexts(documents: Documents, law: FilingLaw, guide: Guide, on: number): GuideItem[] {
  const used = usedArticles(law, guide, on)
  return [...documents.values()]
    .filter((document) => !isLaw(document))
    .flatMap((document) => item(document, used, [document.kind, document.dated].filter(Boolean).join('，'), ''))
}

function item(
  document: DocumentRecord,
  used: ReadonlyMap<string, ReadonlySet<string>>,
  label: string,
  note: string,
): GuideItem[] {
  // In the order of the document, not of the figures that happen to use it.
  const articles = [...document.articles.keys()].filter((article) => used.get(document.id)?.has(article))
  const [first] = articles
  if (first === undefined) return []
  const number = document.number === '' ? '' : `（${document.number}）`
  return [
    {
      label,
      text: `《${document.title}》${number}${note}`,
      source: { document: document.id, article: first },
      articles,
    },
  ]
}

function usedArticles(law: FilingLaw, guide: Guide, on: number): Map<string, Set<string>> {
  // How large a directory is stands on the directory's page.
  const facts = guide.facts.filter((fact) => fact.section !== 'directory')
  const sources: Basis[] = [
    ...[...law.figures.keys()].flatMap((name) => {
      const found = figureOn(law, name, on)
      return found ? [found.source, ...(found.others ?? []).map((one) => one.source)] : []
    }),
    ...[...facts, ...guide.steps, ...guide.offices, ...guide.lines, ...guide.claims, ...guide.faq].map(
      (block) => block.source,
    ),
  ]
  const articles = new Map<string, Set<string>>()
  for (const { document, article } of sources)
    articles.set(document, (articles.get(document) ?? new Set<string>()).add(article))
  return articles
}
