/**
 * The documents of the pages, as the build left them: one for each address, with the files of its page named in its head,
 * and beside each its compressed forms.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Negotiator } from '@fastify/accept-negotiator'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Where the build puts them; the folder's name keeps it from being served. */
const documentsFolder = '.documents'

const endings = { br: '.br', gzip: '.gz', identity: '' } as const
type Encoding = keyof typeof endings
const negotiator = new Negotiator({ supportedValues: ['br', 'gzip'] })

interface PageDocument {
  /** The bytes in each form that there is; `identity` always is. */
  bodies: Partial<Record<Encoding, Buffer>> & { identity: Buffer }
  /** Names these bytes: whoever has them need not be sent them again. */
  tag: string
  /** What the document may run and load. */
  policy: string
}

/**
 * Scripts and data come from here only. The one script that stands in the document is allowed by its own hash; the style
 * sheets of the component library are made in the page.
 */
function policyOf(html: string): string {
  const hashes = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, text]) => ` 'sha256-${createHash('sha256').update(text!).digest('base64')}'`,
  )
  return (
    `default-src 'self'; script-src 'self'${hashes.join('')}; style-src 'self' 'unsafe-inline'; ` +
    "img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
  )
}

/** A document from its bytes, with the compressed forms that there are. */
export function documentOf(html: Buffer, compressed: Partial<Record<Encoding, Buffer>> = {}): PageDocument {
  return {
    bodies: { ...compressed, identity: html },
    tag: createHash('sha256').update(html).digest('base64url').slice(0, 22),
    policy: policyOf(html.toString()),
  }
}

function readDocument(file: string): PageDocument {
  const read = (encoding: Encoding) =>
    existsSync(file + endings[encoding]) ? { [encoding]: readFileSync(file + endings[encoding]) } : {}
  return documentOf(readFileSync(file), { ...read('br'), ...read('gzip') })
}

/** A line of the list: for an address as the router writes it, or for all else below a base. */
type Listed = { file: string } & ({ address: string } | { base: string })

/**
 * The documents of a folder of built pages: the one for a path, or undefined when nothing was built. Below /desk an address
 * that no page has gets the desk's, elsewhere the phone's: the page itself says that it is not there.
 */
export function readDocuments(folder: string): ((path: string) => PageDocument) | undefined {
  const list = join(folder, documentsFolder, 'documents.json')
  if (!existsSync(list)) return undefined
  const listed = (JSON.parse(readFileSync(list, 'utf8')) as Listed[]).map((line) => ({
    isFor: patternOf(line),
    file: join(folder, documentsFolder, line.file),
  }))
  const read = new Map<string, PageDocument>()
  return (path) => {
    const { file } = listed.find(({ isFor }) => isFor.test(path))!
    const document = read.get(file) ?? readDocument(file)
    read.set(file, document)
    return document
  }
}

/** Which paths a line is for: `/filings/$id` for each filing's. */
function patternOf(line: Listed): RegExp {
  if ('base' in line) return new RegExp(`^${line.base}(/|$)`)
  return new RegExp(`^${line.address.replace(/\/$/, '').replace(/\$\w+/g, '[^/]+')}/?$`)
}

/** Sends a document in the form that was asked for, or nothing when the asker has it. */
export function sendDocument(request: FastifyRequest, reply: FastifyReply, document: PageDocument): FastifyReply {
  const asked = negotiator.negotiate(request.headers['accept-encoding'] ?? '') as Encoding | null
  const encoding = asked !== null && document.bodies[asked] !== undefined ? asked : 'identity'
  // Two forms are not the same bytes: each has a tag of its own.
  const tag = `"${document.tag}${endings[encoding]}"`
  reply.header('cache-control', 'no-cache').header('vary', 'accept-encoding').header('etag', tag)
  if (request.headers['if-none-match']?.split(/\s*,\s*/).includes(tag)) return reply.code(304).send()
  if (encoding !== 'identity') reply.header('content-encoding', encoding)
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', document.policy)
    .send(document.bodies[encoding])
}
