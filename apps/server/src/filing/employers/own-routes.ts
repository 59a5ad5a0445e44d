import { Type } from 'typebox'
import {
  Confirmed,
  EmployerFilingForm,
  EmployerFilingLine,
  EmployerMember,
  EmployerMessage,
  FilingMessage,
} from '@yidi/contracts'
import { commandKeyOf, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import { recordOfficeAudit } from '../../platform/audit/index.ts'
import { employerOf, memberMessage, membersOf } from './employers.ts'
import { employerFilings, fileForMember } from './file.ts'
import { takeBack } from './own-filing.ts'

const tags = ['用人单位']
const config = { access: ['employer'] } as const

const showEmployer = route(
  {
    method: 'GET',
    url: '/api/employer',
    config,
    schema: { summary: '本单位', tags, response: { 200: EmployerMessage } },
  },
  (request, { database }) => employerOf(database, staffOf(request)),
)

const showMembers = route(
  {
    method: 'GET',
    url: '/api/employer/members',
    config,
    schema: {
      summary: '本单位今天的在保职工',
      description: '看名单要记审计。',
      tags,
      response: { 200: Type.Object({ members: Type.Array(EmployerMember) }) },
    },
  },
  async (request, deps) => {
    const { code } = await employerOf(deps.database, staffOf(request))
    const day = deps.clock.today()
    const entry = {
      actorKind: 'employer',
      actor: staffOf(request).staffName,
      action: 'employer.members',
      subjectId: code,
    }
    await recordOfficeAudit(deps.database, entry, deps.clock.now())
    const found = await membersOf(deps.database, code, day)
    return { members: found.map((one) => memberMessage(one, day)) }
  },
)

const showFilings = route(
  {
    method: 'GET',
    url: '/api/employer/filings',
    config,
    schema: {
      summary: '本单位提交的备案',
      description: '最近 200 条，从新到旧。',
      tags,
      response: { 200: Type.Object({ filings: Type.Array(EmployerFilingLine) }) },
    },
  },
  async (request, deps) => {
    const { code } = await employerOf(deps.database, staffOf(request))
    return { filings: await employerFilings(deps, code) }
  },
)

const fileOne = route(
  {
    method: 'POST',
    url: '/api/employer/filings',
    config,
    schema: {
      summary: '为派驻外地的职工备案',
      description: '只办“常驻异地工作人员”；单位确认代替盖章。只能给本单位今天的在保职工办。',
      tags,
      body: EmployerFilingForm,
      response: { 201: FilingMessage },
    },
  },
  async (request, deps, reply) => {
    const { code } = await employerOf(deps.database, staffOf(request))
    const command = commandKeyOf(request, 'employers.file')
    return reply.code(201).send(await fileForMember(deps, code, request.body, command))
  },
)

const takeOneBack = route(
  {
    method: 'POST',
    url: '/api/employer/filings/:filingId/cancel',
    config,
    schema: {
      summary: '撤回、取消本单位提交的备案；已经开始的，今天是最后一天',
      description:
        '职工会收到消息，写明是单位办的和原因。有没结算的就医要靠它的，先回答 visit-rests-on-it；再提交一次，confirmed 写 true，才办。',
      tags,
      params: Type.Object({ filingId: Type.String({ maxLength: 60 }) }),
      body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 200 }), confirmed: Confirmed }),
      response: { 200: FilingMessage },
    },
  },
  async (request, deps) => {
    const employer = await employerOf(deps.database, staffOf(request))
    const command = commandKeyOf(request, 'employers.take-back')
    return takeBack(deps, employer, request.params.filingId, request.body, command)
  },
)

/** The page of an employer: who it is, its people, the filings that it made, filing for one of them, taking one back. */
export const ownRoutes = routes(showEmployer, showMembers, showFilings, fileOne, takeOneBack)
