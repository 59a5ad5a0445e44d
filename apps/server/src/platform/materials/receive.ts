/** Taking a file in: the body as it came, checked by its content, kept under the person it is handed in for. */
import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { MaterialMessage, largestMaterialBytes, problem } from '@yidi/contracts'
import { commandKeyOf } from '../guard/index.ts'
import { acceptFiles, sentBytes, sentFileName } from '../http/index.ts'
import type { App, RecordsDeps } from '../module/index.ts'
import type { ActorKind, CommandKey } from '../storage/index.ts'
import { typeOfContent } from './content.ts'
import { findMaterials } from './read.ts'
import { storeMaterial } from './store.ts'

const megabyte = 1_048_576

/** What a route may take in: a little more than may come, so that one somewhat too large is told its size. */
export const uploadLimit = largestMaterialBytes + 5 * megabyte

/** The parts of a route's schema that every upload has. */
export const uploadSchema = {
  tags: ['材料'],
  consumes: ['image/jpeg', 'image/png', 'application/pdf', 'application/octet-stream'],
  querystring: Type.Object({ kind: Type.String({ maxLength: 40, description: '材料目录里的名称' }) }),
  response: { 201: MaterialMessage },
}

/** Has the routes of this scope take bodies as they come. */
export const acceptUploads = (app: App): void => acceptFiles(app as unknown as FastifyInstance, uploadLimit)

/** Whose file it is, who hands it in, and by which command. */
export interface Receiving {
  personNo: string
  by: { kind: ActorKind; id: string }
  command: string
  /** The kinds that it may be of; those of the law's list of papers unless said. */
  kinds?: readonly string[]
}

/** Keeps the file of this request. Throws the `material-…` refusals; the same request again gives the same file. */
export async function receiveMaterial(
  { database, clock, release }: RecordsDeps,
  request: FastifyRequest,
  kind: string,
  { personNo, by, command, kinds = [...release.filing.materials.keys()] }: Receiving,
): Promise<MaterialMessage> {
  if (!kinds.includes(kind)) {
    const names = kinds.join('、')
    throw problem('material-kind-unknown', { kind: kind.slice(0, 40), known: names })
  }
  const content = sentBytes(request)
  if (content.length > largestMaterialBytes) {
    const size = (Math.ceil((content.length / megabyte) * 10) / 10).toFixed(1)
    throw problem('material-too-large', { size, limit: largestMaterialBytes / megabyte })
  }
  const type = await typeOfContent(content, request.headers['content-type'] ?? '')
  const name = sentFileName(request)
  const key = keyWith(commandKeyOf(request, command), `${personNo}\n${kind}\n${name}`)
  const id = await storeMaterial({ database, clock }, { personNo, kind, name, type, content, by }, key)
  const [stored] = await findMaterials(database, personNo, [id])
  if (stored === undefined) throw problem('material-not-found', { materialId: id })
  return stored
}

/** Whose file it is, the address's query and the headers are part of the command too. */
function keyWith(command: CommandKey, more: string): CommandKey {
  return { ...command, inputHash: createHash('sha256').update(command.inputHash).update(more).digest() }
}
