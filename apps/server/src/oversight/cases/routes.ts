/** 稽核案件 at the desk: opened, looked into, heard, proposed, decided by another, lifted. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Static, TObject } from 'typebox'
import {
  CaseAskForm,
  CaseInterimForm,
  CaseListMessage,
  CaseMessage,
  CaseOpenForm,
  CaseProposeForm,
  CaseWordsForm,
  problem,
} from '@yidi/contracts'
import { commitForPerson } from '../../person/commands/index.ts'
import { recordOfficeAudit } from '../../platform/audit/index.ts'
import { commandKeyOf, runOfficeCommand, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import { openMaterial, sendMaterial } from '../../platform/materials/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { carryOut } from './carry-out.ts'
import {
  askSubject,
  decideCase,
  liftDecision,
  liftInterim,
  noteWords,
  openCase,
  plainStep,
  proposeConsequences,
  takeInterim,
  visitsOf,
} from './commands.ts'
import { listCases, personHearings, showCase } from './show.ts'
import { subjectOf } from './subjects.ts'
import { requireCase, requireRole, requireWorkable, roleFor } from './working.ts'
import type { CaseRow, Working } from './working.ts'

const tags = ['稽核案件']
const desk = '/api/desk/cases'
const workers = ['inspecting', 'audit'] as const
const Params = Type.Object({ caseId: Type.String({ maxLength: 60, description: '案件编号' }) })
const response = { 200: CaseMessage }

/** Runs a command once by its key, by whoever asks. */
export function runCase<Reply>(
  request: FastifyRequest,
  { database, clock, release }: RecordsDeps,
  name: string,
  by: Working['by'],
  work: (working: Working) => Promise<Reply>,
): Promise<Reply> {
  return runOfficeCommand(database, clock, commandKeyOf(request, name), (transaction) =>
    work({ transaction, ciphers: database.ciphers, clock, by, calendar: release.calendar }),
  )
}

const list = route(
  {
    method: 'GET',
    url: desk,
    config: { access: workers },
    schema: { summary: '稽核案件；关于经办人员的只给审计看', tags, response: { 200: CaseListMessage } },
  },
  async (request, deps: RecordsDeps) => ({ cases: await listCases(deps, staffOf(request)) }),
)

/**
 * Opens a case by what a clerk typed, of a tip-off of `tipOff.pool` where there is one; gives its number. Throws
 * `case-subject-unknown`, `case-of-audit`, `case-visit-unknown`, and what `openCase` throws.
 */
export async function openByForm(
  request: FastifyRequest,
  deps: RecordsDeps,
  form: CaseOpenForm,
  tipOff?: { complaintId: string; pool: string },
): Promise<string> {
  const staff = staffOf(request)
  const subject = await subjectOf(deps, staff, form)
  requireRole(staff, form.subjectKind)
  const pool = tipOff?.pool ?? staff.pool ?? subject.pool
  if (pool === null || pool === undefined)
    throw problem('case-subject-unknown', { subject: form.subject, kind: '账号（没有统筹区）' })
  const visits = await visitsOf(deps, form.visits)
  const by = { role: roleFor(form.subjectKind), kind: 'staff', id: staff.staffName } as const
  const cameOf = tipOff === undefined ? {} : { cameOf: tipOff.complaintId }
  return runCase(request, deps, 'case.open', by, (working) =>
    openCase(working, pool, { subject, form, visits, ...cameOf }),
  )
}

const open = route(
  {
    method: 'POST',
    url: desk,
    config: { access: workers },
    schema: { summary: '立案', tags, body: CaseOpenForm, response },
  },
  async (request, deps: RecordsDeps) => {
    const caseId = await openByForm(request, deps, request.body)
    return showCase(deps, staffOf(request), caseId)
  },
)

const one = route(
  {
    method: 'GET',
    url: `${desk}/:caseId`,
    config: { access: workers },
    schema: { summary: '一件稽核案件', description: '看一次记一笔审计。', tags, params: Params, response },
  },
  async (request, deps: RecordsDeps) => {
    const staff = staffOf(request)
    const { caseId } = request.params
    const { row } = await requireCase(deps, staff, caseId)
    await auditLook(deps, staff.staffName, row)
    return showCase(deps, staff, caseId)
  },
)

