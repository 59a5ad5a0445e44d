/**
 * The document of each address: index.html or desk.html with the files of that page named in its head, so that the browser
 * fetches them side by side at once and not one after the other as each is understood. They lie in a folder that is not
 * served, beside a list of which belongs to which address.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { firstLoads, sides, type FirstLoad } from './first-loads.ts'

/** The folder, below that of the built pages. */
export const documentsFolder = '.documents'

/** One line of the list `documents.json`: for an address of the router, or for all else below a base. */
type DocumentOfAddress = { file: string } & ({ address: string } | { base: string })

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
  const write = (file: string, html: string, of: { address: string } | { base: string }): void => {
    writeFileSync(join(into, file), html)
    list.push({ ...of, file })
  }
  firstLoads(folder).forEach((load, number) =>
    write(`${String(number)}.html`, withLinks(read(load.side.document), load), { address: load.address }),
  )
  // The narrower base first: below /desk everything is below / too.
  for (const { document, base } of sides.toSorted((a, b) => b.base.length - a.base.length))
    write(document, read(document), { base })
  writeFileSync(join(into, 'documents.json'), JSON.stringify(list))
}
