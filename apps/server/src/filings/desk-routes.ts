import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { FilingCaseMessage, FilingForm, FilingMessage, FilingProblemMessage, problem } from '@yidi/contracts'
import { commandKeyOf, staffOf } from '../access/index.ts'
import type { RecordsModule } from '../app.ts'
import { findTask } from '../desk/index.ts'
import type { DeskTask } from '../desk/index.ts'
import { enrolmentOn, findPerson, findPersonNoByIdNumber, readStanding } from '../people/index.ts'
import { commitForPerson } from '../storage/index.ts'
import type { FilingActorOf } from './actions.ts'
import { openPrivate, recordedApplication, withoutUndefined } from './application.ts'
import { applyForFiling, checkFor } from './apply.ts'
import { decideFiling } from './decide.ts'
import type { DeskDecision } from './decide.ts'
import type { FilingDetail } from './fold.ts'
import { maskIdNumber, messageOf } from './message.ts'
import { filingsOf } from './read.ts'

const FilingParams = Type.Object({ filingId: Type.String({ maxLength: 60 }) })
const Words = Type.Object({
  reason: Type.Optional(Type.String({ maxLength: 1000, description: '告诉申请人的话' })),
  basis: Type.Optional(Type.Object({ document: Type.String(), article: Type.String() })),
  problems: Type.Optional(Type.Array(FilingProblemMessage, { maxItems: 30, description: '一次告知要补正的全部内容' })),
})

/** The agency's desk: what waits, one case, the decision. Staff see their own pool; audit and admin see all. */
export const deskFilingRoutes: RecordsModule = (app, { database, clock, release }) => {
  const context = { database, clock, release }
  const tags = ['经办']
  const readers = ['accepting', 'reviewing', 'audit', 'admin'] as const

  /** The task of a filing in the pool of whoever asks. Throws `filing-not-found` and `filing-other-pool`. */
  const taskFor = async (request: FastifyRequest, filingId: string): Promise<DeskTask> => {
    const task = await findTask(database, filingId)
    if (task?.kind !== 'filing') throw problem('filing-not-found', { filingId: filingId.slice(0, 60) })
    const { pool } = staffOf(request)
    if (pool !== null && pool !== task.pool) throw problem('filing-other-pool', { pool: task.pool })
    return task
  }
  const actorFor = (request: FastifyRequest, role: 'accepting' | 'reviewing'): FilingActorOf => ({
    role,
    kind: 'staff',
    id: staffOf(request).staffName,
  })

  app.get(
    '/api/desk/filings/:filingId',
    {
      config: { access: readers },
      schema: {
        summary: '一件备案：申请、规则怎么看、其他备案',
        description: '看一件就记一笔审计。',
        tags,
        params: FilingParams,
        response: { 200: FilingCaseMessage },
      },
    },
    async (request) => {
      const { filingId } = request.params
      const { personNo } = await taskFor(request, filingId)
      const [person, standing, filings] = await Promise.all([
        findPerson(database, personNo),
        readStanding(database, personNo),
        filingsOf(database, personNo),
      ])
      const record = filings.find((filing) => filing.filingId === filingId)
      if (record === undefined || person === undefined || standing === undefined) {
        throw problem('filing-not-found', { filingId: filingId.slice(0, 60) })
      }
      await commitForPerson(database.pool, {
        personNo,
        at: clock.now(),
        changes: {},
        audit: [{ actorKind: 'staff', actor: staffOf(request).staffName, action: 'filing.read', subjectId: filingId }],
      })
      const others = filings.filter((filing) => filing !== record)
      const personal = openPrivate(database.ciphers, record.application)
      const application = recordedApplication(record, personal)
      const { enrolment, ...check } = await checkFor(
        context,
        standing,
        others,
        application,
        record.application.effective_day,
      )
      const detail = record.application.detail as FilingDetail
      const role = staffOf(request).roles.includes('reviewing') ? 'reviewing' : 'accepting'
      const message = (filing: typeof record) => messageOf(filing, role, clock.today())
      return {
        filing: message(record),
        person: {
          name: person.name,
          idNumber: maskIdNumber(person.idNumber),
          insurance: enrolment.insurance,
          category: enrolment.category,
        },
        form: withoutUndefined({
          channel: record.application.channel,
          applicant: detail.applicant ?? 'self',
          mobile: personal.mobile,
          address: personal.address,
          reason: personal.reason,
          materials: detail.materials ?? [],
          commitmentSigned: detail.commitmentSigned ?? false,
          institutions: record.institutions,
          referral: detail.referral,
          stay: detail.stay,
        }),
        check,
        others: others.map(message),
      }
    },
  )

  app.post(
    '/api/desk/filings',
    {
      config: { access: ['accepting'] },
      schema: {
        summary: '窗口代录：工作人员替到窗口的人提交',
        tags,
        body: Type.Object({ idNumber: Type.String({ minLength: 1, maxLength: 30 }), form: FilingForm }),
        response: { 201: FilingMessage },
      },
    },
    async (request, reply) => {
      const { idNumber, form } = request.body
      const personNo = await findPersonNoByIdNumber(database, idNumber)
      const standing = personNo === undefined ? undefined : await readStanding(database, personNo)
      const pool = standing && enrolmentOn(standing, clock.today())?.pool
      const own = staffOf(request).pool
      if (personNo === undefined || pool === undefined) throw problem('not-enrolled', { day: clock.today() })
      if (own !== null && own !== pool) throw problem('filing-other-pool', { pool })
      const applicant = form.applicant ?? 'self'
      const applying = { personNo, by: actorFor(request, 'accepting'), applicant, channel: 'counter' as const }
      return reply
        .code(201)
        .send(await applyForFiling(context, applying, form, commandKeyOf(request, 'filings.apply-at-counter')))
    },
  )

  const decisions: readonly { action: DeskDecision['action']; role: 'accepting' | 'reviewing'; summary: string }[] = [
    { action: 'accept', role: 'accepting', summary: '受理' },
    { action: 'ask-corrections', role: 'accepting', summary: '一次告知补正' },
    { action: 'approve', role: 'reviewing', summary: '准予备案并送达' },
    { action: 'refuse', role: 'reviewing', summary: '不予备案并送达，写明理由' },
  ]
  for (const { action, role, summary } of decisions) {
    app.post(
      `/api/desk/filings/:filingId/${action}`,
      {
        config: { access: [role] },
        schema: { summary, tags, params: FilingParams, body: Words, response: { 200: FilingMessage } },
      },
      async (request) => {
        const { filingId } = request.params
        const { personNo } = await taskFor(request, filingId)
        const decision = { action, ...withoutUndefined(request.body) } as DeskDecision
        const command = commandKeyOf(request, `filings.${action}`)
        return decideFiling(context, personNo, filingId, actorFor(request, role), decision, command)
      },
    )
  }
}
