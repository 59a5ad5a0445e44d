/** The name under a letter, typed or drawn by hand, and which letter it was. */

export interface SignedForm {
  signature: string
  typed: boolean
  strokes: number[][]
  /** The version of the letter that was agreed to; empty until it is. */
  letter: string
}

/** A form whose letter is yet to be signed. */
export const unsigned = { letter: '', strokes: [], signature: '' } as const satisfies Omit<SignedForm, 'typed'>

/** What of a signature no draft keeps. */
export const neverKept: readonly string[] = ['signature', 'strokes', 'letter'] satisfies (keyof SignedForm)[]

interface Signature {
  name: string
  letter: string
  strokes?: number[][]
}

/** Agreement and signature as the server takes them. */
export function signatureOf(form: SignedForm): { commitmentSigned: boolean; signature?: Signature } {
  if (form.letter === '') return { commitmentSigned: false }
  const drawn = !form.typed && form.strokes.length > 0
  return {
    commitmentSigned: true,
    signature: {
      name: form.signature.trim(),
      letter: form.letter,
      ...(drawn ? { strokes: form.strokes } : {}),
    },
  }
}
