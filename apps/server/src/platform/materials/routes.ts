import { Type } from 'typebox'
import { problem } from '@yidi/contracts'
import type { Citizen } from '@yidi/contracts'
import { actorOf, citizenOf } from '../guard/index.ts'
import { FileName, route, routes } from '../http/index.ts'
import type { RecordsModule } from '../module/index.ts'
import type { ActorKind } from '../storage/index.ts'
import { openMaterial } from './read.ts'
import { acceptUploads, receiveMaterial, uploadLimit, uploadSchema } from './receive.ts'
import { sendMaterial } from './send.ts'
import { removeMaterial } from './store.ts'

const MaterialParams = Type.Object({ materialId: Type.String({ maxLength: 40 }) })
const { tags } = uploadSchema
const config = { access: ['citizen'], scope: 'file' } as const

const upload = route(
  {
    method: 'POST',
    url: '/api/materials',
    config,
    bodyLimit: uploadLimit,
    schema: {
      ...uploadSchema,
      summary: '上传一个材料（照片或 PDF）',
      description:
        '请求内容就是文件本身，最大 10 MB；类型按内容认定。文件名放在请求头 X-File-Name（encodeURIComponent 编码），不放在地址里。' +
        '上传的材料要随申请提交（uploads），七天内没有提交的自动删除。',
      headers: Type.Object({ 'x-file-name': FileName }),
    },
  },
  async (request, deps, reply) => {
    const who = citizenOf(request)
    const receiving = { personNo: who.personNo, by: byOf(who), command: 'materials.upload' }
    return reply.code(201).send(await receiveMaterial(deps, request, request.query.kind, receiving))
  },
)

const download = route(
  {
    method: 'GET',
    url: '/api/materials/:materialId',
    config,
    schema: {
      summary: '下载自己的一个材料',
      tags,
      params: MaterialParams,
      produces: ['image/jpeg', 'image/png', 'application/pdf'],
    },
  },
  async (request, { database }, reply) => {
    const { materialId } = request.params
    const opened = await openMaterial(database, citizenOf(request).personNo, materialId)
    if (opened === undefined) throw notFound(materialId)
    return sendMaterial(reply, opened.material, opened.content)
  },
)

const remove = route(
  {
    method: 'DELETE',
    url: '/api/materials/:materialId',
    config: { ...config, repeatable: true },
    schema: {
      summary: '删除一个还没有提交的材料',
      tags,
      params: MaterialParams,
      response: { 200: Type.Object({ removed: Type.Literal(true) }) },
    },
  },
  async (request, { database, clock }) => {
    const who = citizenOf(request)
    const { personNo } = who
    const by = byOf(who)
    await removeMaterial(database, clock.now(), personNo, request.params.materialId, by)
    return { removed: true as const }
  },
)

/** Who really sits there, for the record. */
function byOf(who: Citizen): { kind: ActorKind; id: string } {
  const { actorKind, actor } = actorOf(who)
  return { kind: actorKind, id: actor }
}

function notFound(materialId: string) {
  return problem('material-not-found', { materialId: materialId.slice(0, 40) })
}

/** What people hand in: upload, look at one's own, remove what is not sent yet. */
export const materialRoutes: RecordsModule = (app, deps) => {
  acceptUploads(app)
  routes(upload, download, remove)(app, deps)
}
