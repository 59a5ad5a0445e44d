/** What the form needs beside the guidance: its rules, the letter to sign, and one's own earlier form. */
import { Type } from 'typebox'
import {
  CommitmentLetterMessage,
  FilingFormRules,
  FilingProblemMessage,
  FilingTypeCode,
  KnownForFiling,
  OwnFilingForm,
  problem,
} from '@yidi/contracts'
import { destinationProblems, formRules } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import { citizenOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import { materialsOf } from '../../platform/materials/index.ts'
import { findPerson } from '../../person/people/index.ts'
import { enrolmentOn, readFile } from '../../person/file/index.ts'
import {
  checkContextOf,
  filingsInTheWay,
  lastMobile,
  letterOf,
  offeredOf,
  openPrivate,
  ownForm,
  withoutUndefined,
} from '../apply/index.ts'
import { dayOf, expiryDays, filingsOf, lawOf, messageOf, renewalOn } from '../record/index.ts'
import { PoolQuery, askedPool } from './asked-pool.ts'

const tags = ['备案']
const open = { access: 'public', session: true } as const
const own = { access: ['citizen'], scope: 'file' } as const

const showFormRules = route(
  {
    method: 'GET',
    url: '/api/filings/form-rules',
    config: open,
    schema: {
      summary: '一种备案的表怎么填：谁可以办、选不选机构、什么还没有规定、问谁',
      tags,
      querystring: Type.Object({ type: FilingTypeCode, pool: PoolQuery, day: Type.Optional(Type.String()) }),
      response: { 200: FilingFormRules },
    },
  },
  (request, { release, clock }) => {
    const { type, pool, day } = request.query
    const law = lawOf(release, askedPool(request, pool))
    return { ...formRules(law, type, dayOf(day, clock)), contacts: contactsOf(release, law.pool) }
  },
)

/** Whom to ask: the guide's lines for enquiries, else the telephone that every pool of the country has. */
function contactsOf(release: Release, pool: string): { title: string; contact: string }[] {
  const lines = (release.filing.guides.get(pool)?.lines ?? []).filter((line) => line.kind === 'enquiry')
  if (lines.length > 0) return lines.map(({ title, contact }) => ({ title, contact }))
  const telephone = release.pools.get(pool)?.pool.telephone ?? ''
  return telephone === '' ? [] : [{ title: '参保地医保服务热线', contact: telephone }]
}

const showLetter = route(
  {
    method: 'GET',
    url: '/api/filings/letter',
    config: open,
    schema: {
      summary: '备案承诺书的全文',
      tags,
      querystring: Type.Object({
        type: FilingTypeCode,
        inPlace: Type.Optional(Type.Boolean({ description: '代替证明材料' })),
        pool: PoolQuery,
      }),
      response: { 200: Type.Object({ letter: Type.Union([CommitmentLetterMessage, Type.Null()]) }) },
    },
  },
  async (request, { release, clock, database }) => {
    const { type, inPlace, pool } = request.query
    const { who } = request
    const letter = letterOf(release, askedPool(request, pool), type, clock.today(), inPlace === true)
    if (letter === undefined) return { letter: null }
    const signerNo = who?.kind === 'citizen' ? (who.actedBy?.personNo ?? who.personNo) : undefined
    const signer = signerNo === undefined ? undefined : await findPerson(database, signerNo)
    return { letter: { ...letter, ...(signer === undefined ? {} : { signer: signer.name }) } }
  },
)

const showOutlook = route(
  {
    method: 'GET',
    url: '/api/filings/outlook',
    config: own,
    schema: {
      summary: '填表以前：去那里办这种备案，有没有已经办过的、还不能换的',
      tags,
      querystring: Type.Object({ type: FilingTypeCode, destination: Type.String({ maxLength: 6 }) }),
      response: { 200: Type.Object({ problems: Type.Array(FilingProblemMessage) }) },
    },
  },
  async (request, { clock, database, release }) => {
    const { personNo } = citizenOf(request)
    const today = clock.today()
    const file = await readFile(database, { personNo }, ['enrolments', 'wholeFilings'])
    const enrolment = file && enrolmentOn(file, today)
    if (file === undefined || enrolment === undefined) return { problems: [] }
    const about = await checkContextOf({ database }, enrolment, personNo, file.filings, today)
    return { problems: destinationProblems(release.filing, lawOf(release, enrolment.pool), request.query, about) }
  },
)

const showKnown = route(
  {
    method: 'GET',
    url: '/api/filings/known',
    config: own,
    schema: {
      summary: '填表以前已经知道的：联系手机，去那里已经有的备案',
      tags,
      querystring: Type.Object({ destination: Type.Optional(Type.String({ maxLength: 6 })) }),
      response: { 200: KnownForFiling },
    },
  },
  async (request, { clock, database, release }) => {
    const { personNo } = citizenOf(request)
    const { destination } = request.query
    const today = clock.today()
    const file = await readFile(database, { personNo }, ['enrolments', 'wholeFilings'])
    if (file === undefined) return { inTheWay: [] }
    const { filings } = file
    const before = await expiryDays(database)
    const found =
      destination === undefined ? [] : await filingsInTheWay({ database, release }, file, destination, today)
    return withoutUndefined({
      mobile: lastMobile({ database }, filings),
      inTheWay: found.map(({ filing, problem, types }) => {
        const renewalFrom = renewalOn(filing, filings, today, before)
        return { filing: withoutUndefined({ ...messageOf(filing, 'citizen', today), renewalFrom }), problem, types }
      }),
    })
  },
)

const showOwnForm = route(
  {
    method: 'GET',
    url: '/api/filings/:filingId/form',
    config: own,
    schema: {
      summary: '自己最近一次提交的内容：补正、续办、变更时用',
      tags,
      params: Type.Object({ filingId: Type.String({ maxLength: 60 }) }),
      response: { 200: OwnFilingForm },
    },
  },
  async (request, { database, clock, release }) => {
    const { personNo } = citizenOf(request)
    const { filingId } = request.params
    const all = await filingsOf(database, personNo)
    const record = all.find((one) => one.filingId === filingId)
    if (record === undefined) throw problem('filing-not-found', { filingId: filingId.slice(0, 60) })
    const form = ownForm(record, openPrivate(database.ciphers, record.application))
    const sent = new Set([...(form.uploads ?? []), ...(form.carriedOver ?? [])])
    const materials = (await materialsOf(database, personNo, filingId)).filter((material) => sent.has(material.id))
    const wanting = { pool: record.pool, type: record.type, day: clock.today(), agent: form.agent?.idNumber }
    const offered = await offeredOf({ database, clock, release }, personNo, [record], wanting)
    const renewalFrom = renewalOn(record, all, clock.today(), await expiryDays(database))
    return { form, materials, offered, ...(renewalFrom === undefined ? {} : { renewalFrom }) }
  },
)

/** Routes of the phone's form: `/api/filings/form-rules`, `/letter`, `/outlook`, `/known`, `/:filingId/form`. */
export const filingFormRoutes = routes(showFormRules, showLetter, showOutlook, showKnown, showOwnForm)
