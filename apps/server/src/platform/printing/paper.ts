/**
 * One way to lay out a paper: A4, quiet lines, one typeface for all that is usual, marked up so that a screen reader finds
 * headings, tables and cells. A rare character comes from another typeface; what none has is named in its place and under
 * the paper. What stands on a paper is said by the files beside this one.
 */
import { signatureBounds } from '@yidi/contracts'
import type { SignatureBounds } from '@yidi/contracts'
import { drawable } from './drawable.ts'
import type { Weight } from './fonts.ts'
import { mixedDocument } from './mixed-document.ts'
import type { MixedDocument } from './mixed-document.ts'

interface PaperHead {
  title: string
  /** Left in the foot of every page: who issued it, under which number. */
  foot: string
  /** The moment it was made. */
  at: Date
}

export interface Cell {
  text: string
  /** Names what stands beside it. */
  head?: true
  /** Cells it stretches over. */
  wide?: number
  /** Empty lines that leave room for a signature or a seal. */
  room?: number
  /** Strokes of a signature, fitted into the cell; `about` for those who cannot see them. */
  drawing?: Drawing
}

interface Drawing {
  strokes: readonly (readonly number[])[]
  about: string
}

type StructureElement = ReturnType<PDFKit.PDFDocument['struct']>

const ink = '#1B2A33'
const quiet = '#55666F'
const line = '#BFC7C5'
const wash = '#F3F5F3'
const accent = '#0B6E69'
const barColours = { gain: accent, same: wash, loss: '#B4532A' } as const
const margin = 54

/** A paper under way. `finish` gives its bytes; a paper that is not finished is nothing. */
export class Paper {
  readonly #doc: MixedDocument
  readonly #root: StructureElement
  readonly #bytes: Promise<Buffer>
  readonly #head: PaperHead
  /** Characters that no typeface has, as they were named in the text. */
  readonly #missing = new Set<string>()

