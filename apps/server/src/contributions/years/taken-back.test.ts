/** 撤回退休 and the papers of years: what was wrong is taken back, what was paid is owed, and the second person sees the proof. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { ContributionDeskMessage, DeskYearsMessage, MaterialMessage, PersonPage } from '@yidi/contracts'
import { bookBalances, verifyLedger } from '../../money/ledger/index.ts'
import { signInStaff } from '../../platform/access/testing.ts'
import { samplePdf } from '../../platform/materials/testing.ts'
import { openDesk, pool, today } from '../payouts/testing.ts'

const desk = await openDesk()
const { ask, refused } = desk
const at = (personNo: string, what = '') => `/people/${personNo}${what}`
const held = async (personNo: string) => {
  const { enrolments, benefits } = await ask<PersonPage>('enter', at(personNo))
  const now = <Row extends { knownTo: string | null }>(rows: Row[]) => rows.filter(({ knownTo }) => knownTo === null)
  return {
    enrolments: now(enrolments).map(({ from, to, category }) => `${from} ${to ?? '-'} ${category}`),
    benefits: now(benefits)
      .map(({ from, to, status }) => `${from} ${to ?? '-'} ${status}`)
      .sort(),
  }
}
const incomeOf = async () => {
  const balances = await bookBalances(desk.db, pool)
  return ['income:pool', 'payable:person'].map(
    (account) => balances.find((one) => one.account === account)?.balanceFen ?? 0,
  )
}

test('what is paid for missing years is the income of the fund, and owed again once the retirement is taken back', async () => {
  const person = await desk.person()
  const before = await held(person)
  const [income, owed] = (await incomeOf()) as [number, number]
  const back = at(person, '/retirement/take-back')
  await refused('retirement-not-held', 'enter', back, { reason: '没有退休' })
  const period = { kind: 'elsewhere', from: '2007-01', to: '2025-12', place: '310000', document: '凭证' }
  await ask('enter', at(person, '/years'), period)
  const { quoteNo } = await ask<{ quoteNo: number }>('enter', at(person, '/retirement-quotes'), {
    from: '2026-07',
    wage: '9000.00',
  })
  const payment = { amount: '10260.00', paidOn: today, reference: 'B1' }
  await ask('enter', at(person, '/retirement'), { quoteNo, payment })
  assert.deepEqual(await incomeOf(), [income + 1_026_000, owed])
  const month = await ask<ContributionDeskMessage>('first', '/contributions/employers?month=2026-06')
  assert.equal(month.income.find((one) => one.month === '2026-06')?.missingYears, '10260.00', JSON.stringify(month))
  assert.deepEqual((await verifyLedger(desk.db)).faults, [])

  assert.equal((await ask<{ owed: string }>('enter', back, { reason: '办错了人' })).owed, '10260.00')
  assert.deepEqual(await incomeOf(), [income, owed + 1_026_000])
  const after = await held(person)
  assert.deepEqual(after.enrolments, ['2026-01-01 2026-06-30 active', '2026-07-01 - active'])
  assert.deepEqual(after.benefits, before.benefits)
  const years = await ask<DeskYearsMessage>('enter', at(person, '/years'))
  assert.deepEqual([years.retirement, years.owed, years.mayTakeRetirementBack], [null, '10260.00', false])
  await refused('retirement-not-held', 'enter', back, { reason: '再撤一次' })
  assert.deepEqual((await verifyLedger(desk.db)).faults, [])
})

test('a retirement after which the enrolment changed is not taken back by itself', async () => {
  const person = await desk.person()
  await ask('enter', at(person, '/years'), { kind: 'recorded', from: '2000-01', to: '2025-12', document: '手册' })
  const { quoteNo } = await ask<{ quoteNo: number }>('enter', at(person, '/retirement-quotes'), {
    from: '2026-07',
    wage: '9000.00',
  })
  await ask('enter', at(person, '/retirement'), { quoteNo })
  await ask('enter', at(person, '/change'), { from: '2026-08-01', employer: '演示单位', reason: '托管' })
  await refused('retirement-not-last', 'enter', at(person, '/retirement/take-back'), { reason: '办错了' })
})

test('recognised service is proved by a paper that was uploaded, and the second person sees it', async () => {
  const person = await desk.person()
  const send = async (kind: string, cookie = desk.cookie('enter')) =>
    (
      await desk.app.inject({
        method: 'POST',
        url: `/api/desk${at(person, '/years/materials')}?kind=${kind}`,
        payload: samplePdf(),
        headers: {
          cookie,
          'content-type': 'application/pdf',
          'idempotency-key': randomUUID(),
          'x-file-name': encodeURIComponent('档案.pdf'),
        },
      })
    ).json<MaterialMessage & { code?: string }>()
  assert.equal((await send('residence-proof')).code, 'material-kind-unknown')
  const elsewhere = await signInStaff(desk.db, desk.clock, { roles: ['accepting'], pool: '330100', name: 'leave-hz' })
  assert.equal((await send('year-proof', elsewhere)).code, 'person-other-pool')
  const { id } = await send('year-proof')
  const service = { kind: 'service', from: '1995-07', to: '2001-06', document: ' ' }
  await refused('material-not-usable', 'enter', at(person, '/years'), { ...service, uploads: ['M-NONE'] })
  await refused('year-proof-missing', 'enter', at(person, '/years'), service)
  const { no } = await ask<{ no: number }>('enter', at(person, '/years'), { ...service, uploads: [id] })
  await refused('material-not-usable', 'enter', at(person, '/years'), { ...service, to: '2001-05', uploads: [id] })
  const seen = (await ask<DeskYearsMessage>('review', at(person, '/years'))).periods[0]!
  assert.deepEqual([seen.document, seen.materials, seen.mayDecide], ['见上传的材料', [id], true])
  const paper = (who: 'review' | 'first', of = id) =>
    desk.app.inject({
      url: `/api/desk${at(person, `/years/materials/${of}`)}`,
      headers: { cookie: desk.cookie(who) },
    })
  assert.deepEqual((await paper('review')).rawPayload, samplePdf())
  assert.equal((await paper('first')).statusCode, 403)
  assert.equal((await paper('review', 'M-NONE')).statusCode, 404)
  await ask('review', at(person, `/years/${String(no)}/decide`), { decision: 'recognise', reason: '档案齐全' })
  const decided = (await ask<DeskYearsMessage>('review', at(person, '/years'))).periods[0]!
  assert.deepEqual([decided.materials, decided.state], [[id], 'recognised'])
})
