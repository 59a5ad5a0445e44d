import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import {
  AbroadForm,
  AbroadOverview,
  ConfirmationForm,
  DiseaseForm,
  DiseaseOverview,
  EntitlementMessage,
  ReturnForm,
  problem,
} from '@yidi/contracts'
import { runRecordCommand, recordContentOf } from '../../platform/records/index.ts'
import type { RegisterAction, RegisterKind } from '@yidi/contracts'
import { diseaseBenefitOpen, diseaseKinds, diseaseListOpen, diseaseOpenAway } from '@yidi/rules'
import { actorOf, citizenOf, commandKeyOf } from '../../platform/guard/index.ts'
import { confirmedIn } from '../../platform/http/index.ts'
import type { RecordsModule } from '../../platform/module/index.ts'
import { usableMaterials } from '../../platform/materials/index.ts'
import { refuseUnlessConfirmed, unsettledVisits } from '../people/index.ts'
import { covers, enrolmentOn, readFile } from '../file/index.ts'
import type { Acting } from '../../platform/records/index.ts'
import type { RecordsFile, WholeRegister } from '../file/index.ts'
import { medicineAbroadOn, registerRows, registersOf, registerKind } from '../registers/index.ts'
import type { RegisterDecision } from '../registers/index.ts'
import { abroadFacts, monthsAbroad, planAbroad, planReturn } from './abroad.ts'
import { diseaseFacts, planDisease } from './diseases.ts'
import type { Applying } from './diseases.ts'
import { contactOf, lawOf, messageOf } from './words.ts'

const RecordParams = Type.Object({ recordId: Type.String({ maxLength: 60 }) })

