/** The commitment letter as it was signed (备案承诺书): its words, the signature, by whom and when. */
import { Paper } from '../../platform/printing/index.ts'
import type { Cell } from '../../platform/printing/index.ts'

export interface LetterPaper {
  title: string
  to: string
  lines: readonly string[]
  under: string
  foot: string
  at: Date
  signed: Signed
}

/** Who signed and how: drawn by hand, or the name typed. */
export interface Signed {
  name: string
  /** Of the signer, as the reader may see it. */
  idNumber: string
  role: string
  /** Moment of signing, in words. */
  on: string
  strokes?: readonly (readonly number[])[]
}

/** What stands where a name is signed: the drawing, or the typed name and that it was typed. */
export function signatureCell({ name, strokes }: Pick<Signed, 'name' | 'strokes'>): Cell {
  return strokes === undefined
    ? { text: `${name}（网上打字签名）` }
    : { text: '', room: 3, drawing: { strokes, about: `${name}的手写签名` } }
}

/** Draws the letter. */
export function drawLetter({ title, to, lines, under, foot, at, signed }: LetterPaper): Promise<Buffer> {
  const row = (head: string, cell: Cell): Cell[] => [{ text: head, head: true }, cell]
  const paper = new Paper({ title, foot, at }).title(under).paragraph(`${to}：`)
  for (const [index, line] of lines.entries()) paper.paragraph(`${String(index + 1)}. ${line}`)
  return paper
    .heading('签署')
    .table(
      [
        row('承诺人', { text: `${signed.name}（${signed.role}）` }),
        row('身份证号', { text: signed.idNumber }),
        row('签名', signatureCell(signed)),
        row('签署时间', { text: signed.on }),
      ],
      [1, 4],
    )
    .finish()
}
