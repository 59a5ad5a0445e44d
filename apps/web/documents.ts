/**
 * The document of each address: index.html or desk.html with the files of that page named in its head, so that the browser
 * fetches them side by side at once and not one after the other as each is understood. They lie in a folder that is not
 * served, beside a list of which belongs to which address.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { firstLoads, readManifest, sides, type FirstLoad } from './first-loads.ts'

/** The folder, below that of the built pages. */
export const documentsFolder = '.documents'

/** One line of the list `documents.json`; without an address it is for whatever the router itself calls not found. */
interface DocumentOfAddress {
  address?: string
  /** What the addresses of this document begin with. */
  base: string
  file: string
}

const link = (kind: 'modulepreload' | 'stylesheet', file: string): string =>
  `    <link rel="${kind}" crossorigin href="/${file}">\n`

/** The document with what the page needs named in its head; what it names already it names once. */
function withLinks(html: string, { scripts, styles }: FirstLoad): string {
  const missing = (files: string[]) => files.filter((file) => !html.includes(`"/${file}"`))
  const links = [
    ...missing(scripts).map((file) => link('modulepreload', file)),
    ...missing(styles).map((file) => link('stylesheet', file)),
  ]
  return html.replace(/ *<\/head>/, (end) => links.join('') + end)
}

/** Writes the documents of all addresses into a folder of built pages. */
export function writeDocuments(folder: string): void {
  const into = join(folder, documentsFolder)
  mkdirSync(into, { recursive: true })
  const read = (document: string) => readFileSync(join(folder, document), 'utf8')
  const list: DocumentOfAddress[] = []
  const write = (file: string, html: string, of: Omit<DocumentOfAddress, 'file'>): void => {
    writeFileSync(join(into, file), html)
    list.push({ ...of, file })
  }
  firstLoads(readManifest(folder)).forEach((load, number) => {
    const { base } = sides.find((side) => side.document === load.document)!
    write(`${String(number)}.html`, withLinks(read(load.document), load), { base, address: load.address })
  })
  // The narrower base first: below /desk everything is below / too.
  for (const { document, base } of sides.toSorted((a, b) => b.base.length - a.base.length))
    write(document, read(document), { base })
  writeFileSync(join(into, 'documents.json'), JSON.stringify(list))
}
