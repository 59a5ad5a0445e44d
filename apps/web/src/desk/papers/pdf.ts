/**
 * Reading PDFs in the page, by pdf.js: loaded with the first PDF that is looked at. Everything it asks for (fonts, character
 * maps of Chinese files that carry no font, decoders of scans) comes from our own server.
 */
import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist'
import PdfWorker from 'pdfjs-dist/build/pdf.worker.min.mjs?worker'

const addresses = {
  ...import.meta.glob<string>('../../../../../node_modules/pdfjs-dist/cmaps/*.bcmap', {
    query: '?url',
    import: 'default',
  }),
  ...import.meta.glob<string>('../../../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', {
    query: '?url',
    import: 'default',
  }),
  ...import.meta.glob<string>('../../../../../node_modules/pdfjs-dist/wasm/*.wasm', {
    query: '?url',
    import: 'default',
  }),
}
const byName = new Map(Object.entries(addresses).map(([path, find]) => [path.split('/').at(-1)!, find]))

/** Where pdf.js gets its own data from; it asks by the name of the file. */
class OwnData {
  async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
    const find = byName.get(filename)
    if (find === undefined) throw new Error(`pdf.js has no file ${filename}`)
    const response = await fetch(await find())
    if (!response.ok) throw new Error(`${filename}: ${String(response.status)}`)
    return new Uint8Array(await response.arrayBuffer())
  }
}

/** Opens the bytes of a PDF. Throws where they are none, or need a password. */
export async function openPdf(bytes: ArrayBuffer): Promise<PDFDocumentProxy> {
  GlobalWorkerOptions.workerPort ??= new PdfWorker()
  const options = { data: new Uint8Array(bytes.slice(0)), BinaryDataFactory: OwnData, useWorkerFetch: false }
  return getDocument({ ...options, cMapUrl: 'own/', standardFontDataUrl: 'own/', wasmUrl: 'own/', iccUrl: 'own/' })
    .promise
}