/** 规定病种 and 出国带药 of the citizen who is logged in: what the law says, what is on record, applying and ending. */
export const entitlementRoutes: RecordsModule = (app, { database, clock, release }) => {
  const context = { database, clock }
  const law = { release, ciphers: database.ciphers }
  const tags = ['规定病种和出国带药']
  const config = { access: ['citizen'], scope: 'file' } as const

  const shown = (record: WholeRegister): EntitlementMessage => {
    const facts =
      record.kind === 'medicine-abroad'
        ? abroadFacts(database.ciphers, record)
        : diseaseFacts(release, database.ciphers, record)
    return messageOf(record, facts, 'citizen', clock.today())
  }
  const actor = (request: FastifyRequest): Acting => {
    const { actorKind, actor: id } = actorOf(citizenOf(request))
    return { role: 'citizen', kind: actorKind, id }
  }
  /** Whoever ends a registered disease while a visit for it is under way is told first. */
  const refuseEnding = async (request: FastifyRequest, record: WholeRegister): Promise<void> => {
    const visits = await unsettledVisits(database, record.personNo)
    const resting = visits.filter((visit) => visit.kind === 'designated-disease' && covers(record, visit.from))
    const meaning = '这次就医仍按登记的病种结算；结束以后再去，就按普通门诊结算了。'
    refuseUnlessConfirmed(resting, meaning, confirmedIn(request))
  }
  const run = (
    request: FastifyRequest,
    name: string,
    decide: (applying: Applying, records: WholeRegister[]) => RegisterDecision | Promise<RegisterDecision>,
  ): Promise<EntitlementMessage> => {
    const { personNo } = citizenOf(request)
    return runRecordCommand(registerKind, {
      context,
      personNo,
      command: commandKeyOf(request, name),
      decide: (file) => {
        const { birthDay } = file.identity
        const by = actor(request)
        const applying = { personNo, pool: poolOf(file), by, channel: 'web', today: clock.today(), birthDay }
        return decide(applying, file.registers)
      },
      answer: shown,
    })
  }
  const poolOf = (file: RecordsFile): string => {
    const today = clock.today()
    const enrolment = enrolmentOn(file, today)
    if (enrolment === undefined) throw problem('not-enrolled', { day: today })
    return enrolment.pool
  }
  const move = (kind: RegisterKind, action: RegisterAction) => (request: FastifyRequest) => {
    const { recordId } = request.params as { recordId: string }
    return run(request, `registers.${action}`, async ({ by, today }, records) => {
      const record = findOrThrow(records, kind, recordId)
      if (action === 'end') await refuseEnding(request, record)
      // Ending holds from today on; what was settled before stays settled.
      const ends = action === 'end' && record.from <= today && (record.to === null || today < record.to)
      const content = recordContentOf(record, ends ? { to: today } : {})
      return {
        recordId,
        rows: registerRows(
          content,
          record.state,
          record.actions.length,
          [{ action, by }],
          today,
          record.application.channel,
        ),
        audit: [{ actorKind: by.kind, actor: by.id, action: `register.${action}`, subjectId: recordId }],
        title: shown(record).title,
      }
    })
  }

  app.get(
    '/api/diseases',
    {
      config,
      schema: { summary: '规定病种：参保地有哪些，我登记了什么', tags, response: { 200: DiseaseOverview } },
    },
    async (request) => {
      const { personNo, pool } = citizenOf(request)
      const today = clock.today()
      const poolLaw = lawOf(release, pool)
      const known = diseaseKinds(poolLaw, today)
      const listOpen = diseaseListOpen(poolLaw, today)
      const file = await readFile(database, { personNo }, ['enrolments', 'wholeRegisters'])
      const enrolment = file && enrolmentOn(file, today)
      const benefitOpen = enrolment && diseaseBenefitOpen(release, pool, enrolment, today)
      const records = file?.registers.filter((record) => record.kind === 'designated-disease') ?? []
      return {
        kinds:
          known?.kinds.map(({ name }) => ({ name, openAway: diseaseOpenAway(poolLaw, today, name) === true })) ?? null,
        ...(known === undefined ? {} : { basis: known.figure.source }),
        ...(listOpen === undefined ? {} : { listOpen }),
        ...(benefitOpen === undefined ? {} : { benefitOpen }),
        contact: contactOf(release, pool),
        records: records.map(shown),
      }
    },
  )

  app.post(
    '/api/diseases',
    {
      config,
      schema: { summary: '申请规定病种登记', tags, body: DiseaseForm, response: { 201: EntitlementMessage } },
    },
    async (request, reply) => {
      const { kind, hospital, diagnosedOn, note } = request.body
      const made = await run(request, 'diseases.apply', async (applying, records) =>
        planDisease(
          law,
          applying,
          {
            kind,
            code: '',
            hospital,
            diagnosedOn,
            from: applying.today,
            to: null,
            ...(note === undefined ? {} : { note }),
            uploads: await usableMaterials(database, applying.personNo, request.body.uploads),
          },
          records,
        ),
      )
      return reply.code(201).send(made)
    },
  )

  for (const [path, kind] of [
    ['diseases', 'designated-disease'],
    ['abroad', 'medicine-abroad'],
  ] as const) {
    app.post(
      `/api/${path}/:recordId/withdraw`,
      {
        config,
        schema: { summary: '撤回申请', tags, params: RecordParams, response: { 200: EntitlementMessage } },
      },
      move(kind, 'withdraw'),
    )
  }

  app.post(
    '/api/diseases/:recordId/end',
    {
      config,
      schema: {
        summary: '结束登记：今天是最后一天',
        description: '有没结算的就医要靠它的，先回答 visit-rests-on-it；再提交一次，confirmed 写 true，才结束。',
        tags,
        params: RecordParams,
        body: ConfirmationForm,
        response: { 200: EntitlementMessage },
      },
    },
    move('designated-disease', 'end'),
  )

  app.get(
    '/api/abroad',
    { config, schema: { summary: '出国带药：最多几个月，我备过哪些', tags, response: { 200: AbroadOverview } } },
    async (request) => {
      const { personNo, pool } = citizenOf(request)
      const today = clock.today()
      const stated = monthsAbroad(release, pool, today)
      const records = await registersOf(database, personNo, 'medicine-abroad')
      return {
        months: stated?.months ?? null,
        ...(stated === undefined ? {} : { basis: stated.basis }),
        contact: contactOf(release, pool),
        pausedToday: medicineAbroadOn(records, today) !== undefined,
        records: records.map(shown),
      }
    },
  )

  app.post(
    '/api/abroad',
    {
      config,
      schema: { summary: '申请出国带药备案', tags, body: AbroadForm, response: { 201: EntitlementMessage } },
    },
    async (request, reply) => {
      const made = await run(request, 'abroad.apply', (applying, records) =>
        planAbroad(law, applying, request.body, records),
      )
      return reply.code(201).send(made)
    },
  )

  app.post(
    '/api/abroad/:recordId/return',
    {
      config,
      schema: {
        summary: '报回国：从那天起恢复待遇',
        tags,
        params: RecordParams,
        body: ReturnForm,
        response: { 200: EntitlementMessage },
      },
    },
    (request) =>
      run(request, 'abroad.return', ({ by, today }, records) =>
        planReturn(
          findOrThrow(records, 'medicine-abroad', request.params.recordId),
          by,
          request.body.returnedOn,
          today,
        ),
      ),
  )
}

function findOrThrow(records: readonly WholeRegister[], kind: RegisterKind, recordId: string): WholeRegister {
  const record = records.find((one) => one.recordId === recordId && one.kind === kind)
  if (record === undefined) throw problem('register-not-found', { recordId: recordId.slice(0, 60) })
  return record
}
