/** A reason out of a closed list with the article that it rests on, as a form keeps them and as they are sent. */

export interface ReasonDraft {
  /** Code of the reason; empty while none is chosen. */
  code: string
  /** Document and article as one text; empty while none is chosen. */
  basis: string
}

export const emptyReason: ReasonDraft = { code: '', basis: '' }

export interface Basis {
  document: string
  article: string
}

/** Document and article as one text. */
export const basisName = ({ document, article }: Basis): string => `${document}|${article}`

/** The document and article of such a text. */
export const basisOf = (name: string): Basis => ({
  document: name.split('|')[0] ?? '',
  article: name.split('|')[1] ?? '',
})

/** A reason of the closed list, with what it usually rests on here. */
export interface Reason {
  code: string
  title: string
  bases: readonly Basis[]
}

/** What is chosen with a reason: the article that it usually rests on comes along. */
export function chosenReason(code: string, reasons: readonly Reason[]): ReasonDraft {
  const usual = reasons.find((one) => one.code === code)?.bases[0]
  return { code, basis: usual === undefined ? '' : basisName(usual) }
}