  constructor(head: PaperHead) {
    this.#head = head
    const doc = mixedDocument({
      size: 'A4',
      margins: { top: margin - 14, bottom: margin, left: margin, right: margin },
      pdfVersion: '1.7',
      lang: 'zh-CN',
      tagged: true,
      displayTitle: true,
      bufferPages: true,
      info: { Title: head.title, CreationDate: head.at },
    })
    this.#doc = doc
    this.#bytes = new Promise((resolve, reject) => {
      const parts: Buffer[] = []
      doc.on('data', (part: Buffer) => parts.push(part))
      doc.on('end', () => resolve(Buffer.concat(parts)))
      doc.on('error', reject)
    })
    this.#root = doc.struct('Document')
    doc.addStructure(this.#root)
  }

  get #width(): number {
    return this.#doc.page.width - 2 * margin
  }

  /** The name of the paper, and under it what it is, in one quiet line. */
  title(under?: string): this {
    this.#text(this.#head.title, { font: 'bold', size: 19, type: 'H1', align: 'center' })
    if (under !== undefined) this.#text(under, { size: 9.5, colour: quiet, align: 'center', before: 4 })
    this.#doc.y += 6
    return this
  }

  heading(text: string): this {
    // A heading never stands alone at the foot of a page.
    if (this.#doc.y > this.#doc.page.height - margin - 90) this.#doc.addPage()
    this.#text(text, { font: 'bold', size: 12.5, colour: accent, type: 'H2', before: 8 })
    this.#doc.y += 4
    return this
  }

  paragraph(text: string, look: { quiet?: true } = {}): this {
    this.#text(text, look.quiet ? { size: 9, colour: quiet, before: 2 } : { size: 10.5, before: 3 })
    return this
  }

  /** What follows begins a page of its own. */
  page(): this {
    this.#doc.addPage()
    return this
  }

  /** A ruled table; `widths` are shares of the page's width. A dense one has small letters, for many figures on a page. */
  table(rows: readonly (readonly Cell[])[], widths: readonly number[], look?: 'dense'): this {
    const size = look === 'dense' ? 8.5 : 10
    const doc = this.#doc
    // The row of heads never stands alone at the foot of a page.
    if (rows.length > 1 && doc.y > doc.page.height - margin - 60) doc.addPage()
    const sum = widths.reduce((total, width) => total + width, 0)
    const shares = widths.map((width) => (width / sum) * this.#width)
    const options = {
      structParent: this.#root,
      position: { x: margin, y: doc.y + 4 },
      columnStyles: shares.map((width) => ({ width })),
      defaultStyle: {
        border: 0.5,
        borderColor: line,
        padding: look === 'dense' ? { top: 2, bottom: 3, left: 5, right: 5 } : { top: 4, bottom: 5, left: 7, right: 7 },
        align: { x: 'left', y: 'center' },
        textColor: ink,
        textOptions: { lineGap: 2 },
      },
    }
    doc.font('regular').fontSize(size)
    const table = doc.table(options as unknown as PDFKit.Mixins.TableOptions)
    doc.y += 4
    for (const row of rows) {
      const { y } = doc
      const { page } = doc
      table.row(
        row.map((cell) => ({
          text: this.#drawable(cell.text) + '\n '.repeat(cell.room ?? 0),
          type: cell.head ? 'TH' : 'TD',
          font: { src: 'regular', size },
          ...(cell.room ? { align: { x: 'left', y: 'top' } } : {}),
          ...(cell.wide ? { colSpan: cell.wide } : {}),
          ...(cell.head ? { backgroundColor: wash, textColor: quiet } : {}),
        })),
      )
      this.#drawings(row, shares, doc.page === page ? y : doc.page.margins.top)
    }
    table.end()
    doc.x = margin
    doc.y += 8
    return this
  }

  /** The drawings of a row that has just been laid out from `top` down, each into its cell. */
  #drawings(row: readonly Cell[], widths: readonly number[], top: number): void {
    const bottom = this.#doc.y
    let [x, column] = [margin, 0]
    for (const { drawing, wide = 1 } of row) {
      const width = widths.slice(column, column + wide).reduce((total, one) => total + one, 0)
      if (drawing !== undefined) {
        const cell = { x: x + 8, y: top + 5, width: width - 16, height: bottom - top - 10 }
        this.#root.add(this.#doc.struct('Figure', { alt: drawing.about }, () => this.#strokes(drawing.strokes, cell)))
      }
      x += width
      column += wide
    }
    this.#doc.x = margin
    this.#doc.y = bottom
  }

  /** A signature as large as the box allows, each stroke bent smoothly through its points. */
  #strokes(strokes: Drawing['strokes'], box: SignatureBounds): void {
    const doc = this.#doc
    const bounds = signatureBounds(strokes)
    const scale = Math.min(box.width / Math.max(bounds.width, 1), box.height / Math.max(bounds.height, 1))
    const point = (stroke: readonly number[], at: number): [number, number] => [
      box.x + (stroke[2 * at]! - bounds.x) * scale,
      box.y + (stroke[2 * at + 1]! - bounds.y) * scale,
    ]
    doc.lineWidth(1.3).lineCap('round').lineJoin('round').strokeColor(ink)
    for (const stroke of strokes) {
      doc.moveTo(...point(stroke, 0))
      const last = stroke.length / 2 - 1
      for (let at = 1; at < last; at++) {
        const [here, next] = [point(stroke, at), point(stroke, at + 1)]
        doc.quadraticCurveTo(...here, (here[0] + next[0]) / 2, (here[1] + next[1]) / 2)
      }
      doc.lineTo(...point(stroke, last)).stroke()
    }
  }

  /** Steps from left to right, each in a box of its own, with an arrow to the next. */
  flow(steps: readonly string[]): this {
    const doc = this.#doc
    const gap = 26
    const box = { width: (this.#width - gap * (steps.length - 1)) / steps.length, height: 30 }
    if (doc.y + box.height > doc.page.height - margin - 20) doc.addPage()
    const y = doc.y + 4
    const draw = () => {
      for (const [index, step] of steps.entries()) {
        const x = margin + index * (box.width + gap)
        doc.lineWidth(0.8).strokeColor(accent).roundedRect(x, y, box.width, box.height, 5).stroke()
        doc.font('bold').fontSize(10).fillColor(ink)
        doc.text(this.#drawable(step, 'bold'), x, y + 8, { width: box.width, align: 'center', lineBreak: false })
        if (index + 1 === steps.length) continue
        const [from, to, middle] = [x + box.width + 5, x + box.width + gap - 5, y + box.height / 2]
        doc.strokeColor(quiet).moveTo(from, middle).lineTo(to, middle).stroke()
        doc
          .moveTo(to - 4, middle - 3)
          .lineTo(to, middle)
          .lineTo(to - 4, middle + 3)
          .stroke()
      }
    }
    this.#root.add(doc.struct('Figure', { alt: steps.join('，然后') }, draw))
    doc.x = margin
    doc.y = y + box.height + 6
    return this
  }

  /** One bar in parts as wide as their sizes, and under it what each part is. */
  bar(parts: readonly { title: string; size: number; look: 'gain' | 'same' | 'loss' }[]): this {
    const doc = this.#doc
    const all = parts.reduce((sum, { size }) => sum + size, 0)
    const height = 16
    if (doc.y + height > doc.page.height - margin - 40) doc.addPage()
    const y = doc.y + 4
    const draw = () => {
      let x = margin
      for (const { size, look } of parts) {
        const width = (size / Math.max(all, 1)) * this.#width
        if (width > 0) doc.rect(x, y, width, height).fillColor(barColours[look]).fill()
        x += width
      }
      doc.lineWidth(0.5).strokeColor(line).rect(margin, y, this.#width, height).stroke()
    }
    this.#root.add(doc.struct('Figure', { alt: parts.map(({ title }) => title).join('，') }, draw))
    doc.x = margin
    doc.y = y + height + 2
    return this.paragraph(`从左到右：${parts.map(({ title }) => title).join('，')}。`)
  }

  /** A square picture in the middle, with what it is for those who cannot see it. */
  picture(png: Buffer, side: number, about: string): this {
    const doc = this.#doc
    if (doc.y + side > doc.page.height - margin - 20) doc.addPage()
    const { y } = doc
    const draw = () => {
      doc.image(png, margin + (this.#width - side) / 2, y, { width: side, height: side })
    }
    this.#root.add(doc.struct('Figure', { alt: about }, draw))
    doc.x = margin
    doc.y = y + side + 8
    return this
  }

  /** A line that a reader can follow. */
  centred(text: string): this {
    this.#text(text, { size: 9, colour: quiet, align: 'center', before: 2 })
    return this
  }

  /** The bytes, with what could not be drawn under the text and the foot on every page. */
  finish(): Promise<Buffer> {
    const doc = this.#doc
    const foot = this.#drawable(this.#head.foot)
    if (this.#missing.size > 0) {
      this.paragraph(`${[...this.#missing].join('、')}：本纸的字体里没有，原字见系统记录。`, { quiet: true })
    }
    const { start, count } = doc.bufferedPageRange()
    for (let index = 0; index < count; index++) {
      doc.switchToPage(start + index)
      // The foot stands below the margin, where text would else begin a new page.
      doc.page.margins.bottom = 0
      doc.markContent('Artifact', { type: 'Pagination' })
      doc.font('regular').fontSize(8).fillColor(quiet)
      const y = doc.page.height - margin + 14
      doc.text(foot, margin, y, { lineBreak: false })
      const page = `第 ${String(index + 1)} 页，共 ${String(count)} 页`
      doc.text(page, margin + this.#width - doc.widthOfString(page), y, { lineBreak: false })
      doc.endMarkedContent()
    }
    this.#root.end()
    doc.end()
    return this.#bytes
  }

  /** A text as it can be drawn; what cannot is told under the paper. */
  #drawable(text: string, weight: Weight = 'regular'): string {
    const { text: drawn, missing } = drawable(text, weight)
    for (const name of missing) this.#missing.add(name)
    return drawn
  }

  #text(
    text: string,
    look: {
      font?: Weight
      size: number
      colour?: string
      align?: 'center'
      type?: 'H1' | 'H2' | 'P'
      before?: number
    },
  ): void {
    const doc = this.#doc
    doc.y += look.before ?? 0
    const font = look.font ?? 'regular'
    doc
      .font(font)
      .fontSize(look.size)
      .fillColor(look.colour ?? ink)
      .text(this.#drawable(text, font), margin, doc.y, {
        width: this.#width,
        lineGap: 2.5,
        structParent: this.#root,
        structType: look.type ?? 'P',
        ...(look.align ? { align: look.align } : {}),
      })
  }
}
