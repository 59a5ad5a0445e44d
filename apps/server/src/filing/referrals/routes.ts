import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import {
  Confirmed,
  FilingMessage,
  PatientMessage,
  PatientSearch,
  ReferralForm,
  ReferralLine,
  filingStates,
  problem,
} from '@yidi/contracts'
import { keptCode } from '@yidi/rules'
import { commandKeyOf, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { findToken, readTokenAt } from '../../person/credentials/index.ts'
import { findInstitution } from '../../care/institutions/index.ts'
import type { InstitutionOnDay } from '../../care/institutions/index.ts'
import { findPerson, findPersonNoByIdNumber } from '../../person/people/index.ts'
import { enrolmentOn, readFile } from '../../person/file/index.ts'
import { fileReferral, withdrawReferral } from './referral.ts'
import { maskIdNumber } from '../../person/people/index.ts'
import { referralsOf, updateReferralList } from './list.ts'

/** How many of its latest referrals an institution sees. */
const mostLines = 50
const tags = ['转外备案']
const config = { access: ['institution'] } as const

async function hospitalOf({ database, clock }: RecordsDeps, request: FastifyRequest): Promise<InstitutionOnDay> {
  const code = staffOf(request).institution
  const found = code === null ? undefined : await findInstitution(database, code, clock.today())
  if (found === undefined) throw problem('referral-no-institution')
  return found
}

const findPatient = route(
  {
    method: 'POST',
    url: '/api/institution/patient',
    config: { ...config, repeatable: true },
    schema: {
      summary: '按身份证号或医保码找病人',
      tags,
      body: PatientSearch,
      response: { 200: PatientMessage },
    },
  },
  async (request, deps) => {
    const hospital = await hospitalOf(deps, request)
    const { idNumber, token } = request.body
    const personNo =
      token === undefined
        ? await findPersonNoByIdNumber(deps.database, idNumber ?? '')
        : await personOfToken(deps, token.trim(), hospital.code)
    const person = personNo === undefined ? undefined : await findPerson(deps.database, personNo)
    if (person === undefined) throw problem('patient-not-found')
    const file = await readFile(deps.database, { personNo: person.personNo }, ['enrolments'])
    const enrolment = file && enrolmentOn(file, deps.clock.today())
    return {
      personNo: person.personNo,
      name: person.name,
      idNumber: maskIdNumber(person.idNumber),
      pool: enrolment?.pool ?? person.pool,
      insured: enrolment !== undefined,
      phone: person.phone,
    }
  },
)

async function personOfToken({ database, clock }: RecordsDeps, token: string, institution: string): Promise<string> {
  const known = await findToken(database, token)
  if (known === undefined || known.expiresAt <= clock.now()) throw problem('patient-code-over')
  if ((await readTokenAt(database, clock, token, institution)) !== institution) throw problem('patient-code-over')
  return known.personNo
}

const referPatient = route(
  {
    method: 'POST',
    url: '/api/institution/referrals',
    config,
    schema: { summary: '给病人办转外备案', tags, body: ReferralForm, response: { 201: FilingMessage } },
  },
  async (request, deps, reply) => {
    const hospital = await hospitalOf(deps, request)
    const form = request.body
    const command = commandKeyOf(request, 'referrals.file')
    const today = deps.clock.today()
    const filed = await fileReferral(
      deps,
      hospital,
      form.personNo,
      {
        destination: keptCode(deps.release.places, form.destination),
        from: form.from ?? today,
        to: form.to ?? null,
        on: form.on,
        receiving: { institution: form.receivingCode ?? '', name: form.receivingName },
        diagnosis: { code: form.diagnosisCode ?? '', name: form.diagnosisName },
        mobile: form.mobile ?? '',
        address: '',
        reason: form.reason,
      },
      command,
    )
    await updateReferralList(deps.database, deps.clock)
    return reply.code(201).send(filed)
  },
)

const showReferrals = route(
  {
    method: 'GET',
    url: '/api/institution/referrals',
    config,
    schema: {
      summary: '本机构办的转外备案',
      tags,
      response: { 200: Type.Object({ referrals: Type.Array(ReferralLine) }) },
    },
  },
  async (request, deps) => {
    const hospital = await hospitalOf(deps, request)
    await updateReferralList(deps.database, deps.clock)
    const lines = await referralsOf(deps.database, hospital.code, mostLines)
    const today = deps.clock.today()
    const referrals = await Promise.all(
      lines.map(async ({ personNo, filedAt, ...line }) => {
        const person = await findPerson(deps.database, personNo)
        const state = line.state === 'delivered' && line.to !== null && line.to < today ? 'expired' : line.state
        const open = !filingStates[state].done && !['used', 'refused', 'approved'].includes(state)
        return {
          ...line,
          personNo,
          state,
          stateTitle: filingStates[state].title,
          name: person?.name ?? '',
          idNumber: person === undefined ? '' : maskIdNumber(person.idNumber),
          filedAt: filedAt.toISOString(),
          withdrawable: open,
        }
      }),
    )
    return { referrals }
  },
)

const withdraw = route(
  {
    method: 'POST',
    url: '/api/institution/referrals/:filingId/withdraw',
    config,
    schema: {
      summary: '撤销本机构办的转外备案',
      tags,
      params: Type.Object({ filingId: Type.String({ maxLength: 60 }) }),
      body: Type.Object({
        personNo: Type.String({ maxLength: 30 }),
        reason: Type.Optional(Type.String({ maxLength: 300 })),
        confirmed: Confirmed,
      }),
      response: { 200: FilingMessage },
    },
  },
  async (request, deps) => {
    const hospital = await hospitalOf(deps, request)
    const { personNo, ...said } = request.body
    const command = commandKeyOf(request, 'referrals.withdraw')
    const { filingId } = request.params
    const withdrawn = await withdrawReferral(deps, hospital, personNo, filingId, said, command)
    await updateReferralList(deps.database, deps.clock)
    return withdrawn
  },
)

/** 转外备案 on the page of an institution: find the patient, file, take back, one's own list. */
export const hospitalFilingRoutes = routes(findPatient, referPatient, showReferrals, withdraw)