/** Who looked, in the chain of the person whom the case is about, else in the office's. */
async function auditLook({ database, clock }: RecordsDeps, actor: string, row: CaseRow): Promise<void> {
  const entry = { actorKind: 'staff', actor, action: 'oversight-case.read', subjectId: row.case_id } as const
  if (row.subject_kind !== 'person') return recordOfficeAudit(database, entry, clock.now())
  await commitForPerson(database, { personNo: row.subject, at: clock.now(), changes: {}, audit: [entry] })
}

/** A step of the desk: by whoever may work on the case, carried out with the person at once. */
function step<Body extends TObject>(
  action: string,
  summary: string,
  body: Body,
  work: (working: Working, row: CaseRow, form: Static<Body>) => Promise<void>,
) {
  return route(
    {
      method: 'POST',
      url: `${desk}/:caseId/${action}`,
      config: { access: workers },
      schema: { summary, tags, params: Params, body, response },
    },
    async (request, deps: RecordsDeps) => {
      const staff = staffOf(request)
      const { caseId } = request.params as { caseId: string }
      const { row } = await requireWorkable(deps, staff, caseId)
      const by = { role: roleFor(row.subject_kind), kind: 'staff', id: staff.staffName } as const
      await runCase(request, deps, `case.${action}`, by, (working) => work(working, row, request.body as Static<Body>))
      await carryOut(deps, caseId)
      return showCase(deps, staff, caseId)
    },
  )
}

const file = route(
  {
    method: 'GET',
    url: `${desk}/:caseId/materials/:materialId`,
    config: { access: workers },
    schema: {
      summary: '下载当事人陈述申辩的一个材料',
      description: '下载一次就记一笔审计。',
      tags,
      params: Type.Object({ ...Params.properties, materialId: Type.String({ maxLength: 40 }) }),
      produces: ['image/jpeg', 'image/png', 'application/pdf'],
    },
  },
  async (request, deps: RecordsDeps, reply) => {
    const staff = staffOf(request)
    const { caseId, materialId } = request.params
    const { row } = await requireCase(deps, staff, caseId)
    const personNo = row.subject
    for (const { recordId } of await personHearings(deps, row)) {
      const opened = await openMaterial(deps.database, personNo, materialId, recordId)
      if (opened === undefined) continue
      const look = {
        actorKind: 'staff',
        actor: staff.staffName,
        action: 'material.read',
        subjectId: materialId,
      } as const
      const audit = [{ ...look, detail: { caseId } }]
      await commitForPerson(deps.database, { personNo, at: deps.clock.now(), changes: {}, audit })
      return sendMaterial(reply, opened.material, opened.content)
    }
    throw problem('material-not-found', { materialId })
  },
)

const plain = (action: Parameters<typeof plainStep>[2], summary: string) =>
  step(action, summary, CaseWordsForm, (working, row, { words }) => plainStep(working, row, action, words))

export const caseRoutes = routes<RecordsDeps>(
  list,
  open,
  one,
  file,
  plain('look', '开始核查'),
  step('ask', '告知当事人，给几个工作日陈述申辩', CaseAskForm, askSubject),
  step('note', '记下补充说明，期限过了也可以', CaseWordsForm, (working, row, { words }) =>
    noteWords(working, row, words),
  ),
  step('interim', '核查期间先行暂停，是单独的决定', CaseInterimForm, takeInterim),
  step('lift-interim', '解除先行暂停', CaseWordsForm, (working, row, { words }) => liftInterim(working, row, words)),
  step('propose', '提出处理意见', CaseProposeForm, proposeConsequences),
  plain('return', '退回核查'),
  step('decide', '审定，作出处理决定；提出的人不能审定', CaseWordsForm, (working, row, { words }) =>
    decideCase(working, row, 'decide', words),
  ),
  step('close', '审定，结案不予处理；提出的人不能审定', CaseWordsForm, (working, row, { words }) =>
    decideCase(working, row, 'close', words),
  ),
  plain('propose-lift', '提出撤销处理'),
  plain('keep', '维持处理决定'),
  step('lift', '审定，撤销处理，恢复原状；提出的人不能审定', CaseWordsForm, (working, row, { words }) =>
    liftDecision(working, row, words),
  ),
  plain('reopen', '重新核查'),
)
