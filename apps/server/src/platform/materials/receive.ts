/** Taking a file in: the body as it came, checked by its content, kept under the person it is handed in for. */
import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { MaterialMessage, largestMaterialBytes, problem } from '@yidi/contracts'
import { commandKeyOf } from '../guard/index.ts'
import type { App, RecordsDeps } from '../module/index.ts'
import type { ActorKind, CommandKey } from '../storage/index.ts'
import { typeOfContent } from './content.ts'
import { findMaterials } from './read.ts'
import { storeMaterial } from './store.ts'

const megabyte = 1_048_576

/** A body as it came; told apart from JSON, which other routes read. */
class Upload {
  readonly bytes: Buffer

  constructor(bytes: Buffer) {
    this.bytes = bytes
  }

  /** What stands for it where a command's input is compared. */
  toJSON(): string {
    return createHash('sha256').update(this.bytes).digest('hex')
  }
}

/** What a route may take in: a little more than may come, so that one somewhat too large is told its size. */
export const uploadLimit = largestMaterialBytes + 5 * megabyte

/** The parts of a route's schema that every upload has. */
export const uploadSchema = {
  tags: ['材料'],
  consumes: ['image/jpeg', 'image/png', 'application/pdf', 'application/octet-stream'],
  querystring: Type.Object({ kind: Type.String({ maxLength: 40, description: '材料目录里的名称' }) }),
  response: { 201: MaterialMessage },
}

/** The file's name, as a header. */
export const FileName = Type.Optional(Type.String({ maxLength: 900 }))

/** Has the routes of this scope take bodies as they come; JSON is not read in it. */
export function acceptUploads(app: App): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: uploadLimit }, (_request, body: Buffer, done) => {
    done(null, new Upload(body))
  })
}

/** Whose file it is, who hands it in, and by which command. */
export interface Receiving {
  personNo: string
  by: { kind: ActorKind; id: string }
  command: string
}

/** Keeps the file of this request. Throws the `material-…` refusals; the same request again gives the same file. */
export async function receiveMaterial(
  { database, clock, release }: RecordsDeps,
  request: FastifyRequest,
  kind: string,
  { personNo, by, command }: Receiving,
): Promise<MaterialMessage> {
  if (!release.filing.materials.has(kind)) {
    const names = [...release.filing.materials.keys()].join('、')
    throw problem('material-kind-unknown', { kind: kind.slice(0, 40), known: names })
  }
  const content = request.body instanceof Upload ? request.body.bytes : Buffer.alloc(0)
  if (content.length > largestMaterialBytes) {
    const size = (Math.ceil((content.length / megabyte) * 10) / 10).toFixed(1)
    throw problem('material-too-large', { size, limit: largestMaterialBytes / megabyte })
  }
  const type = await typeOfContent(content, request.headers['content-type'] ?? '')
  const name = fileName(request.headers['x-file-name'])
  const key = keyWith(commandKeyOf(request, command), `${personNo}\n${kind}\n${name}`)
  const id = await storeMaterial({ database, clock }, { personNo, kind, name, type, content, by }, key)
  const [stored] = await findMaterials(database, personNo, [id])
  if (stored === undefined) throw problem('material-not-found', { materialId: id })
  return stored
}

/** The name that a person gave the file, without path and control characters; what cannot be read is left out. */
function fileName(header: FastifyRequest['headers'][string]): string {
  try {
    const name = decodeURIComponent(typeof header === 'string' ? header : '')

    return (name.split(/[/\\]/).at(-1) ?? '')
      .replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '')
      .slice(0, 120)
  } catch {
    return ''
  }
}

/** Whose file it is, the address's query and the headers are part of the command too. */
function keyWith(command: CommandKey, more: string): CommandKey {
  return { ...command, inputHash: createHash('sha256').update(command.inputHash).update(more).digest() }
}
