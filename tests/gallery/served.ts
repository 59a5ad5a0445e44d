/** The built gallery of parts behind an address of its own on this machine. */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { buildGallery } from '../../apps/web/build-gallery.ts'

const kinds: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

export interface ServedGallery {
  /** The address of one part, or of one example of it alone; without either, of the list of all. */
  address: (part?: string, example?: string) => string
  close: () => Promise<void>
}

/** Builds the gallery where it is stale and serves it on a free port of this machine. */
export async function serveGallery(): Promise<ServedGallery> {
  const folder = await buildGallery()
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://gallery')
    const path = pathname === '/' ? '/gallery.html' : normalize(decodeURIComponent(pathname))
    readFile(join(folder, path)).then(
      (content) => response.setHeader('content-type', kinds[extname(path)] ?? 'application/octet-stream').end(content),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: (part, example) => {
      const asked = { ...(part === undefined ? {} : { part }), ...(example === undefined ? {} : { example }) }
      return `http://127.0.0.1:${String(port)}/?${new URLSearchParams(asked).toString()}`
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
