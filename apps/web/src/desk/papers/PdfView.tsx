/** One page of a PDF, drawn as large as it is wanted. */
import { useEffect, useRef, useState } from 'react'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { openPdf } from './pdf.ts'
import type { Lying } from './turned.ts'
import look from './paper-view.module.css'

interface Props {
  title: string
  bytes: ArrayBuffer
  page: number
  lying: Lying
  /** Width of the pane in CSS pixels. */
  width: number
  onPages: (pages: number) => void
  onFault: () => void
}

export default function PdfView({ title, bytes, page, lying, width, onPages, onFault }: Props) {
  const [pdf, setPdf] = useState<PDFDocumentProxy>()
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    let gone = false
    let opened: PDFDocumentProxy | undefined
    openPdf(bytes).then(
      (found) => {
        opened = found
        if (gone) return void found.loadingTask.destroy()
        setPdf(found)
        onPages(found.numPages)
      },
      () => {
        if (!gone) onFault()
      },
    )
    return () => {
      gone = true
      void opened?.loadingTask.destroy()
    }
  }, [bytes, onPages, onFault])
  useEffect(() => {
    if (pdf === undefined || canvas.current === null || width === 0) return
    const drawing = draw(pdf, page, lying, width, canvas.current)
    drawing.done.catch(() => undefined)
    return drawing.stop
  }, [pdf, page, lying, width])
  return (
    <canvas
      ref={canvas}
      className={look.sheet}
      role="img"
      aria-label={title}
      data-drawn={pdf === undefined ? undefined : page}
    />
  )
}

/** Draws a page; `stop` leaves off, as when the next page is wanted before this one is drawn. */
function draw(pdf: PDFDocumentProxy, no: number, { turn, zoom }: Lying, width: number, canvas: HTMLCanvasElement) {
  let stopped = false
  let stop = (): void => undefined
  const work = async () => {
    const page = await pdf.getPage(no)
    if (stopped) return
    const rotation = (page.rotate + turn) % 360
    const natural = page.getViewport({ scale: 1, rotation })
    const scale = (width * zoom) / natural.width
    const dense = page.getViewport({ scale: scale * window.devicePixelRatio, rotation })
    canvas.width = Math.floor(dense.width)
    canvas.height = Math.floor(dense.height)
    canvas.style.width = `${String(Math.floor(natural.width * scale))}px`
    canvas.style.height = `${String(Math.floor(natural.height * scale))}px`
    const task = page.render({ canvas, viewport: dense })
    stop = () => task.cancel()
    await task.promise
  }
  return {
    done: work(),
    stop: () => {
      stopped = true
      stop()
    },
  }
}
