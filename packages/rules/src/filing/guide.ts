/** The guide of a pool: whom to ask, where and when, what to bring for a claim (read-guide.ts reads it from guide.yaml). */
import type { Basis, Insurance } from '../quote/types.ts'

export const SEASONS = ['summer', 'winter', 'all-year'] as const
export const LINES = ['enquiry', 'complaint', 'progress', 'operation'] as const

/** The sections of a service guide that a guide.yaml can say something about in its own words. */
export const FACT_SECTIONS = [
  'scope',
  'review',
  'legal-basis',
  'accepting',
  'deciding',
  'quantity',
  'conditions',
  'prohibitions',
  'materials',
  'apply',
  'fees',
  'result',
  'rights',
  'visits',
  'use',
  'differences',
  'rates',
  'claims',
  // How large a directory of hospitals and pharmacies the source speaks of: for the page of the directory.
  'directory',
] as const
export type FactSection = (typeof FACT_SECTIONS)[number]

export const REMEDIES = ['reconsideration', 'litigation'] as const

/** A column beside the text: of a step who decides by what standard, of a comparison one of its sides. */
export interface GuideColumn {
  title: string
  text: string
}

export interface Guide {
  title: string
  authority: string
  /** What the pool calls its paper form, where it has a name of its own. */
  form: { title: string; source: Basis } | undefined
  offices: readonly {
    name: string
    where: string
    hours: readonly { season: (typeof SEASONS)[number]; days: string; periods: readonly string[] }[]
    source: Basis
  }[]
  /** What nobody has stated yet. */
  open: readonly { what: string; source: Basis }[]
  lines: readonly { kind: (typeof LINES)[number]; title: string; contact: string; source: Basis }[]
  /** Law that the agency's own guide names as the basis of the matter, beside what the figures rest on. */
  basis: readonly { text: string; source: Basis; articles: readonly string[] }[]
  steps: readonly { title: string; text: string; columns: readonly GuideColumn[]; source: Basis }[]
  facts: readonly {
    section: FactSection
    title: string
    text: string
    columns: readonly GuideColumn[]
    source: Basis
  }[]
  faq: readonly { question: string; answer: string; source: Basis }[]
  /** Where and until when a refusal may be contested; `open` where no document says so. */
  remedies: readonly { kind: (typeof REMEDIES)[number]; office: string; period: string; source: Basis }[]
  /** What to bring for a claim; of one insurance only where the document says it of that one. */
  claims: readonly { situation: string; insurance?: Insurance; materials: readonly string[]; source: Basis }[]
}
