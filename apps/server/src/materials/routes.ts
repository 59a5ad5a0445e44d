import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { MaterialMessage, largestMaterialBytes, problem } from '@yidi/contracts'
import type { Citizen } from '@yidi/contracts'
import { actorOf, citizenOf, commandKeyOf } from '../access/index.ts'
import type { RecordsModule } from '../app.ts'
import type { ActorKind, CommandKey } from '../storage/index.ts'
import { typeOfContent } from './content.ts'
import { findMaterials, openMaterial } from './read.ts'
import { sendMaterial } from './send.ts'
import { removeMaterial, storeMaterial } from './store.ts'

const MaterialParams = Type.Object({ materialId: Type.String({ maxLength: 40 }) })
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

/** What people hand in: upload, look at one's own, remove what is not sent yet. */
export const materialRoutes: RecordsModule = (app, { database, clock, release }) => {
  const tags = ['材料']
  const config = { access: ['citizen'], scope: 'file' } as const
  const known = (kind: string) => release.filing.materials.has(kind)

  // A little more than may come, so that one somewhat too large is told its size and not cut off.
  const bodyLimit = largestMaterialBytes + 5 * megabyte
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body: Buffer, done) => {
    done(null, new Upload(body))
  })

  app.post(
    '/api/materials',
    {
      config,
      bodyLimit,
      schema: {
        summary: '上传一个材料（照片或 PDF）',
        description:
          '请求内容就是文件本身，最大 10 MB；类型按内容认定。文件名放在请求头 X-File-Name（encodeURIComponent 编码），不放在地址里。' +
          '上传的材料要随申请提交（uploads），七天内没有提交的自动删除。',
        tags,
        consumes: ['image/jpeg', 'image/png', 'application/pdf', 'application/octet-stream'],
        querystring: Type.Object({ kind: Type.String({ maxLength: 40, description: '材料目录里的名称' }) }),
        headers: Type.Object({ 'x-file-name': Type.Optional(Type.String({ maxLength: 900 })) }),
        response: { 201: MaterialMessage },
      },
    },
    async (request, reply) => {
      const who = citizenOf(request)
      const { personNo } = who
      const { kind } = request.query
      if (!known(kind)) {
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
      const by = byOf(who)
      const command = keyWith(commandKeyOf(request, 'materials.upload'), `${kind}\n${name}`)
      const id = await storeMaterial(database, clock.now(), { personNo, kind, name, type, content, by }, command)
      const [stored] = await findMaterials(database, personNo, [id])
      if (stored === undefined) throw problem('material-not-found', { materialId: id })
      return reply.code(201).send(stored)
    },
  )

  app.get(
    '/api/materials/:materialId',
    {
      config,
      schema: {
        summary: '下载自己的一个材料',
        tags,
        params: MaterialParams,
        produces: ['image/jpeg', 'image/png', 'application/pdf'],
      },
    },
    async (request, reply) => {
      const { materialId } = request.params
      const opened = await openMaterial(database, citizenOf(request).personNo, materialId)
      if (opened === undefined) throw notFound(materialId)
      return sendMaterial(reply, opened.material, opened.content)
    },
  )

  app.delete(
    '/api/materials/:materialId',
    {
      config: { ...config, repeatable: true },
      schema: {
        summary: '删除一个还没有提交的材料',
        tags,
        params: MaterialParams,
        response: { 200: Type.Object({ removed: Type.Literal(true) }) },
      },
    },
    async (request) => {
      const who = citizenOf(request)
      const { personNo } = who
      const by = byOf(who)
      await removeMaterial(database, clock.now(), personNo, request.params.materialId, by)
      return { removed: true as const }
    },
  )
}

/** Who really sits there, for the record. */
function byOf(who: Citizen): { kind: ActorKind; id: string } {
  const { actorKind, actor } = actorOf(who)
  return { kind: actorKind, id: actor }
}

function notFound(materialId: string) {
  return problem('material-not-found', { materialId: materialId.slice(0, 40) })
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

/** The address's query and the headers are part of the command too. */
function keyWith(command: CommandKey, more: string): CommandKey {
  return { ...command, inputHash: createHash('sha256').update(command.inputHash).update(more).digest() }
}
