/**
 * What the first page of the phone and of the desk weighs: its document and every script and style that this names, as
 * they are and as the server sends them. Data comes on top.
 */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { buildWeb } from '../../apps/web/build.ts'
import { formatCount, type Table } from '../table.ts'

const dist = join(import.meta.dirname, '../../apps/web/dist')
const forms = ['', '.gz', '.br'] as const

/** The files that a page names, itself included. */
function filesOf(page: string): string[] {
  const named = readFileSync(join(dist, page), 'utf8').matchAll(/(?:src|href)="\/([^"]+)"/g)
  return [page, ...[...named].map(([, path]) => path!)]
}

/** Bytes of a file in one form; of what the build leaves as it is, as it is. */
function bytesOf(file: string, form: string): number {
  const compressed = join(dist, file + form)
  return statSync(existsSync(compressed) ? compressed : join(dist, file)).size
}

export async function run(): Promise<Table[]> {
  await buildWeb()
  const rows = ['index.html', 'desk.html'].map((page) => {
    const files = filesOf(page)
    const total = (form: string) => files.reduce((bytes, file) => bytes + bytesOf(file, form), 0)
    return [page, formatCount(files.length), ...forms.map((form) => formatCount(total(form)))]
  })
  return [{ title: 'First load, bytes', head: ['page', 'files', 'plain', 'gzip', 'brotli'], rows }]
}
