/** 投诉咨询 on the phone. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import {
  ComplaintForm,
  ComplaintMessage,
  ComplaintRatingForm,
  ComplaintsMessage,
  complaintSubjectNames,
  complaintSubjects,
  problem,
} from '@yidi/contracts'
import { citizenActing } from '../../filing/doors/index.ts'
import { enrolmentOn, readFile, recordParts } from '../../person/file/index.ts'
import { citizenOf, commandKeyOf } from '../../platform/guard/index.ts'
import { FileName, route, routes } from '../../platform/http/index.ts'
import {
  acceptUploads,
  receiveMaterial,
  removeMaterial,
  uploadLimit,
  uploadSchema,
} from '../../platform/materials/index.ts'
import type { RecordsDeps, RecordsModule } from '../../platform/module/index.ts'
import { limitText, settingOn } from '../desks/index.ts'
import { complaintIn, fileComplaint, rateComplaint, withdrawComplaint } from './commands.ts'
import type { Acted } from './commands.ts'
import { complaintsOf } from './complaint.ts'
import { complaintMessage, shortOf, shownOf } from './message.ts'

const tags = ['投诉咨询']
const config = { access: ['citizen'], scope: 'file' } as const
const Params = Type.Object({ id: Type.String({ maxLength: 60 }) })
const Nothing = Type.Object({}, { additionalProperties: false })

/** What may go with one: a picture or a paper of any sort. */
const complaintPaper = 'complaint-paper'

function acted(request: FastifyRequest, name: string): Acted {
  const who = citizenOf(request)
  return { personNo: who.personNo, by: citizenActing(who), command: commandKeyOf(request, `complaints.${name}`) }
}

async function ownOne(deps: RecordsDeps, personNo: string, id: string): Promise<ComplaintMessage> {
  const file = await readFile(deps.database, { personNo }, recordParts)
  return complaintMessage(deps, complaintIn(file, id))
}

const list = route(
  {
    method: 'GET',
    url: '/api/complaints',
    config,
    schema: { summary: '自己的投诉咨询，新的在前；各类多久答复', tags, response: { 200: ComplaintsMessage } },
  },
  async (request, deps: RecordsDeps) => {
    const { personNo } = citizenOf(request)
    const today = deps.clock.today()
    const file = await readFile(deps.database, { personNo }, recordParts)
    if (file === undefined) throw problem('not-enrolled', { day: today })
    const pool = (enrolmentOn(file, today) ?? file.enrolments.at(-1))?.pool ?? ''
    const settings = await Promise.all(
      complaintSubjectNames.map((subject) => settingOn(deps.database, pool, subject, today)),
    )
    return {
      complaints: complaintsOf(file)
        .map((complaint) => shortOf(deps, shownOf(deps, complaint)))
        .reverse(),
      subjects: complaintSubjectNames.map((subject, at) => ({
        ...{ subject, title: complaintSubjects[subject] },
        limit: limitText(settings[at]!.answerDays),
      })),
    }
  },
)

const send = route(
  {
    method: 'POST',
    url: '/api/complaints',
    config,
    schema: {
      summary: '写一件：咨询、投诉、建议、举报',
      tags,
      body: ComplaintForm,
      response: { 201: ComplaintMessage },
    },
  },
  async (request, deps: RecordsDeps, reply) => {
    const who = acted(request, 'send')
    const id = await fileComplaint(deps, who, request.body, 'web')
    return reply.code(201).send(await ownOne(deps, who.personNo, id))
  },
)

const show = route(
  {
    method: 'GET',
    url: '/api/complaints/:id',
    config,
    schema: { summary: '一件：写了什么、办到哪里、答复', tags, params: Params, response: { 200: ComplaintMessage } },
  },
  (request, deps: RecordsDeps) => ownOne(deps, citizenOf(request).personNo, request.params.id),
)

const withdraw = route(
  {
    method: 'POST',
    url: '/api/complaints/:id/withdraw',
    config,
    schema: { summary: '撤回还没有答复的', tags, params: Params, body: Nothing, response: { 200: ComplaintMessage } },
  },
  async (request, deps: RecordsDeps) => {
    const who = acted(request, 'withdraw')
    return ownOne(deps, who.personNo, await withdrawComplaint(deps, who, request.params.id))
  },
)

const rate = route(
  {
    method: 'POST',
    url: '/api/complaints/:id/rate',
    config,
    schema: {
      summary: '对答复满意不满意；期限以内可以改',
      tags,
      params: Params,
      body: ComplaintRatingForm,
      response: { 200: ComplaintMessage },
    },
  },
  async (request, deps: RecordsDeps) => {
    const who = acted(request, 'rate')
    return ownOne(deps, who.personNo, await rateComplaint(deps, who, request.params.id, request.body.rating))
  },
)

const upload = route(
  {
    method: 'POST',
    url: '/api/complaints/materials',
    config,
    bodyLimit: uploadLimit,
    schema: {
      ...uploadSchema,
      summary: '上传一个随投诉咨询提交的材料（照片或 PDF）',
      description: '请求内容就是文件本身，最大 10 MB；提交时写在 uploads 里，七天内没有用的自动删除。',
      headers: Type.Object({ 'x-file-name': FileName }),
    },
  },
  async (request, deps: RecordsDeps, reply) => {
    const who = citizenOf(request)
    const { kind, id } = citizenActing(who)
    const receiving = {
      personNo: who.personNo,
      by: { kind, id },
      command: 'complaints.upload',
      kinds: [complaintPaper],
    }
    return reply.code(201).send(await receiveMaterial(deps, request, request.query.kind, receiving))
  },
)

/** What was taken off the page before it was sent does not wait for the sweep. */
const takeOff = route(
  {
    method: 'DELETE',
    url: '/api/complaints/materials/:materialId',
    config: { ...config, repeatable: true },
    schema: {
      summary: '删除一个还没有提交的材料',
      tags,
      params: Type.Object({ materialId: Type.String({ maxLength: 60, description: '材料编号' }) }),
      response: { 200: Type.Object({ removed: Type.Literal(true) }) },
    },
  },
  async (request, { database, clock }: RecordsDeps) => {
    const who = citizenOf(request)
    const { kind, id } = citizenActing(who)
    await removeMaterial(database, clock.now(), who.personNo, request.params.materialId, { kind, id })
    return { removed: true as const }
  },
)

export const ownComplaintRoutes = routes(list, send, show, withdraw, rate, takeOff)

/** Bodies of this scope are taken as they come. */
export const complaintUploadRoutes: RecordsModule = (app, deps) => {
  acceptUploads(app)
  routes(upload)(app, deps)
}
