/** 投诉咨询 at the desk: typed in for somebody at the counter or on the telephone, handed on, answered; of callers nobody knows as well. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import {
  ComplaintCaseMessage,
  ComplaintEntryForm,
  ComplaintOpenCaseForm,
  ComplaintRouteForm,
  ComplaintWordsForm,
  complaintDesks,
  complaintDeskNames,
  problem,
} from '@yidi/contracts'
import type { ComplaintAction, ComplaintDesk, Staff, StaffRole } from '@yidi/contracts'
import { institutionOf } from '../../care/institutions/index.ts'
import { findHere } from '../../filing/doors/index.ts'
import { openByForm } from '../../oversight/cases/index.ts'
import { commitForPerson } from '../../person/commands/index.ts'
import { readFile, recordParts } from '../../person/file/index.ts'
import { recordOfficeAudit } from '../../platform/audit/index.ts'
import { commandKeyOf, runOfficeCommand, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { deskFileRoutes, findTask, findTaskIn } from '../../platform/records/index.ts'
import type { Acting, DeskTask, OfficeWorking } from '../../platform/records/index.ts'
import {
  answerCaller,
  callerKind,
  fileCaller,
  readCaller,
  returnCaller,
  routeCaller,
  withdrawCaller,
} from '../callers/index.ts'
import { settingOn } from '../desks/index.ts'
import {
  answerComplaint,
  complaintIn,
  fileComplaint,
  requireWords,
  returnComplaint,
  routeComplaint,
  withdrawComplaint,
} from './commands.ts'
import type { Acted } from './commands.ts'
import { complaintKind } from './complaint.ts'
import { callerShown, caseMessage, shownOf } from './message.ts'
import { requireUnnamed } from './open-case.ts'

const tags = ['投诉咨询经办']
const readers = ['accepting', 'reviewing', 'approving', 'inspecting', 'audit', 'admin'] as const
const deciders = ['accepting', 'reviewing', 'approving', 'inspecting'] as const
const Params = Type.Object({ id: Type.String({ maxLength: 60 }) })
const Nothing = Type.Object({}, { additionalProperties: false })
const response = { 200: ComplaintCaseMessage }

const missing = (id: string) => problem('complaint-not-found', { complaint: id.slice(0, 60) })

/** The task of one of either sort, in the pool of whoever asks. Throws `complaint-not-found`, `filing-other-pool`. */
async function taskFor({ database }: RecordsDeps, { pool }: Staff, id: string): Promise<DeskTask> {
  const task = await findTaskIn(database, id, { pool, missing: missing(id) })
  if (task.kind !== complaintKind.name && task.kind !== callerKind.name) throw missing(id)
  return task
}

async function shownFor(deps: RecordsDeps, task: DeskTask) {
  const { database } = deps
  const { personNo, subjectId } = task
  if (task.kind === callerKind.name) return callerShown(await readCaller(database, subjectId))
  const complaint = complaintIn(await readFile(database, { personNo }, recordParts), subjectId)
  return shownOf(deps, complaint)
}

const readCase = async (deps: RecordsDeps, staff: Staff, task: DeskTask): Promise<ComplaintCaseMessage> =>
  caseMessage(deps, staff, task, await shownFor(deps, task))

/** Each look is kept, with whom it was at. */
async function noteLook({ database, clock }: RecordsDeps, { staffName }: Staff, { personNo, subjectId }: DeskTask) {
  const entry = { actorKind: 'staff', actor: staffName, action: 'complaint.read', subjectId } as const
  if (personNo === '') await recordOfficeAudit(database, entry, clock.now())
  else await commitForPerson(database, { personNo, at: clock.now(), changes: {}, audit: [entry] })
}

const show = route(
  {
    method: 'GET',
    url: '/api/desk/complaints/:id',
    config: { access: readers },
    schema: { summary: '一件投诉咨询', description: '看一件就记一笔审计。', tags, params: Params, response },
  },
  async (request, deps: RecordsDeps) => {
    const staff = staffOf(request)
    const task = await taskFor(deps, staff, request.params.id)
    const found = await readCase(deps, staff, task)
    await noteLook(deps, staff, task)
    return found
  },
)

const enter = route(
  {
    method: 'POST',
    url: '/api/desk/complaints',
    config: { access: ['accepting'] },
    schema: {
      summary: '窗口或电话代录一件；来电人不明的不填是谁',
      tags,
      body: ComplaintEntryForm,
      response: { 201: ComplaintCaseMessage },
    },
  },
  async (request, deps: RecordsDeps, reply) => {
    const staff = staffOf(request)
    const { who, via, ...form } = request.body
    requireWords(form.text, 'send')
    const by = { role: 'accepting', kind: 'staff', id: staff.staffName } as const
    const command = commandKeyOf(request, 'complaints.enter')
    const id =
      who === undefined
        ? await enterCaller(deps, request, by, { ...form, via })
        : await fileComplaint(deps, { personNo: (await findHere(deps, staff, who)).personNo, by, command }, form, via)
    const task = await findTask(deps.database, id)
    return reply.code(201).send(await readCase(deps, staff, task!))
  },
)

