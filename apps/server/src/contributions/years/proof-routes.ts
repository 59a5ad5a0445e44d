/** Papers that prove years: handed in at the desk under the person, seen by whoever decides, each look audited. */
import { Type } from 'typebox'
import { problem, yearProof } from '@yidi/contracts'
import { staffOf } from '../../platform/guard/index.ts'
import { FileName, route, routes } from '../../platform/http/index.ts'
import {
  acceptUploads,
  openMaterial,
  receiveMaterial,
  sendMaterial,
  uploadLimit,
  uploadSchema,
} from '../../platform/materials/index.ts'
import type { RecordsModule } from '../../platform/module/index.ts'
import { commitForPerson } from '../../person/commands/index.ts'
import { requireOwnPerson, requireSeenPerson } from '../../person/enrolment/index.ts'
import { readYears } from './message.ts'

const PersonParams = { personNo: Type.String({ maxLength: 40 }) }

const upload = route(
  {
    method: 'POST',
    url: '/api/desk/people/:personNo/years/materials',
    config: { access: ['accepting'] },
    bodyLimit: uploadLimit,
    schema: {
      ...uploadSchema,
      summary: '上传一个年限的证明材料',
      description:
        '请求内容就是文件本身，最大 10 MB；类型按内容认定。录入年限时写在 uploads 里，七天内没有用的自动删除。',
      params: Type.Object(PersonParams),
      headers: Type.Object({ 'x-file-name': FileName }),
    },
  },
  async (request, deps, reply) => {
    const { personNo } = request.params
    const staff = staffOf(request)
    await requireOwnPerson(deps, staff, personNo)
    const by = { kind: 'staff', id: staff.staffName } as const
    const receiving = { personNo, by, command: 'years.upload', kinds: [yearProof] }
    return reply.code(201).send(await receiveMaterial(deps, request, request.query.kind, receiving))
  },
)

const download = route(
  {
    method: 'GET',
    url: '/api/desk/people/:personNo/years/materials/:materialId',
    config: { access: ['accepting', 'reviewing', 'audit', 'admin'] },
    schema: {
      summary: '下载一个年限的证明材料',
      description: '下载一次就记一笔审计。',
      tags: uploadSchema.tags,
      params: Type.Object({ ...PersonParams, materialId: Type.String({ maxLength: 40 }) }),
      produces: ['image/jpeg', 'image/png', 'application/pdf'],
    },
  },
  async (request, deps, reply) => {
    const { personNo, materialId } = request.params
    const staff = staffOf(request)
    await requireSeenPerson(deps, staff, personNo)
    const { contributionYears } = await readYears(deps.database, personNo)
    const isProof = contributionYears.periods.some(({ materials }) => materials.includes(materialId))
    const opened = isProof ? await openMaterial(deps.database, personNo, materialId) : undefined
    if (opened === undefined) throw problem('material-not-found', { materialId })
    await commitForPerson(deps.database, {
      personNo,
      at: deps.clock.now(),
      changes: {},
      audit: [{ actorKind: 'staff', actor: staff.staffName, action: 'material.read', subjectId: materialId }],
    })
    return sendMaterial(reply, opened.material, opened.content)
  },
)

export const yearProofRoutes: RecordsModule = (app, deps) => {
  acceptUploads(app)
  routes(upload, download)(app, deps)
}
