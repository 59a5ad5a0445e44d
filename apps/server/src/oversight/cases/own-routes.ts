/** What those see and say whom a case is about: an institution, an employer, a person. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { HearingAnswerForm, OwnCasesMessage, OwnMeasuresMessage, measureStates, problem } from '@yidi/contracts'
import { answerHearing, hearingsOf, openHearing } from '../../person/hearings/index.ts'
import { readFile } from '../../person/file/index.ts'
import { measureKind, measuresOn } from '../../person/measures/index.ts'
import type { MeasureDetail } from '../../person/measures/index.ts'
import { citizenOf, commandKeyOf, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import { materialsOf } from '../../platform/materials/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { stepPlace } from '../../platform/records/index.ts'
import { answerCase, noteAnswered } from './commands.ts'
import { caseKind } from './kind.ts'
import { runCase } from './routes.ts'
import { showOwnCases } from './show.ts'
import { findCase } from './working.ts'

const tags = ['陈述申辩']
const Params = Type.Object({ caseId: Type.String({ maxLength: 60, description: '案件编号' }) })
type Door = 'institution' | 'employer'

/** Whose cases the one at a door sees. */
function ownOf(request: FastifyRequest, door: Door) {
  const staff = staffOf(request)
  return door === 'institution' ? { institution: staff.institution ?? '' } : { employer: staff.employer ?? '' }
}

const listOwn = (door: Door) =>
  route(
    {
      method: 'GET',
      url: `/api/${door}/cases`,
      config: { access: [door] },
      schema: { summary: '关于我们的稽核案件：告知的情况、陈述申辩、处理', tags, response: { 200: OwnCasesMessage } },
    },
    (request, deps: RecordsDeps) => showOwnCases(deps, ownOf(request, door), deps.clock.today()),
  )

const answerOwn = (door: Door) =>
  route(
    {
      method: 'POST',
      url: `/api/${door}/cases/:caseId/answer`,
      config: { access: [door] },
      schema: {
        summary: '陈述申辩，在期限以内',
        tags,
        params: Params,
        body: HearingAnswerForm,
        response: { 200: OwnCasesMessage },
      },
    },
    async (request, deps: RecordsDeps) => {
      const own = ownOf(request, door)
      const { caseId } = request.params
      const { row } = await findCase(deps, caseId)
      const isOwn =
        'institution' in own
          ? row.institution === own.institution
          : row.subject_kind === 'employer' && row.subject === own.employer
      if (!isOwn) throw problem('office-record-not-found', { kind: caseKind.title, record: caseId.slice(0, 60) })
      const by = { role: door, kind: door, id: staffOf(request).staffName } as const
      await runCase(request, deps, `case.answer-${door}`, by, (working) => answerCase(working, row, request.body.words))
      return showOwnCases(deps, own, deps.clock.today())
    },
  )

const showMeasures = route(
  {
    method: 'GET',
    url: '/api/me/measures',
    config: { access: ['citizen'], scope: 'file' },
    schema: { summary: '对我采取的措施，和要我说明的情况', tags, response: { 200: OwnMeasuresMessage } },
  },
  async (request, deps: RecordsDeps) => ownMeasures(deps, citizenOf(request).personNo),
)

const answerMine = route(
  {
    method: 'POST',
    url: '/api/me/hearings/:hearingId/answer',
    config: { access: ['citizen'], scope: 'file' },
    schema: {
      summary: '陈述申辩，在期限以内，一次',
      tags,
      params: Type.Object({ hearingId: Type.String({ maxLength: 80 }) }),
      body: HearingAnswerForm,
      response: { 200: OwnMeasuresMessage },
    },
  },
  async (request, deps: RecordsDeps) => {
    const { personNo } = citizenOf(request)
    const { hearingId } = request.params
    const by = { role: 'citizen', kind: 'person', id: personNo } as const
    const command = commandKeyOf(request, 'hearing.answer')
    const { caseId } = await answerHearing(deps, { personNo, hearingId, by, command }, request.body)
    const { database, clock, release } = deps
    await database.kysely
      .transaction()
      .execute((transaction) =>
        noteAnswered({ transaction, ciphers: database.ciphers, clock, by, calendar: release.calendar }, caseId),
      )
    return ownMeasures(deps, personNo)
  },
)

/** What a person sees: the measures and the hearings, the latest first. */
async function ownMeasures(deps: RecordsDeps, personNo: string) {
  const { database, clock } = deps
  const { ciphers } = database
  const today = clock.today()
  const file = await readFile(database, { personNo }, ['recordSteps', 'measures'])
  if (file === undefined) return { measures: [], hearings: [] }
  const holding = new Set(measuresOn(file, today).map((one) => one.measureId))
  const measures = measureKind.recordsOf(file as never).map((record) => {
    const { caseId, basis, interim, liftedOn } = record.detail as unknown as MeasureDetail
    const made = record.application
    const kind = made.action === 'suspend' ? ('suspended' as const) : ('by-claim' as const)
    return {
      ...{ measureId: record.recordId, caseId, basis, interim, state: record.state },
      title: measureStates[kind].title,
      words:
        made.private_cipher === null ? '' : ciphers.open(made.private_cipher, stepPlace(personNo, record.recordId)),
      ...{ from: record.from, to: record.to, liftedOn: liftedOn ?? null, holds: holding.has(record.recordId) },
    }
  })
  const own = hearingsOf(file).map(async (hearing) => ({
    ...{ hearingId: hearing.recordId, caseId: String(hearing.detail['caseId']), state: hearing.state },
    ...openHearing(ciphers, hearing),
    ...{ askedOn: hearing.from, dueDay: hearing.to! },
    materials: hearing.state === 'asked' ? [] : await materialsOf(database, personNo, hearing.recordId),
    mayAnswer: hearing.state === 'asked' && today <= hearing.to!,
  }))
  return { measures: measures.reverse(), hearings: await Promise.all(own) }
}

export const ownCaseRoutes = routes<RecordsDeps>(
  listOwn('institution'),
  answerOwn('institution'),
  listOwn('employer'),
  answerOwn('employer'),
  showMeasures,
  answerMine,
)