/** Of a caller nobody knows: the agency of whoever has the telephone answers. Throws `institution-not-found`. */
async function enterCaller(
  deps: RecordsDeps,
  request: FastifyRequest,
  by: Acting,
  { subject, text, phone = '', institution, via }: Omit<ComplaintEntryForm, 'who'>,
): Promise<string> {
  const { database, clock, release } = deps
  const pool = staffOf(request).pool!
  if (institution !== undefined) await institutionOf(deps, institution)
  const setting = await settingOn(database, pool, subject, clock.today())
  return runOfficeCommand(database, clock, commandKeyOf(request, 'complaints.enter'), (transaction) =>
    fileCaller(
      { transaction, ciphers: database.ciphers, clock, calendar: release.calendar, by, setting },
      {
        pool,
        subject,
        channel: via,
        text: text.trim(),
        phone: phone.trim(),
        ...(institution === undefined ? {} : { institution }),
      },
    ),
  )
}

/** What a step does to either sort. */
interface Step {
  name: string
  known(deps: RecordsDeps, acted: Acted, id: string): Promise<string>
  caller(working: OfficeWorking, id: string, by: Acting): Promise<void>
}

/** The role in which somebody with several takes a step: that of the desk at which it lies. */
function roleAt({ roles }: Staff, state: string): StaffRole {
  const desk = complaintDeskNames.find((name) => name === state)
  const role: StaffRole = desk === undefined ? 'accepting' : complaintDesks[desk].role
  return roles.includes(role) ? role : roles[0]!
}

async function take(request: FastifyRequest, deps: RecordsDeps, id: string, step: Step): Promise<ComplaintCaseMessage> {
  const { database, clock } = deps
  const staff = staffOf(request)
  const task = await taskFor(deps, staff, id)
  const by: Acting = { role: roleAt(staff, task.state), kind: 'staff', id: staff.staffName }
  const command = commandKeyOf(request, `complaints.${step.name}`)
  if (task.kind === complaintKind.name) await step.known(deps, { personNo: task.personNo, by, command }, id)
  else
    await runOfficeCommand(database, clock, command, (transaction) =>
      step.caller({ transaction, ciphers: database.ciphers, clock }, id, by),
    )
  return readCase(deps, staff, (await findTask(database, id))!)
}

const withWords = (
  name: 'answer' | 'return',
  summary: string,
  known: (deps: RecordsDeps, acted: Acted, id: string, words: string) => Promise<string>,
  caller: (working: OfficeWorking, id: string, by: Acting, words: string) => Promise<void>,
) =>
  route(
    {
      method: 'POST',
      url: `/api/desk/complaints/:id/${name}`,
      config: { access: deciders },
      schema: { summary, tags, params: Params, body: ComplaintWordsForm, response },
    },
    (request, deps: RecordsDeps) => {
      const { words } = request.body
      return take(request, deps, request.params.id, {
        name,
        known: (context, acted, id) => known(context, acted, id, words),
        caller: (working, id, by) => caller(working, id, by, requireWords(words, name satisfies ComplaintAction)),
      })
    },
  )

const assign = route(
  {
    method: 'POST',
    url: '/api/desk/complaints/:id/route',
    config: { access: ['accepting'] },
    schema: { summary: '退回来的，分给另一个部门', tags, params: Params, body: ComplaintRouteForm, response },
  },
  (request, deps: RecordsDeps) => {
    const { desk, words = '' } = request.body as { desk: ComplaintDesk; words?: string }
    return take(request, deps, request.params.id, {
      name: 'route',
      known: (context, acted, id) => routeComplaint(context, acted, id, desk, words),
      caller: (working, id, by) => routeCaller(working, id, by, desk, words.trim()),
    })
  },
)

const withdraw = route(
  {
    method: 'POST',
    url: '/api/desk/complaints/:id/withdraw',
    config: { access: ['accepting'] },
    schema: { summary: '来人、来电说不用办了', tags, params: Params, body: Nothing, response },
  },
  (request, deps: RecordsDeps) =>
    take(request, deps, request.params.id, {
      name: 'withdraw',
      known: (context, acted, id) =>
        withdrawComplaint(context, { ...acted, by: { ...acted.by, role: 'accepting' } }, id),
      caller: (working, id, by) => withdrawCaller(working, id, { ...by, role: 'accepting' }),
    }),
)

const openCase = route(
  {
    method: 'POST',
    url: '/api/desk/complaints/:id/case',
    config: { access: ['inspecting'] },
    schema: {
      summary: '举报立案；案件里没有是谁举报的',
      description: '写的内容里有举报人的姓名、号码或联系方式的不收；一件举报只立一件案件。',
      tags,
      params: Params,
      body: ComplaintOpenCaseForm,
      response,
    },
  },
  async (request, deps: RecordsDeps) => {
    const staff = staffOf(request)
    const task = await taskFor(deps, staff, request.params.id)
    const shown = await shownFor(deps, task)
    const { subjectId: complaintId, personNo, pool } = task
    const { body } = request
    await requireUnnamed(deps, { ...shown, subject: shown.detail.subject, personNo }, body)
    await openByForm(request, deps, body, { complaintId, pool })
    return caseMessage(deps, staff, task, shown)
  },
)

const { list, download } = deskFileRoutes({
  kind: complaintKind.name,
  called: '一件投诉咨询',
  place: 'complaints',
  param: 'complaintId',
  readers,
  missing,
})

export const deskComplaintRoutes = routes(
  show,
  enter,
  withWords('answer', '答复', answerComplaint, answerCaller),
  withWords('return', '不归这里办，退回重新分办', returnComplaint, returnCaller),
  assign,
  withdraw,
  openCase,
  list,
  download,
)
