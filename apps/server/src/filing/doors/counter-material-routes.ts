/** Papers of the person at the counter: photographed there and kept under the person, by the account that took them. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { staffOf } from '../../platform/guard/index.ts'
import { FileName, route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps, RecordsModule } from '../../platform/module/index.ts'
import {
  acceptUploads,
  receiveMaterial,
  removeMaterial,
  uploadLimit,
  uploadSchema,
} from '../../platform/materials/index.ts'
import { personOfTicket } from './counter-ticket.ts'

const Ticket = Type.String({ minLength: 1, maxLength: 400, description: '查找参保人时得到的凭据' })
const access = ['accepting', 'community'] as const

function atCounter({ database, clock }: RecordsDeps, request: FastifyRequest, ticket: string) {
  const { staffName } = staffOf(request)
  const personNo = personOfTicket(database.ciphers, ticket, staffName, clock.today())
  return { personNo, by: { kind: 'staff', id: staffName } as const }
}

const uploadHere = route(
  {
    method: 'POST',
    url: '/api/desk/materials',
    config: { access },
    bodyLimit: uploadLimit,
    schema: {
      ...uploadSchema,
      summary: '窗口代录：上传到窗口的人带来的一个材料',
      description:
        '请求内容就是文件本身，最大 10 MB；类型按内容认定。是谁的材料由请求头 X-Counter-Ticket 说明（查找参保人时得到），' +
        '身份证号不放在地址里。提交备案时写在 uploads 里，七天内没有提交的自动删除。',
      headers: Type.Object({ 'x-file-name': FileName, 'x-counter-ticket': Ticket }),
    },
  },
  async (request, deps, reply) => {
    const receiving = {
      ...atCounter(deps, request, request.headers['x-counter-ticket']),
      command: 'materials.upload-at-counter',
    }
    return reply.code(201).send(await receiveMaterial(deps, request, request.query.kind, receiving))
  },
)

const removeHere = route(
  {
    method: 'DELETE',
    url: '/api/desk/materials/:materialId',
    config: { access, repeatable: true },
    schema: {
      summary: '窗口代录：删除一个还没有提交的材料',
      tags: uploadSchema.tags,
      params: Type.Object({ materialId: Type.String({ maxLength: 40 }) }),
      headers: Type.Object({ 'x-counter-ticket': Ticket }),
      response: { 200: Type.Object({ removed: Type.Literal(true) }) },
    },
  },
  async (request, deps) => {
    const { personNo, by } = atCounter(deps, request, request.headers['x-counter-ticket'])
    await removeMaterial(deps.database, deps.clock.now(), personNo, request.params.materialId, by)
    return { removed: true as const }
  },
)

/** `POST /api/desk/materials`, and taking back what was not sent with an application yet. */
export const counterMaterialRoutes: RecordsModule = (app, deps) => {
  acceptUploads(app)
  routes(uploadHere, removeHere)(app, deps)
}
